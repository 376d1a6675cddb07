import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatInstant, formatMore, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import { procurementPath } from '../domain/addresses.ts';
import { reachedStatus } from '../domain/status.ts';
import type { ProcurementOverview } from '../reads/overview.ts';
import { ARRANGEMENT_LABELS, NATURE_LABELS, ownPartText } from '../texts.ts';
import { NextStepPanel } from './next-step-panel.tsx';
import { ProcurementWay } from './procurement-way.tsx';
import { VerbPanel } from './verb-panel.tsx';

/** Where a purchase stands, what is next, what the reader can do, and who takes part. */
export function Overview({ overview }: { overview: ProcurementOverview }) {
  const { procurement, nextStep } = overview;
  const { row, facts } = procurement;
  return (
    <>
      <ProcurementWay status={row.status} reached={reachedStatus(facts, row)} />
      {row.status === 'cancelled' && row.endReason ? (
        <Alert tone="warning" title="Diese Beschaffung wurde aufgehoben">
          <p>Grund: {row.endReason}</p>
        </Alert>
      ) : null}
      {row.contested ? (
        <Alert tone="warning" title="Es läuft ein Nachprüfungsverfahren">
          <p>Bis zu seinem Ende darf kein Zuschlag erteilt werden (§ 169 Abs. 1 GWB).</p>
        </Alert>
      ) : null}
      <NextStepPanel step={nextStep} leadName={row.lead.name} today={facts.today} />
      <VerbPanel procurement={procurement} />
      <OwnPart overview={overview} />
      <Participants overview={overview} />
      <KeyFacts overview={overview} />
    </>
  );
}

function OwnPart({ overview: { procurement, ownShare } }: { overview: ProcurementOverview }) {
  const { row, facts } = procurement;
  const part = facts.ownPart;
  if (!part) return null;
  return (
    <Section title="Beteiligung Ihrer Stelle" id="eigene-beteiligung">
      <DescriptionList
        items={[
          { term: 'Rolle', description: ownPartText(part) },
          { term: 'Bedarfsmeldung', description: <PartStatus procurement={procurement} /> },
          ...(part.confirmation?.status === 'prepared'
            ? [{ term: 'Bestätigung', description: 'Vorbereitet, noch nicht unterzeichnet' }]
            : []),
          { term: 'Abrufberechtigt', description: part.isCaller ? 'Ja' : 'Nein' },
          ...(ownShare
            ? [
                {
                  term: 'Anteil an den Losen',
                  description: (
                    <>
                      {formatEuro(ownShare.shareCents)} netto, Menge {formatNumber(ownShare.quantity)}
                      {procurement.rooms.includes('lots') ? (
                        <>
                          {' '}
                          (<a href={procurementPath(row.id, 'lots')}>nach Losen</a>)
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function PartStatus({ procurement: { facts, row } }: { procurement: ProcurementOverview['procurement'] }) {
  const status = facts.ownPart?.status;
  if (status === 'confirmed') return <Badge tone="success">Verbindlich bestätigt</Badge>;
  if (status === 'answered') return <Badge tone="info">Gemeldet, noch nicht bestätigt</Badge>;
  return (
    <>
      <Badge tone="warning">Noch nicht gemeldet</Badge>
      {row.status === 'surveying' && row.surveyDueOn ? <> bis {formatDay(row.surveyDueOn)}</> : null}
    </>
  );
}

function Participants({ overview }: { overview: ProcurementOverview }) {
  const { procurement, counts, partners } = overview;
  const { row, facts } = procurement;
  const survey = procurementPath(row.id, 'survey');
  const more = facts.partnerCount - partners.length;
  return (
    <Section title="Beteiligte" id="beteiligte">
      <p>
        Federführend: <a href={row.lead.path}>{row.lead.name}</a>
      </p>
      {counts ? (
        <StatGrid>
          <StatTile
            value={formatNumber(facts.participantCount + counts.declined)}
            label="Gefragte Stellen"
            href={survey}
          />
          <StatTile value={formatNumber(facts.answeredCount)} label="Mit Bedarf" href={survey} />
          <StatTile value={formatNumber(facts.partnerCount)} label="Verbindliche Partner" href={survey} />
          <StatTile value={formatNumber(counts.declined)} label="Ohne Bedarf" href={survey} />
        </StatGrid>
      ) : null}
      {partners.length > 0 ? (
        <p>
          Partner:{' '}
          {partners.map((partner, index) => (
            <span key={partner.id}>
              {index > 0 ? ', ' : ''}
              <a href={partner.path}>{partner.name}</a>
            </span>
          ))}
          {more > 0 ? ` ${formatMore(more)}` : ''}
        </p>
      ) : null}
      {partners.length === 0 && facts.status !== 'idea' ? (
        <p className="ui-muted">
          {overview.rights.partnership
            ? 'Noch hat keine Stelle ihren Bedarf verbindlich bestätigt.'
            : 'Die Partner sehen Sie, sobald Ihre Stelle ihren Bedarf verbindlich bestätigt hat.'}
        </p>
      ) : null}
    </Section>
  );
}

function KeyFacts({ overview: { procurement, source, rights } }: { overview: ProcurementOverview }) {
  const { row } = procurement;
  return (
    <Section title="Eckdaten" id="eckdaten">
      <DescriptionList
        items={[
          { term: 'Kennzeichen', description: row.reference },
          { term: 'Feld', description: row.field?.label },
          { term: 'Gegenstand', description: row.subject },
          { term: 'Art der Leistung', description: NATURE_LABELS[row.contractNature] },
          { term: 'Vertragsart', description: ARRANGEMENT_LABELS[row.arrangement] },
          { term: 'Laufzeit', description: row.termMonths === null ? null : `${row.termMonths} Monate` },
          { term: 'Gebraucht ab', description: row.needOn && formatDay(row.needOn) },
          ...(rights.partnership
            ? [
                {
                  term: 'Geschätzter Wert, netto',
                  description: row.estimatedValueCents === null ? null : formatEuro(row.estimatedValueCents),
                },
              ]
            : []),
          ...(source
            ? [
                {
                  term: source.kind === 'cooperation' ? 'Aus der Kooperation' : 'Nachfolge des Vertrags',
                  description: <a href={source.path}>{source.title}</a>,
                },
              ]
            : []),
          ...(row.runningSince ? [{ term: 'Läuft seit', description: formatDay(row.runningSince) }] : []),
          ...(row.endedOn
            ? [
                {
                  term: 'Beendet am',
                  description: `${formatDay(row.endedOn)}${row.endReason ? ` – ${row.endReason}` : ''}`,
                },
              ]
            : []),
          { term: 'Zuletzt geändert', description: formatInstant(row.updatedAt) },
        ]}
      />
    </Section>
  );
}
