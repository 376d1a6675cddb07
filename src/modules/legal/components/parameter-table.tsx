import { Badge } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay } from '#src/ui/format.ts';
import type { ParameterPeriod, ParameterView } from '../reads.ts';
import { CERTAINTY_LABELS, PARAMETER_LABELS } from '../texts.ts';
import { parameterText } from './parameter-value.ts';

function period({ validFrom, validTo }: ParameterPeriod): string {
  return validTo === null ? `seit ${formatDay(validFrom)}` : `${formatDay(validFrom)} bis ${formatDay(validTo)}`;
}

/** All legal parameters as they hold today, and what is coming. */
export function ParameterTable({ parameters }: { parameters: readonly ParameterView[] }) {
  return (
    <DataTable
      caption="Rechtswerte, wie sie heute gelten"
      rows={parameters}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'label',
          label: 'Rechtswert',
          rowHeader: true,
          cell: ({ key }) => <a href={`/verwaltung/recht/${key}`}>{PARAMETER_LABELS[key]}</a>,
        },
        {
          key: 'value',
          label: 'Wert',
          align: 'end',
          cell: ({ present, unit }) => (present ? parameterText(unit, present.value) : 'gilt zurzeit nicht'),
        },
        {
          key: 'period',
          label: 'Gültig',
          cell: ({ present, periods }) => (
            <>
              {present ? period(present) : '–'}
              {periods.some(({ standing }) => standing === 'future') ? (
                <>
                  {' '}
                  <Badge tone="info">Änderung vorgemerkt</Badge>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'source',
          label: 'Quelle und Sicherheit',
          cell: ({ present }) =>
            present ? (
              <>
                {present.source}
                <div className="ui-muted">{CERTAINTY_LABELS[present.certainty]}</div>
              </>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

/** Every value a parameter ever had or will have. */
export function PeriodTable({ parameter }: { parameter: ParameterView }) {
  const standings = { past: 'früher', present: 'gilt heute', future: 'vorgemerkt' } as const;
  return (
    <DataTable
      caption="Werte im Lauf der Zeit"
      rows={parameter.periods}
      rowKey={({ id }) => id}
      emptyText="Noch kein Wert eingetragen."
      columns={[
        { key: 'period', label: 'Gültig', rowHeader: true, cell: period },
        { key: 'value', label: 'Wert', align: 'end', cell: ({ value }) => parameterText(parameter.unit, value) },
        {
          key: 'standing',
          label: 'Stand',
          cell: ({ standing }) => (
            <Badge tone={standing === 'present' ? 'success' : standing === 'future' ? 'info' : 'neutral'}>
              {standings[standing]}
            </Badge>
          ),
        },
        {
          key: 'source',
          label: 'Quelle',
          cell: ({ source, certainty, note }) => (
            <>
              {source} <span className="ui-muted">({CERTAINTY_LABELS[certainty]})</span>
              {note ? <div>{note}</div> : null}
            </>
          ),
        },
      ]}
    />
  );
}
