import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import { searchTextOf } from '#src/modules/bodies/domain/search.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import type { CooperationStatus } from '../domain/status.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** What changed with the transition that publishes or refreshes. Days are ISO. */
interface PublishedState {
  readonly status: CooperationStatus;
  /** First day of the cooperation where it has begun, else the day it was decided. */
  readonly since: string;
}

/**
 * Writes the public part: title, field, partners, since when. Kept apart from the cooperation, so that visitors read a
 * table that holds nothing else.
 */
export async function publish(tx: Transaction, record: CooperationRecord, state: PublishedState): Promise<void> {
  const { row, parties } = record;
  if (row.fieldKey === null) throw new Error('a decided cooperation has a field');
  const partners = row.partners.filter((partner) => partner.status === 'accepted');
  const regions = [...new Set(parties.flatMap((party) => party.region ?? []))].sort();
  const publication = {
    reference: row.reference,
    title: row.title,
    fieldKey: row.fieldKey,
    partners: partners.map(({ bodyId, body }) => jsonOf({ bodyId, name: body.name, path: body.path })),
    bodyIds: partners.map((partner) => partner.bodyId),
    startsOn: dateOf(row.startsOn),
    status: state.status,
    since: dateOf(state.since),
    regions,
    searchText: searchTextOf([row.title, row.reference, row.field?.label, ...partners.map(({ body }) => body.name)]),
  };
  await tx.cooperationPublication.upsert({
    where: { cooperationId: row.id },
    create: { cooperationId: row.id, ...publication },
    update: publication,
    select: { cooperationId: true },
  });
}

/** Day since which the public part counts after a status change today: the start keeps it, the decision sets it. */
export function publicSince(record: CooperationRecord): string {
  const { row, facts } = record;
  return row.activatedOn ?? (row.decidedAt ? berlinDay(row.decidedAt) : facts.today);
}
