import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount, formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { TRANSITIONS } from '../../domain/transitions.ts';
import { CLAUSE_CATEGORIES, undecidedCount } from '../domain/decisions.ts';
import type { ClausesRoom, ClauseView, LotClauses } from '../reads.ts';
import { CATEGORY_LABELS } from '../texts.ts';

/** What has been decided for every lot, and the catalogue with its sources. */
export function ClausesOverview({ room }: { room: ClausesRoom }) {
  return (
    <>
      <LotList room={room} />
      {CLAUSE_CATEGORIES.map((category) => (
        <Section key={category} title={CATEGORY_LABELS[category]}>
          {room.clauses
            .filter((clause) => clause.category === category)
            .map((clause) => (
              <Clause key={clause.key} clause={clause} lots={room.lots} />
            ))}
        </Section>
      ))}
    </>
  );
}

function LotList({ room }: { room: ClausesRoom }) {
  const { row, verbs } = room.procurement;
  const canChoose = verbs.includes('choose_clauses');
  if (room.lots.length === 0) {
    return (
      <EmptyState title="Noch keine Lose">
        <p>Klauseln werden je Los festgelegt. Legen Sie zuerst mindestens ein Los an.</p>
      </EmptyState>
    );
  }
  return (
    <Section title="Entscheidung je Los">
      <DataTable
        caption="Klauseln je Los"
        captionHidden
        rows={room.lots}
        rowKey={({ id }) => id}
        columns={[
          { key: 'lot', label: 'Los', rowHeader: true, cell: (lot) => `Los ${lot.number}: ${lot.title}` },
          { key: 'state', label: 'Stand', cell: (lot) => <LotState lot={lot} room={room} /> },
          ...(canChoose
            ? [
                {
                  key: 'action',
                  label: 'Aktion',
                  hideLabel: true,
                  cell: (lot: LotClauses) => (
                    <a
                      href={`${procurementPath(row.id, 'clauses')}/${lot.id}`}
                      aria-label={`Klauseln für Los ${lot.number} festlegen`}
                    >
                      Festlegen
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** Once the tender has begun, a clause added to the catalogue no longer concerns the lot. */
function LotState({ lot, room }: { lot: LotClauses; room: ClausesRoom }) {
  const { clauses, procurement } = room;
  const canDecide = TRANSITIONS.choose_clauses.from.includes(procurement.row.status);
  const keys = clauses.map(({ key }) => key);
  const deviated = lot.decisions.filter(
    ({ clauseKey, status }) => status === 'deviated' && keys.includes(clauseKey),
  ).length;
  if (lot.decisions.length === 0) return <Badge tone="warning">Noch nicht entschieden</Badge>;
  if (canDecide && undecidedCount(keys, lot.decisions) > 0)
    return <Badge tone="warning">Neue Klauseln zu entscheiden</Badge>;
  return (
    <>
      <Badge tone="success">Entschieden</Badge>
      {deviated > 0 ? ` mit ${formatCount(deviated, 'Abweichung', 'Abweichungen')}` : null}
    </>
  );
}

function Clause({ clause, lots }: { clause: ClauseView; lots: readonly LotClauses[] }) {
  const deviations = lots.flatMap((lot) =>
    lot.decisions
      .filter(({ clauseKey, status }) => clauseKey === clause.key && status === 'deviated')
      .map(({ reason }) => ({ number: lot.number, reason })),
  );
  return (
    <article className="ui-stack">
      <h3 className="kern-title">{clause.title}</h3>
      <p>{clause.text}</p>
      {deviations.length > 0 ? (
        <ul className="ui-list">
          {deviations.map(({ number, reason }) => (
            <li key={number}>
              <strong>Abweichung in Los {number}:</strong> {reason}
            </li>
          ))}
        </ul>
      ) : null}
      <SourceNote
        source={`${clause.source}; im Katalog seit ${formatDay(clause.validFrom)}`}
        certainty={CERTAINTY_LABELS[clause.certainty]}
      />
    </article>
  );
}
