import { z } from 'zod';
import { id, oneOf, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { PROCUREMENT_LIMITS, reasonField, shownProcurement } from '../schema.ts';
import { berlinInstant } from './domain/berlin-time.ts';
import { type DraftCriterion, MAX_QUALITY_CRITERIA, PRICE_FORMULAS } from './domain/criteria.ts';

/** Longest texts, in characters. */
export const TENDER_LIMITS = { name: 200, address: 500, text: 4_000 } as const;

const procurement = { procurementId: id };

/** Ids of ticked boxes: none, one text or several. */
const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined || given === '' ? [] : [given].flat()))
  .pipe(z.array(id).max(1_000));

export const nameCallersSchema = z.object({ ...shownProcurement, bodies: ids });

/** Part of a person in the evaluation. */
export const TEAM_PARTS = ['evaluator', 'decider'] as const;

export const nameEvaluatorSchema = z.object({
  ...procurement,
  email: requiredText('die E-Mail-Adresse', 254).transform((text) => text.toLowerCase()),
  part: oneOf(TEAM_PARTS, 'Bitte wählen Sie die Aufgabe.'),
});

export const removeEvaluatorSchema = z.object({ ...procurement, personId: id, ...reasonField });

export const declareImpartialSchema = z.object({
  ...procurement,
  confirmed: z.literal('ja', 'Bitte bestätigen Sie die Erklärung.'),
});

/** "33,33" as 3333; null when empty. */
function hundredths(text: unknown): number | null | 'unreadable' {
  const value = typeof text === 'string' ? text.trim().replace(/\s*%$/, '') : '';
  if (value === '') return null;
  const match = /^(\d{1,5})(?:,(\d{1,2}))?$/.exec(value);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 'unreadable';
}

/** Points such as "7,5" in hundredths; null when empty. */
export const optionalHundredths = hundredths;

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Criteria of one lot: the price once, and numbered rows of quality criteria (title_0, weight_0, ...). */
export const editCriteriaSchema = z
  .object({ ...shownProcurement, lotId: id })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const problem = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    const weightOf = (name: string): number => {
      const weight = hundredths(fields[name]);
      if (typeof weight === 'number' && weight >= 1 && weight <= 10_000) return weight;
      problem(name, 'Bitte geben Sie ein Gewicht zwischen 0,01 und 100 Prozent an.');
      return 0;
    };
    const criteria: DraftCriterion[] = [];
    if (textOf(fields.priceWeight) !== '') {
      const priceFormula = PRICE_FORMULAS.find((formula) => formula === fields.priceFormula);
      if (priceFormula) criteria.push({ kind: 'price', weight: weightOf('priceWeight'), priceFormula });
      else problem('priceFormula', 'Bitte wählen Sie, wie der Preis in Punkte umgerechnet wird.');
    }
    for (let row = 0; row < MAX_QUALITY_CRITERIA; row++) {
      const title = textOf(fields[`title_${row}`]);
      const description = textOf(fields[`description_${row}`]);
      const maxPoints = textOf(fields[`maxPoints_${row}`]);
      if (title === '' && textOf(fields[`weight_${row}`]) === '') continue;
      if (title === '' || title.length > TENDER_LIMITS.name)
        problem(`title_${row}`, 'Bitte geben Sie eine Bezeichnung mit höchstens 200 Zeichen an.');
      if (description.length > TENDER_LIMITS.text)
        problem(`description_${row}`, 'Bitte kürzen Sie auf höchstens 4.000 Zeichen.');
      if (!/^\d{1,3}$/.test(maxPoints) || Number(maxPoints) < 1)
        problem(`maxPoints_${row}`, 'Bitte geben Sie eine ganze Zahl zwischen 1 und 999 an.');
      criteria.push({
        kind: 'quality',
        title,
        description,
        weight: weightOf(`weight_${row}`),
        maxPoints: Number(maxPoints),
      });
    }
    const { procurementId, version: shown, lotId } = fields;
    return { procurementId, version: shown, lotId, criteria };
  });

/** A clock time such as "12:00". */
export const clockTime = z
  .string('Bitte geben Sie die Uhrzeit an.')
  .trim()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Bitte geben Sie die Uhrzeit als Stunde:Minute an, zum Beispiel 12:00.');

/** An address on the web; empty if there is none yet. */
const webAddress = optionalText(TENDER_LIMITS.address).refine(
  (text) => text === '' || (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)),
  'Bitte geben Sie eine vollständige Adresse an, die mit https:// beginnt.',
);

export const prepareTenderSchema = z
  .object({
    ...shownProcurement,
    platform: requiredText('die Vergabeplattform', TENDER_LIMITS.name),
    platformReference: optionalText(TENDER_LIMITS.name),
    noticeUrl: webAddress,
    publishedOn: requiredDay('den Tag der Bekanntmachung'),
    offersDueOn: requiredDay('den letzten Tag der Angebotsfrist'),
    offersDueTime: clockTime,
    shortReason: optionalText(PROCUREMENT_LIMITS.reason),
  })
  .transform(({ offersDueTime, ...rest }) => ({
    ...rest,
    offersDueAt: berlinInstant(rest.offersDueOn, offersDueTime),
  }));

export const startTenderingSchema = z.object({ ...shownProcurement });

export const recordQuestionSchema = z
  .object({
    ...procurement,
    question: requiredText('die Frage', TENDER_LIMITS.text),
    askedOn: requiredDay('den Tag, an dem die Frage einging,'),
    answer: optionalText(TENDER_LIMITS.text),
  })
  .transform((fields) => ({ ...fields, answer: fields.answer || null }));

export const answerQuestionSchema = z.object({
  ...procurement,
  questionId: id,
  version,
  answer: requiredText('die Antwort', TENDER_LIMITS.text),
});
