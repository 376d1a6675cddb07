import type { Transaction } from '#src/db/transaction.ts';
import type { AssociationContent, AssociationFacts } from './domain/association.ts';
import { GOVERNMENT_REGIONS, type GovernmentRegion } from './domain/body.ts';
import { bodySortName } from './domain/name.ts';
import { searchTextOf } from './domain/search.ts';
import { freeSlug } from './domain/slug.ts';

const KIND = 'special_purpose_association';

function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** Facts for the rule; `exceptId` is the body being corrected, whose own name is no obstacle. */
export async function loadAssociationFacts(
  tx: Transaction,
  content: AssociationContent,
  exceptId?: string,
): Promise<AssociationFacts> {
  const same = await tx.body.findFirst({
    where: { officialName: { equals: content.officialName, mode: 'insensitive' }, id: { not: exceptId } },
    select: { id: true },
  });
  const district = content.districtId
    ? await tx.body.findFirst({ where: { id: content.districtId, kind: 'district' }, select: { region: true } })
    : null;
  const region = GOVERNMENT_REGIONS.find((known) => known === district?.region);
  return { nameTaken: same !== null, district: region ? { region } : null };
}

interface AssociationRow extends AssociationContent {
  readonly region: GovernmentRegion | null;
}

function columnsOf(content: AssociationRow) {
  return {
    officialName: content.officialName,
    shortName: content.shortName,
    districtId: content.districtId,
    region: content.region,
    seatPostcode: content.seatPostcode || null,
    validFrom: toDate(content.validFrom),
    validTo: toDate(content.validTo),
    sourceNote: content.sourceNote,
    searchText: searchTextOf([content.officialName, content.shortName, content.seatPostcode]),
    sortName: bodySortName(KIND, content.shortName),
  };
}

/** Adds a Zweckverband under a free address. Two of one name at once: the second one is a lost race. */
export async function insertAssociation(
  tx: Transaction,
  content: AssociationRow,
): Promise<{ id: string; slug: string }> {
  const taken = await tx.body.findMany({ where: { slug: { not: null } }, select: { slug: true } });
  const slug = freeSlug(content.shortName, new Set(taken.flatMap((row) => row.slug ?? [])));
  const { id } = await tx.body.create({ data: { kind: KIND, slug, ...columnsOf(content) }, select: { id: true } });
  return { id, slug };
}

/** The Zweckverband as stored, or null: other bodies are corrected with a new edition of the directory. */
export function loadAssociation(tx: Transaction, id: string): Promise<{ slug: string | null } | null> {
  return tx.body.findFirst({ where: { id, kind: KIND }, select: { slug: true } });
}

/** Saves if nobody was faster. The address stays: links to it are out in the world. @returns whether it was saved */
export async function updateAssociation(
  tx: Transaction,
  id: string,
  version: number,
  content: AssociationRow,
): Promise<boolean> {
  const { count } = await tx.body.updateMany({
    where: { id, version, kind: KIND },
    data: { ...columnsOf(content), version: { increment: 1 } },
  });
  return count === 1;
}
