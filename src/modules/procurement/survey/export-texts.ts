import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import type { CsvValue } from '#src/server/csv.ts';
import { PARTICIPANT_LABELS } from '../texts.ts';
import { type EvaluationQuery, filteredPlaces } from './domain/evaluation-query.ts';
import type { SurveyItem } from './domain/items.ts';
import type { Evaluation } from './reads/evaluation.ts';

/** Columns of a question in the export: one per part of its answer. */
function headsOf(item: SurveyItem): string[] {
  const head = `${item.position}. ${item.title}`;
  return [
    item.kind === 'quantity' ? `${head} (${item.unit})` : head,
    ...(item.kind === 'quantity' && item.variants.length > 0 ? [`${head}: Variante`] : []),
    ...(item.asksPrice ? [`${head}: heutiger Preis je Einheit und Jahr (Euro, netto)`] : []),
  ];
}

/** Head of the export of an evaluation. */
export function evaluationHeads(items: readonly SurveyItem[]): string[] {
  return ['Stelle', 'Regierungsbezirk', 'Einwohner', 'Stand', 'Bedingung', 'Grund', ...items.flatMap(headsOf)];
}

/** Rows of the export: one per body the query means, in the order of the page, all pages of it. */
export function evaluationRows(evaluation: Evaluation, query: EvaluationQuery): CsvValue[][] {
  const { items, bodies, answers } = evaluation;
  const byBody = Map.groupBy(answers, ({ body }) => body);
  return filteredPlaces(bodies, query).map((place) => {
    const body = bodies[place];
    const given = new Map((byBody.get(place) ?? []).map((answer) => [answer.itemId, answer]));
    return [
      body?.name ?? '',
      body?.region ? REGION_LABELS[body.region] : '',
      body?.population ?? null,
      body ? PARTICIPANT_LABELS[body.status] : '',
      body?.condition ?? '',
      body?.declineReason ?? '',
      ...items.flatMap((item): CsvValue[] => {
        const answer = given.get(item.id);
        const main = {
          quantity: answer?.quantity,
          choice: answer?.variant,
          date: answer?.neededOn,
          text: answer?.textValue,
        };
        const price = answer?.currentPriceCents ?? null;
        return [
          main[item.kind] ?? null,
          ...(item.kind === 'quantity' && item.variants.length > 0 ? [answer?.variant ?? null] : []),
          ...(item.asksPrice ? [price === null ? null : price / 100] : []),
        ];
      }),
    ];
  });
}
