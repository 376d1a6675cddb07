import { z } from 'zod';
import { isIsoDay } from '#src/modules/legal/domain/days.ts';
import { anyOf, id, oneOf, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { parseGermanDate } from '#src/ui/form/parse-date.ts';
import { parseEuroCents } from '#src/ui/form/parse-money.ts';
import { reasonField, shownProcurement } from '../schema.ts';
import { ANSWER_FIELDS, MANDATORY_FIELD } from './domain/answer-fields.ts';
import { ANSWER_LIMITS, type Answer, emptyAnswer } from './domain/answers.ts';
import { EVERY_LOT, ITEM_KINDS, ITEM_LIMITS, variantsOf } from './domain/items.ts';
import { parseSelection } from './domain/selection.ts';
import { parseWholeNumber } from './domain/sheet.ts';

const LIMITS = { note: 4_000, budgetLine: 300, bodies: 50 } as const;

const openId = optionalText(40).transform((value, context): string | null => {
  if (value === '') return null;
  if (id.safeParse(value).success) return value;
  context.addIssue({ code: 'custom', message: 'Bitte wählen Sie aus der Liste.' });
  return z.NEVER;
});

const variants = optionalText(ITEM_LIMITS.variants * (ITEM_LIMITS.variant + 1))
  .transform(variantsOf)
  .refine((all) => all.length <= ITEM_LIMITS.variants, `Bitte nennen Sie höchstens ${ITEM_LIMITS.variants} Varianten.`)
  .refine(
    (all) => all.every((one) => one.length <= ITEM_LIMITS.variant),
    `Bitte kürzen Sie jede Variante auf höchstens ${ITEM_LIMITS.variant} Zeichen.`,
  );

export const saveSurveyItemSchema = z
  .object({
    ...shownProcurement,
    itemId: openId,
    kind: oneOf(ITEM_KINDS, 'Bitte wählen Sie, wonach gefragt wird.'),
    title: requiredText('die Frage', ITEM_LIMITS.title),
    description: optionalText(ITEM_LIMITS.description),
    unit: optionalText(ITEM_LIMITS.unit),
    variants,
    flags: anyOf(['mandatory', 'asks_price']),
    lotId: z.union([z.literal(EVERY_LOT), openId], 'Bitte wählen Sie aus der Liste.'),
  })
  .transform(({ lotId, ...item }) => ({
    ...item,
    lotId: lotId === EVERY_LOT ? null : lotId,
    everyLot: lotId === EVERY_LOT,
  }));

export const removeSurveyItemSchema = z.object({ ...shownProcurement, itemId: id });
export const moveSurveyItemSchema = z.object({
  ...shownProcurement,
  itemId: id,
  direction: oneOf(['up', 'down'], 'Diese Angabe ist ungültig.'),
});
export const copyQuestionnaireSchema = z.object({ ...shownProcurement, sourceId: id });

const namedBodies = z
  .union([z.string().max(20_000), z.array(z.string().max(300)).max(LIMITS.bodies)])
  .optional()
  .transform((value) => (typeof value === 'string' ? value.split('\n') : (value ?? [])))
  .transform((texts) => [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]);

/** Either the filters that were previewed, or names. */
export const askBodiesSchema = z
  .looseObject({
    ...shownProcurement,
    mode: oneOf(['selection', 'names'], 'Diese Angabe ist ungültig.'),
    bodies: namedBodies,
  })
  .transform(({ procurementId, version: shown, mode, bodies, ...rest }) => ({
    procurementId,
    version: shown,
    mode,
    bodies,
    selection: parseSelection(rest as Record<string, string | string[] | undefined>),
    again: rest.erneut === 'ja',
  }));

/** One body, or all that have not answered when empty. */
export const stopAskingSchema = z.object({ ...shownProcurement, bodyId: openId });

const dueOn = requiredDay('den letzten Tag der Frist').refine(isIsoDay, 'Bitte prüfen Sie das Jahr.');

export const openSurveySchema = z.object({ ...shownProcurement, dueOn, note: optionalText(LIMITS.note) });
export const extendSurveySchema = z.object({ ...shownProcurement, dueOn, ...reasonField });
export const reopenSurveySchema = extendSurveySchema;
export const surveyStepSchema = z.object(shownProcurement);

/** The own part of a body: the version is that of its part, so that answers of others do not get in the way. */
const ownPart = { procurementId: id, version };

export const declineSurveySchema = z.object({ ...ownPart, ...reasonField });
export const nameDeputySchema = z.object({ ...ownPart, personId: openId });

/**
 * Answers as a form sends them. Which fields there are only the questionnaire knows; it is asked by the command, here
 * every field is read for what its name says, so that messages stand where they belong.
 */
export const answerSurveySchema = z
  .looseObject({
    ...ownPart,
    condition: optionalText(ANSWER_LIMITS.condition),
    intent: oneOf(['draft', 'send'], 'Diese Angabe ist ungültig.'),
  })
  .transform((input, context) => {
    const answers = new Map<string, Answer>();
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] });
    for (const [name, value] of Object.entries(input)) {
      const found = fieldOf(name);
      if (!found || typeof value !== 'string') continue;
      const read = readField(found.part, value.trim());
      if (typeof read === 'string') issue(name, read);
      else answers.set(found.itemId, { ...(answers.get(found.itemId) ?? emptyAnswer(found.itemId)), ...read });
    }
    const mandatory = String(input[MANDATORY_FIELD] ?? '')
      .split(' ')
      .slice(0, ITEM_LIMITS.items);
    if (input.intent === 'send')
      for (const name of mandatory)
        if (fieldOf(name) && String(input[name] ?? '').trim() === '') issue(name, 'Bitte beantworten Sie diese Frage.');
    const { procurementId, version: shown, condition, intent } = input;
    return { procurementId, version: shown, condition, intent, answers: [...answers.values()] };
  });

type AnswerPart = keyof typeof ANSWER_FIELDS;

function fieldOf(name: string): { part: AnswerPart; itemId: string } | null {
  for (const part of Object.keys(ANSWER_FIELDS) as AnswerPart[]) {
    const itemId = name.slice(ANSWER_FIELDS[part].length);
    if (name.startsWith(ANSWER_FIELDS[part]) && id.safeParse(itemId).success) return { part, itemId };
  }
  return null;
}

/** The part of an answer in a field, or the message that belongs to it. Empty is no answer. */
function readField(part: AnswerPart, text: string): Partial<Answer> | string {
  switch (part) {
    case 'quantity': {
      const quantity = text === '' ? null : parseWholeNumber(text);
      if (text !== '' && quantity === null)
        return 'Bitte geben Sie eine ganze Zahl ein, zum Beispiel 25. Kein Bedarf: 0.';
      if ((quantity ?? 0) > ANSWER_LIMITS.quantity) return 'Bitte geben Sie höchstens 10.000.000 ein.';
      return { quantity };
    }
    case 'price': {
      const cents = text === '' ? null : parseEuroCents(text);
      if (text !== '' && (cents === null || cents < 0))
        return 'Bitte geben Sie den Betrag in Euro ein, zum Beispiel 1.250,00.';
      if ((cents ?? 0) > ANSWER_LIMITS.priceCents) return 'Bitte geben Sie höchstens 100.000.000,00 ein.';
      return { currentPriceCents: cents };
    }
    case 'day': {
      const day = text === '' ? null : parseGermanDate(text);
      if (text !== '' && (day === null || !isIsoDay(day)))
        return 'Bitte geben Sie das Datum als TT.MM.JJJJ ein, zum Beispiel 01.07.2027.';
      return { neededOn: day };
    }
    case 'text':
      if (text.length > ANSWER_LIMITS.text) return 'Bitte kürzen Sie auf höchstens 2.000 Zeichen.';
      return { textValue: text || null };
    case 'variant':
      return { variant: text || null };
  }
}

export const prepareConfirmationSchema = z.object({
  ...ownPart,
  budgetLine: requiredText('die Haushaltsstelle', LIMITS.budgetLine),
});
/** The confirmation that was shown: another one prepared meanwhile is not signed by accident. */
export const signConfirmationSchema = z.object({
  procurementId: id,
  confirmationId: id,
  confirmed: oneOf(['ja'], 'Bitte bestätigen Sie, dass Sie befugt sind.'),
});
export const discardConfirmationSchema = z.object({ procurementId: id, confirmationId: id, ...reasonField });
