import type { CommandContext } from '#src/server/command.ts';
import type { StatusChange } from '../domain/decide.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { effectsOfChange } from '../domain/versioning.ts';
import { updateCooperation } from './cooperation.ts';
import { saveVerb } from './event.ts';
import type { LoadedCooperation } from './load.ts';
import { notice, WORKING_ROLES } from './notice.ts';
import { applyVersionEffects, type VersionState } from './version.ts';

/**
 * Records that a contract file came or went. It is part of what partners consent to, so outside the first draft it is a
 * change of content like any other: new version, consents void, parties told.
 */
export async function recordContractChange(
  context: Pick<CommandContext, 'tx' | 'actor' | 'tell'>,
  record: LoadedCooperation,
  decided: StatusChange,
  change: { readonly documentId: string; readonly documentAct: 'added' | 'withdrawn'; readonly state: VersionState },
): Promise<{ contentVersion: number; voidedConsents: number }> {
  const { tx, actor, tell } = context;
  const { documentId, documentAct, state } = change;
  const effects = effectsOfChange(record.facts);
  const { contentVersion } = effects;
  const voidedConsents = effects.voidedConsentIds.length;
  const details = { documentId, documentAct, contentVersion, voidedConsents };
  await saveVerb(tx, actor, record, 'edit_content', decided.to, details);
  await updateCooperation(tx, record, await applyVersionEffects(tx, actor, record, effects, state));
  if (contentVersion !== record.facts.contentVersion) {
    const to = { bodyIds: acceptedBodyIds(record.facts), roles: WORKING_ROLES };
    tell(notice(record, actor, 'cooperation_content_changed', to, { contractChanged: true, voidedConsents }));
  }
  return { contentVersion, voidedConsents };
}
