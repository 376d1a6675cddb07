import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import type { FrozenContent } from './content.ts';
import { decideVerb, type StatusChange } from './decide.ts';
import { changedFields, type FieldChange } from './diff.ts';
import type { ActingPerson, CooperationFacts } from './facts.ts';
import type { Decided } from './refusal.ts';

/** What a change of content or parties does to versions and consents. */
export interface VersionEffects {
  /** Number after the change; store a new frozen version if it differs from the number before. */
  readonly contentVersion: number;
  /** Consents, prepared or signed, that no longer stand for what was agreed. */
  readonly voidedConsentIds: readonly string[];
  /** New reminder day for consents; null where it stays. */
  readonly consentDueOn: IsoDay | null;
}

/** A draft has no versions yet; from the first request for consents on, every change makes a new one and voids consents. */
export function effectsOfChange(facts: CooperationFacts): VersionEffects {
  if (facts.status === 'draft')
    return { contentVersion: facts.contentVersion, voidedConsentIds: [], consentDueOn: null };
  return {
    contentVersion: facts.contentVersion + 1,
    voidedConsentIds: facts.consents
      .filter((consent) => consent.status === 'prepared' || consent.status === 'signed')
      .map((consent) => consent.id),
    consentDueOn: deadlineAfter(facts.today, facts.reminderDays.consent),
  };
}

/** Saves an edit: without a real difference nothing happens to version and consents. */
export function decideEditContent(
  facts: CooperationFacts,
  acting: ActingPerson,
  input: { readonly before: FrozenContent; readonly after: FrozenContent },
): Decided<StatusChange & VersionEffects & { changes: readonly FieldChange[] }> {
  const decided = decideVerb('edit_content', facts, acting);
  if (!decided.ok) return decided;
  const changes = changedFields(input.before, input.after);
  if (changes.length > 0) return { ...decided, ...effectsOfChange(facts), changes };
  return { ...decided, contentVersion: facts.contentVersion, voidedConsentIds: [], consentDueOn: null, changes };
}
