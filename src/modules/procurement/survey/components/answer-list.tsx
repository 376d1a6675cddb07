import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import type { Answer } from '../domain/answers.ts';
import type { ItemKind } from '../domain/items.ts';

/** A question and its answer, from the questionnaire or from a confirmation. */
interface Line extends Omit<Answer, 'itemId'> {
  readonly position: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly unit: string;
}

/** An answer as text, without its variant and price. */
export function answerText(
  line: Pick<Line, 'kind' | 'unit' | 'quantity' | 'variant' | 'textValue' | 'neededOn'>,
): string {
  switch (line.kind) {
    case 'quantity':
      return line.quantity === null ? '–' : `${formatNumber(line.quantity)} ${line.unit}`;
    case 'choice':
      return line.variant ?? '–';
    case 'date':
      return line.neededOn === null ? '–' : formatDay(line.neededOn);
    case 'text':
      return line.textValue ?? '–';
  }
}

/** Questions with answers, to read. */
export function DemandTable({ lines, caption }: { lines: readonly Line[]; caption: string }) {
  const withVariant = lines.some(({ kind, variant }) => kind === 'quantity' && variant !== null);
  const withPrice = lines.some(({ currentPriceCents }) => currentPriceCents !== null);
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ position }) => String(position)}
      columns={[
        { key: 'position', label: 'Nr.', align: 'end', cell: ({ position }) => position },
        { key: 'title', label: 'Frage', rowHeader: true, cell: ({ title }) => title },
        { key: 'answer', label: 'Antwort', cell: answerText },
        ...(withVariant
          ? [
              {
                key: 'variant',
                label: 'Variante',
                cell: (line: Line) => (line.kind === 'quantity' ? line.variant : ''),
              },
            ]
          : []),
        ...(withPrice
          ? [
              {
                key: 'price',
                label: 'Heutiger Preis je Einheit und Jahr',
                align: 'end' as const,
                cell: ({ currentPriceCents }: Line) =>
                  currentPriceCents === null ? '–' : formatEuro(currentPriceCents),
              },
            ]
          : []),
      ]}
    />
  );
}

interface AnswerListProps {
  readonly items: readonly (Omit<Line, keyof Omit<Answer, 'itemId'>> & { readonly id: string })[];
  readonly answers: readonly Answer[];
  readonly condition: string;
}

/** The body's own answer, to read. */
export function AnswerList({ items, answers, condition }: AnswerListProps) {
  const given = new Map(answers.map((answer) => [answer.itemId, answer]));
  const lines = items.flatMap(({ id, position, kind, title, unit }) => {
    const answer = given.get(id);
    return answer ? [{ ...answer, position, kind, title, unit }] : [];
  });
  return (
    <>
      <DemandTable lines={lines} caption="Gemeldeter Bedarf" />
      {condition ? (
        <p>
          <strong>Bedingung:</strong> {condition}
        </p>
      ) : null}
    </>
  );
}
