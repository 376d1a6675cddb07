import type { z } from 'zod';
import { answersRequestShape } from '#src/modules/api-access/exchange/schema.ts';
import { answerSurvey } from '#src/modules/procurement/survey/commands/answer-survey.ts';
import { ANSWER_FIELDS } from '#src/modules/procurement/survey/domain/answer-fields.ts';
import { getDemandForExchange } from '#src/modules/procurement/survey/reads/exchange.ts';
import { SURVEY_REFUSALS } from '#src/modules/procurement/survey/refusal-texts.ts';
import { apiRoute } from '../../../access.ts';
import { APP_PROBLEMS, answer, methodNotAllowed, problem } from '../../../problem.ts';
import { euroText, runCommand } from '../../../run-command.ts';
import { demandOf } from '../../../shapes.ts';

/** Saves the organisation's whole answer: questions that are left out are answered with nothing. */
export const POST = apiRoute<{ id: string }>('demand:write', (actor, request, { id }) =>
  runCommand(actor, request, {
    shape: answersRequestShape,
    command: answerSurvey,
    toFields: (body) => fieldsOf(id, body),
    nameOf: requestName,
    refusals: SURVEY_REFUSALS,
    answer: async () => {
      const row = await getDemandForExchange(actor, id);
      return row ? answer(demandOf(row)) : problem(APP_PROBLEMS.not_found);
    },
  }),
);

export const GET = methodNotAllowed('POST');

/** The answers as the portal's form sends them: one field for each part of each question. */
function fieldsOf(
  procurementId: string,
  body: z.output<typeof answersRequestShape>,
): Record<string, string | undefined> {
  const answers = body.answers.flatMap(({ itemId, quantity, variant, text, neededOn, currentPriceCents }) => [
    [`${ANSWER_FIELDS.quantity}${itemId}`, quantity?.toString()],
    [`${ANSWER_FIELDS.variant}${itemId}`, variant ?? undefined],
    [`${ANSWER_FIELDS.text}${itemId}`, text ?? undefined],
    [`${ANSWER_FIELDS.day}${itemId}`, neededOn ?? undefined],
    [`${ANSWER_FIELDS.price}${itemId}`, euroText(currentPriceCents)],
  ]);
  return {
    ...Object.fromEntries(answers),
    procurementId,
    version: String(body.version),
    condition: body.condition ?? '',
    intent: body.send ? 'send' : 'draft',
  };
}

const REQUEST_NAMES = {
  quantity: 'quantity',
  variant: 'variant',
  text: 'text',
  day: 'neededOn',
  price: 'currentPriceCents',
} as const satisfies Record<keyof typeof ANSWER_FIELDS, string>;

function requestName(field: string): string {
  for (const part of Object.keys(ANSWER_FIELDS) as (keyof typeof ANSWER_FIELDS)[]) {
    const prefix = ANSWER_FIELDS[part];
    if (field.startsWith(prefix)) return `answers.${field.slice(prefix.length)}.${REQUEST_NAMES[part]}`;
  }
  return field;
}
