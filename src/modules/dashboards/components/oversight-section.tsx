import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { DECISION_LABELS } from '#src/modules/cooperations/texts.ts';
import { Alert } from '#src/ui/alert.tsx';
import { type DataColumn, DataTable } from '#src/ui/data-table.tsx';
import { formatInstant, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import type { ChainFigures } from '../reads/home.ts';
import type { DecisionLine } from '../reads/review-figures.ts';

const COLUMNS: readonly DataColumn<DecisionLine>[] = [
  { key: 'when', label: 'Entschieden', cell: (line) => formatInstant(new Date(line.decidedAt)) },
  {
    key: 'title',
    label: 'Kooperation',
    rowHeader: true,
    cell: (line) => (
      <>
        <a href={cooperationPath(line.id)}>{line.title}</a>
        <div className="ui-muted">{line.reference}</div>
      </>
    ),
  },
  { key: 'kind', label: 'Entscheidung', cell: (line) => DECISION_LABELS[line.kind] },
  { key: 'authority', label: 'Behörde', cell: (line) => line.authorityName },
  { key: 'days', label: 'Tage', align: 'end', cell: (line) => line.totalDays ?? '–' },
];

/** The decisions taken last, whoever took them. */
export function DecisionsSection({ decisions }: { decisions: readonly DecisionLine[] }) {
  return (
    <Section title="Letzte Entscheidungen" id="entscheidungen">
      <DataTable
        caption="Die acht letzten Entscheidungen"
        columns={COLUMNS}
        rows={decisions}
        rowKey={(line) => line.id}
        emptyText="Noch keine Entscheidungen."
      />
    </Section>
  );
}

/** How long the audit log is and whether its chain held at the last check. */
export function ChainSection({ chain }: { chain: ChainFigures }) {
  const { check } = chain;
  return (
    <Section title="Protokoll" id="protokoll">
      {check && !check.intact ? (
        <Alert tone="danger" title="Die Prüfung der Kette hat einen Bruch gefunden">
          Eintrag {check.firstBad}. <a href="/verwaltung/protokoll">Zum Protokoll</a>
        </Alert>
      ) : null}
      <StatGrid>
        <StatTile
          value={formatNumber(Number(chain.count))}
          label="Einträge"
          href="/verwaltung/protokoll"
          hint={
            check
              ? `Zuletzt geprüft: ${formatInstant(new Date(check.checkedAt))}, ${check.intact ? 'unversehrt' : 'nicht unversehrt'}`
              : 'Noch nicht geprüft; die Prüfung läuft stündlich.'
          }
        />
      </StatGrid>
      <p className="ui-muted">
        Prüfsumme des letzten Eintrags: <code className="break-all">{chain.hash}</code>
      </p>
    </Section>
  );
}
