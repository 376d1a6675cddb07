import { dateOf, jsonOf } from '#src/db/columns.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type CooperationContent, freezeContent } from '../domain/content.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import type { VersionEffects } from '../domain/versioning.ts';
import type { CooperationRecord } from '../reads/record.ts';

/** What a version holds beside the frozen content: the contract files consented to. */
export interface VersionState {
  readonly content: CooperationContent;
  readonly leadBodyId: string;
  /** All accepted bodies, lead included. */
  readonly bodyIds: readonly string[];
  readonly contracts: readonly { readonly id: string; readonly title: string; readonly sha256: string }[];
}

/** The state as it is, to be frozen or changed in part. */
export function presentState(record: CooperationRecord): VersionState {
  const { row, facts, content } = record;
  const contracts = row.documents.filter(
    (document) => document.purpose === 'contract' && document.withdrawnAt === null,
  );
  return {
    content,
    leadBodyId: facts.leadBodyId,
    bodyIds: acceptedBodyIds(facts),
    contracts: contracts.map(({ id, title, sha256 }) => ({ id, title, sha256 })),
  };
}

/** Freezes a state as a new version. */
export async function insertVersion(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  number: number,
  state: VersionState,
): Promise<void> {
  const frozen = freezeContent(state.content, state.leadBodyId, state.bodyIds);
  await tx.cooperationVersion.createMany({
    data: [
      {
        cooperationId: record.row.id,
        number,
        content: jsonOf({ ...frozen, contracts: state.contracts }),
        createdBy: actor.personId,
        createdAt: record.now,
      },
    ],
  });
}

/**
 * Carries out what a change does to versions and consents: a new frozen version, and the end of every consent to the old
 * one. Returns the columns of the cooperation that follow.
 */
export async function applyVersionEffects(
  tx: Transaction,
  actor: Actor,
  record: CooperationRecord,
  effects: VersionEffects,
  state: VersionState,
): Promise<{ contentVersion: number; consentDueOn?: Date }> {
  const { contentVersion, voidedConsentIds, consentDueOn } = effects;
  if (contentVersion === record.facts.contentVersion) return { contentVersion };
  await insertVersion(tx, actor, record, contentVersion, state);
  await tx.consent.updateMany({
    where: { id: { in: [...voidedConsentIds] }, status: { in: ['prepared', 'signed'] } },
    data: { status: 'voided', endedAt: record.now, endReason: 'content_changed', version: { increment: 1 } },
  });
  return consentDueOn === null ? { contentVersion } : { contentVersion, consentDueOn: dateOf(consentDueOn) };
}
