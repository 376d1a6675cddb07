import type { ReactNode } from 'react';
import { Alert } from '#src/ui/alert.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatCount, formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { AmendmentList } from '../amendments/components/amendment-list.tsx';
import { withinMonths } from '../domain/months.ts';
import type { ContractView } from '../reads/contract.ts';
import { VolumePanel } from './volume-panel.tsx';

interface ContractPageProps {
  readonly contract: ContractView;
  /** Whether the reader knows all callers. */
  readonly seesAllCallers: boolean;
  /** The form that starts the successor, for whoever may. */
  readonly successorForm?: ReactNode;
  readonly children?: ReactNode;
}

/** Everything of one contract: what is left, who may call, how it was changed, when it ends. */
export function ContractPage({ contract, seesAllCallers, successorForm, children }: ContractPageProps) {
  const { row } = contract;
  return (
    <>
      {row.status === 'terminated' ? (
        <Alert tone="warning" title={`Vorzeitig beendet${row.endedOn ? ` zum ${formatDay(row.endedOn)}` : ''}`}>
          <p>Grund: {row.endReason}</p>
        </Alert>
      ) : null}
      {row.endReason && row.status !== 'terminated' && row.endsOn ? (
        <Alert tone="warning" title={`Gekündigt zum ${formatDay(row.endsOn)}`}>
          <p>Grund: {row.endReason}</p>
        </Alert>
      ) : null}
      <EndAlert contract={contract} form={successorForm} />
      <VolumePanel contract={contract} />
      {children}
      <Facts contract={contract} />
      {contract.callers.length > 0 ? <Callers contract={contract} seesAll={seesAllCallers} /> : null}
      <AmendmentList contract={contract} />
      {successorForm && row.successorProcurementId === null && !isSuccessorDue(contract) ? (
        <Section title="Nachfolge" id="nachfolge">
          {successorForm}
        </Section>
      ) : null}
    </>
  );
}

/** Whether it is time to prepare what follows: an alarm has come, or nothing more can be called. */
const isSuccessorDue = ({ row, alarmMonths }: ContractView): boolean =>
  alarmMonths !== null || row.status === 'exhausted';

function EndAlert({ contract, form }: { contract: ContractView; form: ReactNode }) {
  const { row, successor, alarmMonths } = contract;
  if (successor) {
    return (
      <Alert tone="info" title="Die Nachfolge ist in Vorbereitung">
        <p>
          <a href={`/beschaffungen/${successor.id}`}>
            {successor.title} ({successor.reference})
          </a>
        </p>
      </Alert>
    );
  }
  if (row.successorProcurementId) return <Alert tone="info" title="Die Nachfolge ist in Vorbereitung" />;
  if (!isSuccessorDue(contract)) return null;
  const title =
    row.status === 'exhausted' || row.endsOn === null || alarmMonths === null
      ? 'Der Vertrag ist ausgeschöpft'
      : `Der Vertrag endet am ${formatDay(row.endsOn)}, also ${withinMonths(alarmMonths)}`;
  return (
    <Alert tone="warning" title={title}>
      <p>Eine gemeinsame Nachfolge braucht Zeit für Bedarfsabfrage, Ausschreibung und Zuschlag.</p>
      {form}
    </Alert>
  );
}

function Facts({ contract }: { contract: ContractView }) {
  const { row, procurement, rating, today } = contract;
  // Past its day, or once notice is given, nobody has to mind it any more.
  const noticeBy = row.endReason === null && (contract.noticeBy ?? '') >= today ? contract.noticeBy : null;
  return (
    <Section title="Vertrag" id="vertrag">
      <DescriptionList
        items={[
          { term: 'Auftragnehmer', description: row.supplierName },
          { term: 'Geschlossen von', description: row.ownerName },
          ...(procurement
            ? [
                {
                  term: 'Aus der Beschaffung',
                  description: (
                    <a href={`/beschaffungen/${procurement.id}`}>
                      {procurement.title} ({procurement.reference})
                    </a>
                  ),
                },
              ]
            : []),
          {
            term: 'Laufzeit',
            description: `${formatDay(row.startsOn)} bis ${row.endsOn ? formatDay(row.endsOn) : 'unbefristet'}`,
          },
          ...(row.noticeMonths === null
            ? []
            : [
                {
                  term: 'Kündigungsfrist',
                  description: `${formatCount(row.noticeMonths, 'Monat', 'Monate')}${noticeBy ? `, Kündigung spätestens am ${formatDay(noticeBy)}` : ''}`,
                },
              ]),
          { term: 'Ursprünglicher Wert netto', description: formatEuro(row.originalValueCents) },
          { term: 'Feld', description: row.fieldLabel },
          { term: 'CPV-Code', description: row.cpvCode },
          ...(rating.count > 0
            ? [
                {
                  term: 'Qualität der Lieferungen',
                  description: `${formatNumber(rating.average ?? 0, 1)} von 5, aus ${formatCount(rating.count, 'Bewertung', 'Bewertungen')}`,
                },
              ]
            : []),
          ...(row.procurementId === null
            ? [
                {
                  term: 'Für gemeinsame Planung sichtbar',
                  description: row.poolingVisible
                    ? 'Ja: Gegenstand, Feld, CPV-Code, Ende und Ihre Stelle; nicht Auftragnehmer und Preise'
                    : 'Nein',
                },
              ]
            : []),
          ...(row.note === '' ? [] : [{ term: 'Notiz', description: row.note }]),
        ]}
      />
    </Section>
  );
}

function Callers({ contract, seesAll }: { contract: ContractView; seesAll: boolean }) {
  const { callers, row } = contract;
  return (
    <Section title={seesAll ? 'Abrufberechtigte Stellen' : 'Abrufe Ihrer Stelle'} id="abrufberechtigte">
      <DataTable
        caption={seesAll ? 'Abrufberechtigte Stellen' : 'Abrufe Ihrer Stelle'}
        captionHidden
        rows={callers}
        rowKey={(caller) => caller.bodyId}
        columns={[
          { key: 'name', label: 'Stelle', rowHeader: true, cell: (caller) => caller.name },
          {
            key: 'quantity',
            label: `Menge (${row.unit})`,
            align: 'end',
            cell: (caller) => formatNumber(caller.calledQuantity),
          },
          { key: 'cents', label: 'Wert netto', align: 'end', cell: (caller) => formatEuro(caller.calledCents) },
        ]}
      />
    </Section>
  );
}
