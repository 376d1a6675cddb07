import type { Arrangement, ContractNature } from '../../domain/status.ts';

/** What a release from outside proposes for a purchase here. Amounts are net euro cents. */
export interface ImportProposal {
  readonly ocid: string;
  readonly buyerName: string;
  readonly title: string;
  readonly subject: string;
  readonly contractNature: ContractNature | null;
  readonly arrangement: Arrangement | null;
  /** Eight digits each; whether the vocabulary knows them is the caller's question. */
  readonly cpvCodes: readonly string[];
  readonly lots: readonly ImportLot[];
  readonly platform: string;
  readonly platformReference: string;
  readonly noticeUrl: string;
  readonly publishedAt: Date | null;
  readonly offersDueAt: Date | null;
  /** For information: awards are never taken over. */
  readonly awards: readonly { readonly suppliers: string; readonly cents: number | null }[];
}

export interface ImportLot {
  readonly title: string;
  readonly description: string;
  readonly cpvCode: string | null;
  readonly unit: string;
  readonly maxValueCents: number | null;
  readonly maxQuantity: number | null;
}

export const IMPORT_LIMITS = {
  title: 200,
  subject: 8_000,
  lots: 300,
  lotTitle: 200,
  lotDescription: 4_000,
  unit: 40,
  cpvCodes: 20,
  platform: 200,
  address: 500,
} as const;

/** Why a valid document still proposes nothing. */
export type ImportProblem = 'several_processes' | 'no_release' | 'no_tender' | 'no_title' | 'too_many_lots';

type Loose = Readonly<Record<string, unknown>>;

const NATURES: Readonly<Record<string, ContractNature>> = { goods: 'supplies', services: 'services', works: 'works' };

/** The kind of document, by what it holds; null for anything else. */
export function shapeOf(document: unknown): 'release' | 'release-package' | 'record-package' | null {
  const root = objectOf(document);
  if (root.releases !== undefined) return 'release-package';
  if (root.records !== undefined) return 'record-package';
  return root.ocid === undefined ? null : 'release';
}

/** The proposal of a document that is valid OCDS. Several releases of one process add up in the order of their dates. */
export function proposalOf(document: unknown): ImportProposal | ImportProblem {
  const releases = releasesOf(objectOf(document));
  const ocids = new Set(releases.map(({ ocid }) => ocid));
  if (ocids.size > 1) return 'several_processes';
  const byDate = releases.toSorted((a, b) => momentOf(a.date) - momentOf(b.date));
  const last = byDate.at(-1);
  if (!last) return 'no_release';
  // Later releases may only repeat what changed: of each part the latest word counts.
  const tender: Loose = Object.assign({}, ...byDate.map((release) => objectOf(release.tender)));
  if (Object.keys(tender).length === 0) return 'no_tender';
  const title = lineOf(tender.title, IMPORT_LIMITS.title);
  if (title === '') return 'no_title';
  const items = listOf(tender.items);
  const lots = lotsOf(tender, items);
  if (lots.length > IMPORT_LIMITS.lots) return 'too_many_lots';
  const awards = byDate.map((release) => listOf(release.awards)).findLast((found) => found.length > 0) ?? [];
  const period = objectOf(tender.tenderPeriod);
  return {
    ocid: lineOf(last.ocid, 120),
    buyerName: lineOf(objectOf(last.buyer).name, 200),
    title,
    subject: textOf(tender.description, IMPORT_LIMITS.subject),
    contractNature: natureOf(tender.mainProcurementCategory),
    arrangement: arrangementOf(tender),
    cpvCodes: [...new Set(items.flatMap(codesOf))].slice(0, IMPORT_LIMITS.cpvCodes),
    lots,
    platform: lineOf(tender.submissionMethodDetails, IMPORT_LIMITS.platform),
    platformReference: lineOf(tender.id, IMPORT_LIMITS.platform),
    noticeUrl: noticeOf(tender),
    publishedAt: dateOf(period.startDate),
    offersDueAt: dateOf(period.endDate),
    awards: awards.slice(0, IMPORT_LIMITS.lots).map((award) => ({
      suppliers: listOf(award.suppliers)
        .map(({ name }) => lineOf(name, 200))
        .filter((name) => name !== '')
        .join(', '),
      cents: centsOf(award.value),
    })),
  };
}

function releasesOf(root: Loose): Loose[] {
  if (root.records !== undefined) {
    return listOf(root.records).flatMap((record) => {
      const compiled = objectOf(record.compiledRelease);
      return compiled.ocid === undefined
        ? listOf(record.releases).filter(({ ocid }) => ocid !== undefined)
        : [compiled];
    });
  }
  return root.releases === undefined ? [root] : listOf(root.releases);
}

function lotsOf(tender: Loose, items: readonly Loose[]): ImportLot[] {
  return listOf(tender.lots).map((lot, index) => {
    const own = items.filter(({ relatedLot }) => relatedLot !== undefined && relatedLot === lot.id);
    const [item] = own;
    const quantity = own.length === 1 ? objectOf(item).quantity : null;
    const framework = objectOf(objectOf(lot.techniques).frameworkAgreement);
    return {
      title: lineOf(lot.title, IMPORT_LIMITS.lotTitle) || `Los ${index + 1}`,
      description: textOf(lot.description, IMPORT_LIMITS.lotDescription),
      cpvCode: own.flatMap(codesOf)[0] ?? null,
      unit: lineOf(objectOf(objectOf(item).unit).name, IMPORT_LIMITS.unit) || 'Stück',
      maxValueCents: centsOf(framework.value),
      maxQuantity:
        Number.isInteger(quantity) && Number(quantity) > 0 && Number(quantity) < 1e9 ? Number(quantity) : null,
    };
  });
}

function natureOf(category: unknown): ContractNature | null {
  return typeof category === 'string' && Object.hasOwn(NATURES, category) ? (NATURES[category] ?? null) : null;
}

function arrangementOf(tender: Loose): Arrangement | null {
  const { hasFrameworkAgreement } = objectOf(tender.techniques);
  if (typeof hasFrameworkAgreement !== 'boolean') return null;
  return hasFrameworkAgreement ? 'framework' : 'single';
}

/** CPV codes of an item, without check digits. */
function codesOf(item: Loose): string[] {
  return [objectOf(item.classification), ...listOf(item.additionalClassifications)].flatMap(({ scheme, id }) => {
    const code = /^(\d{8})(?:-\d)?$/.exec(String(id))?.[1];
    return code !== undefined && String(scheme).toUpperCase() === 'CPV' ? [code] : [];
  });
}

/** The address of the notice, only one of the web. */
function noticeOf(tender: Loose): string {
  const notice = listOf(tender.documents).find(({ documentType }) => documentType === 'tenderNotice');
  const url = typeof notice?.url === 'string' ? notice.url : '';
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  return isWeb && url.length <= IMPORT_LIMITS.address ? url : '';
}

/** Net euro cents; null for other currencies and for what is no amount. */
function centsOf(value: unknown): number | null {
  const { amount, currency } = objectOf(value);
  if (typeof amount !== 'number' || currency !== 'EUR') return null;
  const cents = Math.round(amount * 100);
  return cents >= 0 && Number.isSafeInteger(cents) ? cents : null;
}

function dateOf(value: unknown): Date | null {
  const at = momentOf(value);
  return at > 0 && at < 4_102_444_800_000 ? new Date(at) : null;
}

function momentOf(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? 0 : at;
}

/** A text of several lines, without signs nobody sees. */
function textOf(value: unknown, max: number): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const visible = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, ' ');
  return [...visible.trim()].slice(0, max).join('').trim();
}

function lineOf(value: unknown, max: number): string {
  return textOf(value, max).replace(/\s+/g, ' ');
}

function objectOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function listOf(value: unknown): Loose[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
