import { Badge } from '#src/ui/badge.tsx';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { formatEuro, formatNumber } from '#src/ui/format.ts';
import { Heading } from '#src/ui/heading.tsx';
import type { EvaluationContent } from '../domain/evaluation.ts';
import { EXCLUSION_GROUNDS } from '../domain/exclusion-grounds.ts';
import type { Criterion } from '../domain/scoring.ts';
import { ARITHMETIC_TEXTS } from '../texts.ts';

type RankedRow = EvaluationContent['ranking'][number];

/** Hundredths of a point as "87,65". */
export const formatPoints = (hundredths: number): string => formatNumber(hundredths / 100, 2);

/** A lot's ranking with every figure it is computed from: share, weight, points, sum. */
export function Arithmetic({ content, nameOf }: { content: EvaluationContent; nameOf: (personId: string) => string }) {
  const { lotNumber, criteria, ranking, excluded, drawn } = content;
  return (
    <>
      <DataTable
        caption={`Rangfolge in Los ${lotNumber}`}
        rows={ranking}
        rowKey={({ bidId }) => bidId}
        emptyText="Kein wertbares Angebot."
        columns={[
          { key: 'rank', label: 'Rang', align: 'end', cell: ({ rank }) => rank },
          { key: 'bidder', label: 'Bieter', rowHeader: true, cell: ({ bidderName }) => bidderName },
          { key: 'price', label: 'Preis (netto)', align: 'end', cell: ({ priceCents }) => formatEuro(priceCents) },
          ...criteria.map((criterion) => criterionColumn(criterion)),
          { key: 'total', label: 'Summe', align: 'end', cell: ({ total }) => <strong>{formatPoints(total)}</strong> },
        ]}
      />
      <p className="ui-muted">
        {ARITHMETIC_TEXTS.mean} {ARITHMETIC_TEXTS.rounding} {ARITHMETIC_TEXTS.ties}
      </p>
      {drawn ? (
        <p>
          <Badge tone="warning">Los gezogen</Badge> {drawn.note}
        </p>
      ) : null}
      <ScoreTable content={content} nameOf={nameOf} />
      {excluded.length > 0 ? (
        <DataTable
          caption={`Ausgeschlossen in Los ${lotNumber}`}
          rows={excluded}
          rowKey={({ bidId }) => bidId}
          columns={[
            { key: 'bidder', label: 'Bieter', rowHeader: true, cell: ({ bidderName }) => bidderName },
            {
              key: 'ground',
              label: 'Grund',
              cell: ({ ground }) =>
                ground ? `${EXCLUSION_GROUNDS[ground].label} (${EXCLUSION_GROUNDS[ground].source})` : '–',
            },
            { key: 'reason', label: 'Begründung', cell: ({ reason }) => reason },
          ]}
        />
      ) : null}
    </>
  );
}

function criterionColumn({ id, title, weight }: Criterion): DataColumn<RankedRow> {
  return {
    key: id,
    label: `${title} (${formatNumber(weight / 100)} %)`,
    align: 'end',
    cell: ({ parts }) => {
      const part = parts.find(({ criterionId }) => criterionId === id);
      if (!part) return '–';
      const [numerator, denominator] = part.share;
      const share = denominator === '1' ? numerator : `${numerator}/${denominator}`;
      return (
        <>
          {formatPoints(part.points)}
          <div className="ui-muted">
            {share} × {formatPoints(weight)}
          </div>
        </>
      );
    },
  };
}

function ScoreTable({ content, nameOf }: { content: EvaluationContent; nameOf: (personId: string) => string }) {
  const { ranking, criteria, scores, lotNumber, evaluatorIds } = content;
  if (scores.length === 0) return null;
  const titleOf = new Map(criteria.map(({ id, title, maxPoints }) => [id, `${title} (höchstens ${maxPoints})`]));
  const bidderOf = new Map(ranking.map(({ bidId, bidderName }) => [bidId, bidderName]));
  const cells = ranking.flatMap(({ bidId }) => [...titleOf.keys()].map((criterionId) => ({ bidId, criterionId })));
  const rows = cells.filter((cell) =>
    scores.some((one) => one.bidId === cell.bidId && one.criterionId === cell.criterionId),
  );
  return (
    <>
      <Heading level={3}>Punkte der Wertenden</Heading>
      <DataTable
        caption={`Punkte der Wertenden in Los ${lotNumber}`}
        captionHidden
        rows={rows}
        rowKey={({ bidId, criterionId }) => `${bidId} ${criterionId}`}
        columns={[
          { key: 'bidder', label: 'Bieter', rowHeader: true, cell: ({ bidId }) => bidderOf.get(bidId) ?? '' },
          { key: 'criterion', label: 'Kriterium', cell: ({ criterionId }) => titleOf.get(criterionId) ?? '' },
          ...evaluatorIds.map(
            (evaluatorId): DataColumn<(typeof rows)[number]> => ({
              key: evaluatorId,
              label: nameOf(evaluatorId),
              cell: ({ bidId, criterionId }) => {
                const score = scores.find(
                  (one) => one.bidId === bidId && one.criterionId === criterionId && one.evaluatorId === evaluatorId,
                );
                if (!score) return '–';
                return (
                  <>
                    {formatPoints(score.points)}
                    {score.comment ? <div className="ui-muted">{score.comment}</div> : null}
                  </>
                );
              },
            }),
          ),
        ]}
      />
    </>
  );
}
