import type { OcdsTag } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { PROCEDURE_LABELS } from '#src/modules/procurement/ocds/domain/procedure-labels.ts';
import { releaseOf } from '#src/modules/procurement/ocds/domain/release.ts';
import type { ReleaseFacts } from '#src/modules/procurement/ocds/domain/release-facts.ts';
import { releaseSearchText } from '#src/modules/procurement/ocds/domain/search-text.ts';
import type { NoticeFacts } from '#src/modules/procurement/tender/domain/contract-notice.ts';
import { cpvRows } from '../../reference/cpv.ts';
import { bodyOf } from '../directory.ts';
import type { Row, Tale } from './tale.ts';

const labels = new Map(cpvRows().map(({ code, label }) => [code, label]));

/** Prefix of the demo's identifiers: the portal's own where nothing else is set. */
const PREFIX = 'ocds-allmnd';

function currentKey(bodyId: string): string | null {
  const { kind, keys } = bodyOf(bodyId);
  const wanted = kind === 'district' ? 'district_key' : 'ags';
  return keys.find((key) => key.kind === wanted && key.validTo === null)?.value ?? null;
}

const releaseBody = (bodyId: string) => ({
  id: bodyId,
  name: bodyOf(bodyId).officialName,
  key: currentKey(bodyId),
});

/** What a notice is made of, from the story's rows. */
export function noticeFactsOf(
  tale: Tale,
  shown: Pick<NoticeFacts, 'noticeUrl' | 'publishedOn' | 'offersDueAt'>,
): NoticeFacts {
  const { told, rows } = tale;
  return {
    reference: tale.reference,
    title: told.title,
    subject: told.subject || told.need,
    nature: told.nature,
    arrangement: told.arrangement ?? 'framework',
    termMonths: told.termMonths,
    procedureKey: told.legal?.procedure ?? null,
    cpvCodes: told.cpv,
    buyers: tale.bodyIds('partners').map((bodyId) => ({
      name: bodyOf(bodyId).officialName,
      identifier: currentKey(bodyId) ?? '',
      isLead: bodyId === tale.leadId,
      isCentral: bodyOf(bodyId).kind === 'purchasing_cooperative',
    })),
    callerCount: rows.procurement_participant.filter((part) => part.is_caller === true).length,
    lots: rows.lot.map((lot) => ({
      number: Number(lot.number),
      title: String(lot.title),
      description: String(lot.description),
      cpvCode: lot.cpv_code as string | null,
      region: lot.region as string | null,
      maxValueCents: Number(lot.max_value_cents),
      maxQuantity: Number(lot.max_quantity),
      unit: String(lot.unit),
      criteria: rows.award_criterion
        .filter(({ lot_id }) => lot_id === lot.id)
        .map(({ kind, title, weight }) => ({
          kind: kind as 'price' | 'quality',
          title: String(title),
          description: '',
          weight: Number(weight),
        })),
    })),
    ...shown,
  };
}

/** What was public once a step was done, as a release. */
export function publish(tale: Tale, tags: readonly OcdsTag[], occurredAt: string): void {
  const number = tale.rows.ocds_release.length + 1;
  const ocid = `${PREFIX}-${tale.reference}`;
  const facts = factsOf(tale, ocid);
  const release = releaseOf(facts, { number, date: utc(occurredAt, true), tags });
  tale.add('ocds_release', {
    ocid,
    release_id: release.id,
    tags,
    content: release,
    search_text: releaseSearchText(facts),
    released_at: occurredAt,
  });
}

function factsOf(tale: Tale, ocid: string): ReleaseFacts {
  const { told, rows, procurement } = tale;
  const tender = rows.tender[0];
  const concluded = Boolean(procurement.running_since);
  const procedureKey = told.legal?.procedure ?? null;
  const buyers = rows.procurement_participant.filter((part) => (part.is_partner || part.is_caller) && !part.is_lead);
  return {
    ocid,
    reference: tale.reference,
    title: told.title,
    subject: told.subject,
    status: tale.status ?? 'idea',
    tendered: Boolean(procurement.tendered_at),
    concluded,
    contractNature: told.nature,
    arrangement: told.arrangement ?? 'framework',
    procedureKey,
    procedureLabel: procedureKey === null ? null : (PROCEDURE_LABELS[procedureKey] ?? null),
    estimatedValueCents: told.valueEuro === null ? null : told.valueEuro * 100,
    cpv: [...told.cpv].sort().map((code) => ({ code, label: labels.get(code) ?? '' })),
    lead: releaseBody(tale.leadId),
    buyers: buyers.map((part) => releaseBody(String(part.body_id))).sort((a, b) => a.name.localeCompare(b.name, 'de')),
    lots: rows.lot.map((lot) => ({
      id: String(lot.id),
      number: Number(lot.number),
      title: String(lot.title),
      description: String(lot.description),
      cpvCode: lot.cpv_code as string | null,
      unit: String(lot.unit),
      maxValueCents: Number(lot.max_value_cents),
      maxQuantity: Number(lot.max_quantity),
    })),
    tender: tender
      ? {
          platform: String(tender.platform),
          noticeUrl: String(tender.notice_url),
          publishedOn: tender.published_on as string,
          offersDueAt: utc(String(tender.offers_due_at)),
        }
      : null,
    bidCount: concluded ? rows.bid.length : null,
    awards: concluded ? rows.award.map((award) => awardFacts(tale, award)) : [],
    contracts: rows.contract.map((contract) => contractFacts(tale, contract)),
  };
}

function awardFacts(tale: Tale, award: Row): ReleaseFacts['awards'][number] {
  const bid = tale.rows.bid.find(({ id }) => id === award.bid_id);
  return {
    id: String(award.id),
    lotId: String(award.lot_id),
    bidderName: award.bidder_name as string | null,
    bidderPlace: (bid?.bidder_place as string | undefined) ?? null,
    bidderIdentifier: '',
    bidderIsSme: (bid?.bidder_is_sme as boolean | undefined) ?? null,
    valueCents: Number(award.value_cents),
    decidedAt: utc(String(award.decided_at)),
  };
}

function contractFacts(tale: Tale, contract: Row): ReleaseFacts['contracts'][number] {
  const called = tale.rows.call_off.filter(
    ({ contract_id, status }) => contract_id === contract.id && status !== 'rejected' && status !== 'cancelled',
  );
  const sumOf = (column: string) => called.reduce((sum, row) => sum + Number(row[column]), 0);
  return {
    id: String(contract.reference),
    lotId: contract.lot_id as string,
    title: String(contract.title),
    status: contract.status as ReleaseFacts['contracts'][number]['status'],
    startsOn: contract.starts_on as string,
    endsOn: contract.ends_on as string,
    valueCents: Number(contract.original_value_cents),
    calledValueCents: sumOf('amount_cents'),
    calledQuantity: sumOf('quantity'),
    createdAt: utc(String(contract.created_at)),
    amendments: tale.rows.amendment
      .filter(({ contract_id }) => contract_id === contract.id)
      .map(({ number, kind, decided_at }) => ({
        number: Number(number),
        kind: kind as 'price_adjustment',
        decidedAt: utc(String(decided_at)),
      })),
  };
}

/** An instant as releases write it: UTC, in whole seconds inside the release, in milliseconds as its own date. */
function utc(instant: string, milliseconds = false): string {
  const iso = new Date(instant).toISOString();
  return milliseconds ? iso : iso.replace('.000Z', 'Z');
}
