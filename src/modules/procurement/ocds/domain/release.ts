import type { Arrangement } from '../../domain/status.ts';
import type {
  OcdsAward,
  OcdsContract,
  OcdsItem,
  OcdsLot,
  OcdsReference,
  OcdsRelease,
  OcdsTag,
  OcdsTechniques,
  OcdsTender,
  OcdsValue,
} from './ocds.ts';
import { partiesOf, referenceOf, supplierId } from './parties.ts';
import type { ReleaseBody, ReleaseFacts } from './release-facts.ts';

const CATEGORY = { supplies: 'goods', services: 'services', works: 'works' } as const;

/** The standard's four methods; a procedure it has no word for is only named in procurementMethodDetails. */
const METHODS: Readonly<Record<string, OcdsTender['procurementMethod']>> = {
  open: 'open',
  public_tender: 'open',
  restricted: 'selective',
  negotiated: 'selective',
  competitive_dialogue: 'selective',
  innovation_partnership: 'selective',
  restricted_tender_with_competition: 'selective',
  negotiated_award_with_competition: 'selective',
  restricted_tender: 'limited',
  negotiated_award: 'limited',
  direct_award: 'direct',
  in_house_award: 'direct',
  cooperation_contract: 'direct',
};

/** From so many buyers on, what all of them called says nothing of a single one. */
const BUYERS_FOR_CALLED_SUM = 3;

/**
 * The whole public state of a purchase as one OCDS release. Whatever the facts hold, offers and estimates are in it only once
 * contracts are concluded, maximum values and lots' descriptions only once the notice is out, and nothing ever of the demand of a
 * single body or of texts written for the participants (need, reasons).
 */
export function releaseOf(
  known: ReleaseFacts,
  release: { readonly number: number; readonly date: string; readonly tags: readonly OcdsTag[] },
): OcdsRelease {
  const facts = publicPart(known);
  const parties = partiesOf(facts);
  const lead = referenceOf(facts.lead);
  return {
    ocid: facts.ocid,
    id: `${facts.ocid}-${String(release.number).padStart(3, '0')}`,
    date: release.date,
    tag: release.tags,
    initiationType: 'tender',
    language: 'de',
    parties,
    buyer: lead,
    tender: tenderOf(facts, lead),
    ...(facts.awards.length > 0 ? { awards: facts.awards.map((award) => awardOf(award, facts)) } : {}),
    ...(facts.contracts.length > 0 ? { contracts: contractsOf(facts, release.date) } : {}),
  };
}

/** Leaves out what is not public yet, before anything is composed of it. */
function publicPart(facts: ReleaseFacts): ReleaseFacts {
  const { tendered, concluded } = facts;
  return {
    ...facts,
    estimatedValueCents: concluded ? facts.estimatedValueCents : null,
    lots: tendered
      ? facts.lots
      : facts.lots.map((lot) => ({ ...lot, description: '', maxValueCents: null, maxQuantity: null })),
    tender: tendered ? facts.tender : null,
    bidCount: concluded ? facts.bidCount : null,
    awards: concluded ? facts.awards : [],
    contracts: concluded ? facts.contracts : [],
  };
}

function tenderOf(facts: ReleaseFacts, lead: OcdsReference): OcdsTender {
  const { tender, arrangement } = facts;
  const maximum = sum(facts.lots.map((lot) => lot.maxValueCents));
  const method = facts.procedureKey === null ? undefined : METHODS[facts.procedureKey];
  const announced = tender !== null && tender.publishedOn !== null;
  return {
    id: facts.reference,
    title: facts.title,
    ...(facts.subject ? { description: facts.subject } : {}),
    status: tenderStatus(facts),
    procuringEntity: lead,
    mainProcurementCategory: CATEGORY[facts.contractNature],
    ...(method ? { procurementMethod: method } : {}),
    ...(facts.procedureLabel ? { procurementMethodDetails: facts.procedureLabel } : {}),
    ...(facts.estimatedValueCents === null ? {} : { value: euros(facts.estimatedValueCents) }),
    items: itemsOf(facts),
    lots: facts.lots.map((lot) => lotOf(lot, facts)),
    techniques: techniquesOf(arrangement, maximum, facts.buyers),
    ...(tender?.platform
      ? { submissionMethod: ['electronicSubmission'], submissionMethodDetails: tender.platform }
      : {}),
    ...(announced || tender?.offersDueAt
      ? {
          tenderPeriod: {
            ...(tender?.publishedOn ? { startDate: `${tender.publishedOn}T00:00:00Z` } : {}),
            ...(tender?.offersDueAt ? { endDate: tender.offersDueAt } : {}),
          },
        }
      : {}),
    ...(facts.bidCount === null ? {} : { numberOfTenderers: facts.bidCount }),
    ...(tender && isPublicUrl(tender.noticeUrl)
      ? { documents: [{ id: 'notice', documentType: 'tenderNotice', title: 'Bekanntmachung', url: tender.noticeUrl }] }
      : {}),
  };
}

/** Only an address of the web, so that nobody follows a link elsewhere; the standard wants a whole URI. */
function isPublicUrl(text: string): boolean {
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text) && URL.canParse(text);
}

function tenderStatus({ status, awards }: ReleaseFacts): OcdsTender['status'] {
  if (status === 'cancelled') return 'cancelled';
  if (['tendering', 'evaluated', 'awarded'].includes(status)) return 'active';
  if (['running', 'ended'].includes(status))
    return awards.length > 0 && awards.every((award) => award.valueCents === null) ? 'unsuccessful' : 'complete';
  return status === 'agreed' ? 'planned' : 'planning';
}

function itemsOf({ cpv, lots }: ReleaseFacts): OcdsItem[] {
  const labels = new Map(cpv.map(({ code, label }) => [code, label]));
  const perLot = lots.flatMap((lot): OcdsItem[] => {
    const code = lot.cpvCode ?? cpv[0]?.code;
    return [
      {
        id: `lot-${lot.number}`,
        description: lot.title,
        ...(code ? { classification: classification(code, labels.get(code)) } : {}),
        ...(lot.maxQuantity === null ? {} : { quantity: lot.maxQuantity, unit: { name: lot.unit } }),
        relatedLot: String(lot.number),
      },
    ];
  });
  if (perLot.length > 0) return perLot;
  return cpv.map(({ code, label }) => ({ id: code, description: label, classification: classification(code, label) }));
}

function classification(id: string, description: string | undefined) {
  return { scheme: 'CPV' as const, id, ...(description ? { description } : {}) };
}

function lotOf(lot: ReleaseFacts['lots'][number], facts: ReleaseFacts): OcdsLot {
  const award = facts.awards.find(({ lotId }) => lotId === lot.id);
  return {
    id: String(lot.number),
    title: lot.title,
    ...(lot.description ? { description: lot.description } : {}),
    status: award ? (award.valueCents === null ? 'unsuccessful' : 'complete') : tenderStatus(facts),
    techniques: techniquesOf(facts.arrangement, lot.maxValueCents, facts.buyers),
  };
}

function techniquesOf(
  arrangement: Arrangement,
  maximumCents: number | null,
  buyers: readonly ReleaseBody[],
): OcdsTechniques {
  if (arrangement === 'single') return { hasFrameworkAgreement: false };
  return {
    hasFrameworkAgreement: true,
    frameworkAgreement: {
      method: 'withoutReopeningCompetition',
      ...(maximumCents === null ? {} : { value: euros(maximumCents) }),
      ...(buyers.length > 0 ? { buyerCategories: buyers.map(({ name }) => name).join('; ') } : {}),
    },
  };
}

function awardOf(award: ReleaseFacts['awards'][number], facts: ReleaseFacts): OcdsAward {
  const won = award.valueCents !== null && award.bidderName !== null;
  return {
    id: award.id,
    status: won ? 'active' : 'unsuccessful',
    date: award.decidedAt,
    relatedLots: lotNumbers(facts, award.lotId),
    ...(won
      ? {
          value: euros(award.valueCents ?? 0),
          suppliers: [{ id: supplierId(award), name: award.bidderName ?? '' }],
        }
      : {}),
  };
}

const AMENDMENTS = {
  price_adjustment: 'Preisanpassung',
  extension: 'Verlängerung',
  volume: 'Änderung des Umfangs',
  scope: 'Änderung des Gegenstands',
} as const;

const CONTRACT_STATUS = {
  running: 'active',
  exhausted: 'active',
  ended: 'terminated',
  terminated: 'terminated',
} as const;

function contractsOf(facts: ReleaseFacts, date: string): OcdsContract[] {
  return facts.contracts.map((contract) => {
    const award = facts.awards.find(({ lotId }) => lotId === contract.lotId);
    return {
      id: contract.id,
      awardID: award?.id ?? contract.id,
      title: contract.title,
      status: CONTRACT_STATUS[contract.status],
      period: {
        startDate: `${contract.startsOn}T00:00:00Z`,
        ...(contract.endsOn ? { endDate: `${contract.endsOn}T23:59:59Z` } : {}),
      },
      value: euros(contract.valueCents),
      dateSigned: contract.createdAt,
      ...(contract.lotId ? { relatedLots: lotNumbers(facts, contract.lotId) } : {}),
      ...(contract.amendments.length > 0
        ? {
            amendments: contract.amendments.map((amendment) => ({
              id: String(amendment.number),
              date: amendment.decidedAt,
              rationale: AMENDMENTS[amendment.kind],
            })),
          }
        : {}),
      ...(facts.arrangement === 'framework' && facts.buyers.length + 1 >= BUYERS_FOR_CALLED_SUM
        ? { x_called: { value: euros(contract.calledValueCents), quantity: contract.calledQuantity, date } }
        : {}),
    };
  });
}

function lotNumbers({ lots }: ReleaseFacts, lotId: string): string[] {
  return lots.filter(({ id }) => id === lotId).map(({ number }) => String(number));
}

/** Euros with two decimals: the standard has numbers, and cents below 2^53 survive the division exactly as printed. */
function euros(cents: number): OcdsValue {
  return { amount: Number((cents / 100).toFixed(2)), currency: 'EUR' };
}

function sum(values: readonly (number | null)[]): number | null {
  let total: number | null = null;
  for (const value of values) if (value !== null) total = (total ?? 0) + value;
  return total;
}
