import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatInstant, formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { OcdsLot, OcdsPeriod, OcdsRelease } from '../domain/ocds.ts';
import { awardedCents, centsOf } from '../domain/public-list-query.ts';
import type { PublicProcurement } from '../reads.ts';
import { CATEGORY_LABELS, CONTRACT_STATE_LABELS, TAG_LABELS } from '../texts.ts';
import { PublicStateBadge } from './public-state-badge.tsx';

/** What everybody may know of a purchase: what was announced, awarded and concluded, and where the same stands for machines. */
export function PublicProcurementPage({ procurement }: { procurement: PublicProcurement }) {
  const { release, state, history } = procurement;
  const { tender } = release;
  return (
    <>
      <PageHeader
        title={tender.title ?? tender.id}
        breadcrumb={[{ label: 'Beschaffungen', href: '/beschaffungen' }, { label: tender.id }]}
        badge={<PublicStateBadge state={state} />}
        lead={tender.description}
      />
      <Facts release={release} />
      <Buyers release={release} />
      <Lots release={release} />
      <Contracts release={release} />
      <Section title="Veröffentlichungen" id="veroeffentlichungen">
        <Timeline
          entries={history.toReversed().map(({ tags, at }) => ({
            key: `${at.toISOString()} ${tags.join(' ')}`,
            title: tags.map((tag) => TAG_LABELS[tag]).join(', '),
            when: formatInstant(at),
            dateTime: at.toISOString(),
          }))}
        />
        <p>
          Dieselben Angaben als offene Daten:{' '}
          <TextLink href={`/api/open-data/ocds/${release.ocid}`}>OCDS-Datensatz {release.ocid}</TextLink>
        </p>
      </Section>
    </>
  );
}

function Facts({ release: { tender, buyer, ...release } }: { release: OcdsRelease }) {
  const awarded = awardedCents(release);
  const codes = new Map(
    (tender.items ?? []).flatMap(({ classification }) =>
      classification ? [[classification.id, classification.description ?? ''] as const] : [],
    ),
  );
  const notice = tender.documents?.find(({ documentType }) => documentType === 'tenderNotice');
  const maximum = tender.techniques?.frameworkAgreement?.value;
  const { startDate, endDate } = tender.tenderPeriod ?? {};
  return (
    <Section title="Auf einen Blick" id="ueberblick">
      <DescriptionList
        items={[
          { term: 'Federführung', description: buyer.name },
          {
            term: 'Art',
            description: tender.mainProcurementCategory && CATEGORY_LABELS[tender.mainProcurementCategory],
          },
          ...(codes.size > 0
            ? [
                {
                  term: 'Gegenstand (CPV)',
                  description: [...codes].map(([code, label]) => (label ? `${label} (${code})` : code)).join(', '),
                },
              ]
            : []),
          ...(tender.procurementMethodDetails
            ? [{ term: 'Verfahren', description: tender.procurementMethodDetails }]
            : []),
          ...(startDate ? [{ term: 'Bekannt gemacht am', description: formatDay(startDate.slice(0, 10)) }] : []),
          ...(endDate ? [{ term: 'Angebote bis', description: formatInstant(new Date(endDate)) }] : []),
          ...(tender.submissionMethodDetails
            ? [
                {
                  term: 'Vergabeplattform',
                  description: notice?.url ? (
                    <>
                      {tender.submissionMethodDetails} (
                      <TextLink href={notice.url} external>
                        Bekanntmachung
                      </TextLink>
                      )
                    </>
                  ) : (
                    tender.submissionMethodDetails
                  ),
                },
              ]
            : []),
          ...(tender.techniques?.hasFrameworkAgreement
            ? [
                {
                  term: 'Rahmenvereinbarung',
                  description: maximum ? `Ja, höchstens ${formatEuro(centsOf(maximum))} netto` : 'Ja',
                },
              ]
            : []),
          ...(tender.numberOfTenderers === undefined
            ? []
            : [{ term: 'Eingegangene Angebote', description: formatNumber(tender.numberOfTenderers) }]),
          ...(awarded === null ? [] : [{ term: 'Auftragswert', description: `${formatEuro(awarded)} netto` }]),
        ]}
      />
    </Section>
  );
}

function Buyers({ release: { parties, buyer } }: { release: OcdsRelease }) {
  const others = parties.filter(({ id, roles }) => roles.includes('buyer') && id !== buyer.id);
  if (others.length === 0) return null;
  return (
    <Section title="Gemeinsam mit" id="partner">
      <p>{others.map(({ name }) => name).join('; ')}</p>
    </Section>
  );
}

function Lots({ release }: { release: OcdsRelease }) {
  const { tender, awards = [] } = release;
  const lots = tender.lots ?? [];
  if (lots.length === 0) return null;
  const awardOf = (lot: OcdsLot) => awards.find(({ relatedLots }) => relatedLots?.includes(lot.id));
  const itemOf = (lot: OcdsLot) => tender.items?.find(({ relatedLot }) => relatedLot === lot.id);
  return (
    <Section title="Lose" id="lose">
      <DataTable
        caption="Lose"
        captionHidden
        rows={lots}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'los',
            label: 'Los',
            rowHeader: true,
            cell: (lot) => (
              <>
                {lot.id}. {lot.title}
                {lot.description ? <div className="ui-muted">{lot.description}</div> : null}
              </>
            ),
          },
          {
            key: 'menge',
            label: 'Höchstmenge',
            cell: (lot) => {
              const item = itemOf(lot);
              return item?.quantity === undefined
                ? '–'
                : `${formatNumber(item.quantity)} ${item.unit?.name ?? ''}`.trim();
            },
          },
          {
            key: 'hoechstwert',
            label: 'Höchstwert (netto)',
            align: 'end',
            cell: (lot) => {
              const value = lot.techniques?.frameworkAgreement?.value;
              return value ? formatEuro(centsOf(value)) : '–';
            },
          },
          {
            key: 'zuschlag',
            label: 'Zuschlag',
            cell: (lot) => {
              const award = awardOf(lot);
              if (!award) return '–';
              return award.suppliers?.map(({ name }) => name).join(', ') ?? 'Kein Zuschlag';
            },
          },
          {
            key: 'wert',
            label: 'Auftragswert (netto)',
            align: 'end',
            cell: (lot) => {
              const value = awardOf(lot)?.value;
              return value ? formatEuro(centsOf(value)) : '–';
            },
          },
        ]}
      />
    </Section>
  );
}

function Contracts({ release: { contracts = [] } }: { release: OcdsRelease }) {
  if (contracts.length === 0) return null;
  return (
    <Section title="Verträge" id="vertraege">
      <DataTable
        caption="Verträge"
        captionHidden
        rows={contracts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'vertrag',
            label: 'Vertrag',
            rowHeader: true,
            cell: ({ id, title }) => (
              <>
                {title}
                <div className="ui-muted">{id}</div>
              </>
            ),
          },
          { key: 'stand', label: 'Stand', cell: ({ status }) => CONTRACT_STATE_LABELS[status] },
          { key: 'laufzeit', label: 'Laufzeit', cell: ({ period }) => termText(period) },
          {
            key: 'wert',
            label: 'Wert (netto)',
            align: 'end',
            cell: ({ value }) => (value ? formatEuro(centsOf(value)) : '–'),
          },
          {
            key: 'abgerufen',
            label: 'Abgerufen (netto)',
            align: 'end',
            cell: ({ x_called: called }) => (called ? formatEuro(centsOf(called.value)) : '–'),
          },
          {
            key: 'aenderungen',
            label: 'Änderungen',
            cell: ({ amendments = [] }) =>
              amendments.length === 0
                ? 'Keine'
                : amendments.map(({ date, rationale }) => `${rationale} (${formatDay(date.slice(0, 10))})`).join(', '),
          },
        ]}
      />
      <p className="ui-muted">
        Der abgerufene Wert ist der Stand der letzten Veröffentlichung. Er wird nur gezeigt, wenn mindestens drei
        Stellen abrufen dürfen.
      </p>
    </Section>
  );
}

function termText(period: OcdsPeriod | undefined): string {
  if (!period?.startDate) return '–';
  const from = formatDay(period.startDate.slice(0, 10));
  return period.endDate ? `${from} bis ${formatDay(period.endDate.slice(0, 10))}` : `ab ${from}`;
}
