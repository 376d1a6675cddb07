import { addMonths } from '#src/modules/contracts/domain/months.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';

/** What a contract shows to bodies in search of partners: never supplier or price. */
export interface PoolingOffer {
  readonly contractId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly title: string;
  readonly fieldKey: string | null;
  readonly fieldLabel: string | null;
  readonly cpvCode: string | null;
  readonly endsOn: IsoDay;
}

/** Why two contracts are taken for similar, with the points it gave. */
export interface SimilarityReason {
  readonly kind: 'same_code' | 'same_class' | 'same_group' | 'same_field' | 'same_words';
  readonly points: number;
  /** The words both titles share. */
  readonly words?: readonly string[];
}

/** Points of each reason. The code's leading digits are class (four) and group (three) of the vocabulary. */
const POINTS = { same_code: 60, same_class: 45, same_group: 25, same_field: 20 } as const;
const POINTS_PER_WORD = 20;
const MAX_WORD_POINTS = 40;

/** From so many points on two contracts count as similar. One shared word in one field suffices, a shared field alone does not. */
export const SIMILAR_FROM = 40;

/** Words that say nothing of the subject. */
const EMPTY_WORDS = new Set([
  'beschaffung',
  'dienst',
  'dienstleistung',
  'dienstleistungen',
  'fuer',
  'gemeinde',
  'gemeinsame',
  'gemeinsamer',
  'kreis',
  'landkreis',
  'leistung',
  'leistungen',
  'lieferung',
  'nachfolge',
  'rahmenvertrag',
  'rahmenvereinbarung',
  'rathaus',
  'stadt',
  'und',
  'vertrag',
  'verwaltung',
  'wartung',
]);

/** Words of a title that tell its subject, folded: "Notebooks für Schulen" gives "notebooks" and "schulen". */
export function subjectWords(title: string): readonly string[] {
  const folded = title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4 && !EMPTY_WORDS.has(word));
  return [...new Set(words)];
}

/** How similar two subjects are, and why. Symmetric; at most one reason about codes. */
export function similarity(
  a: Pick<PoolingOffer, 'title' | 'fieldKey' | 'cpvCode'>,
  b: Pick<PoolingOffer, 'title' | 'fieldKey' | 'cpvCode'>,
): { readonly points: number; readonly reasons: readonly SimilarityReason[] } {
  const reasons: SimilarityReason[] = [];
  const code = codeReason(a.cpvCode, b.cpvCode);
  if (code !== null) reasons.push({ kind: code, points: POINTS[code] });
  if (a.fieldKey !== null && a.fieldKey === b.fieldKey) reasons.push({ kind: 'same_field', points: POINTS.same_field });
  const other = new Set(subjectWords(b.title));
  const words = subjectWords(a.title).filter((word) => other.has(word));
  if (words.length > 0)
    reasons.push({ kind: 'same_words', points: Math.min(words.length * POINTS_PER_WORD, MAX_WORD_POINTS), words });
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

function codeReason(a: string | null, b: string | null): keyof typeof POINTS | null {
  if (a === null || b === null) return null;
  const [left, right] = [a.slice(0, 8), b.slice(0, 8)];
  if (left === right) return 'same_code';
  if (left.slice(0, 4) === right.slice(0, 4)) return 'same_class';
  return left.slice(0, 3) === right.slice(0, 3) ? 'same_group' : null;
}

/** A joint purchase the radar proposes. */
export interface PoolingProposal {
  /** One offer per body, in the order of their ends. */
  readonly offers: readonly PoolingOffer[];
  readonly firstEnd: IsoDay;
  readonly lastEnd: IsoDay;
  /** Reasons that hold between the first contract and every other. */
  readonly reasons: readonly SimilarityReason[];
  /** The weakest similarity in the group: how sure the proposal is. */
  readonly points: number;
}

/**
 * Proposes joint purchases: contracts of at least two bodies, similar to the one that ends first, ending within a window of
 * months. Of several of one body the most similar one counts, and no contract stands in two proposals. The order of the
 * offers plays no part; the own body's proposals come first, then the larger ones, then the sooner ones.
 */
export function poolingProposals(
  offers: readonly PoolingOffer[],
  options: {
    readonly today: IsoDay;
    readonly windowMonths: number;
    readonly horizonMonths: number;
    readonly ownBodyId: string | null;
  },
): readonly PoolingProposal[] {
  const horizon = addMonths(options.today, options.horizonMonths);
  const open = offers
    .filter(({ endsOn }) => endsOn >= options.today && endsOn <= horizon)
    .toSorted((a, b) => compare(a.endsOn, b.endsOn) || compare(a.contractId, b.contractId));
  const taken = new Set<string>();
  const proposals: PoolingProposal[] = [];
  for (const [index, anchor] of open.entries()) {
    if (taken.has(anchor.contractId)) continue;
    const until = addMonths(anchor.endsOn, options.windowMonths);
    const best = new Map<string, { offer: PoolingOffer; points: number; reasons: readonly SimilarityReason[] }>();
    for (const offer of open.slice(index + 1)) {
      if (offer.endsOn > until) break;
      if (offer.bodyId === anchor.bodyId || taken.has(offer.contractId)) continue;
      const found = similarity(anchor, offer);
      const known = best.get(offer.bodyId);
      if (found.points >= SIMILAR_FROM && (known === undefined || found.points > known.points))
        best.set(offer.bodyId, { offer, ...found });
    }
    if (best.size === 0) continue;
    const others = [...best.values()].toSorted((a, b) => compare(a.offer.endsOn, b.offer.endsOn));
    const members = [anchor, ...others.map(({ offer }) => offer)];
    for (const { contractId } of members) taken.add(contractId);
    proposals.push({
      offers: members,
      firstEnd: anchor.endsOn,
      lastEnd: members.at(-1)?.endsOn ?? anchor.endsOn,
      reasons: commonReasons(others.map(({ reasons }) => reasons)),
      points: Math.min(...others.map(({ points }) => points)),
    });
  }
  const concerns = (proposal: PoolingProposal) =>
    proposal.offers.some(({ bodyId }) => bodyId === options.ownBodyId) ? 0 : 1;
  return proposals.toSorted(
    (a, b) => concerns(a) - concerns(b) || b.offers.length - a.offers.length || compare(a.firstEnd, b.firstEnd),
  );
}

/** Kinds every pair has; of words those shared by all. */
function commonReasons(all: readonly (readonly SimilarityReason[])[]): readonly SimilarityReason[] {
  const [first = [], ...rest] = all;
  return first.flatMap((reason): SimilarityReason[] => {
    const same = rest.map((reasons) => reasons.find(({ kind }) => kind === reason.kind));
    if (same.includes(undefined)) return [];
    if (reason.words === undefined) return [reason];
    const words = reason.words.filter((word) => same.every((other) => other?.words?.includes(word)));
    return words.length === 0 ? [] : [{ ...reason, words }];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
