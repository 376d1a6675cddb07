import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideAcceptInvitation } from '../domain/membership.ts';
import { acceptInvitationSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';
import { applyVersionEffects, presentState } from '../store/version.ts';

/** The invited body becomes a party. Once consents are being collected, that is a change of what was consented to. */
export const acceptInvitation = command(
  'cooperations.accept_invitation',
  acceptInvitationSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForVerb(context, 'accept_invitation', input.cooperationId);
    const { responsiblePerson } = input;
    const decided = decideAcceptInvitation(record.facts, record.acting, { responsiblePerson });
    if (!decided.ok) return refused(decided.reason);
    const { bodyId, contentVersion } = decided;
    const voidedConsents = decided.voidedConsentIds.length;
    await saveVerb(tx, actor, record, 'accept_invitation', decided.to, { contentVersion, voidedConsents });
    const change = { status: decided.partnerStatus, responsiblePerson, respondedAt: now };
    await savePartner(tx, record, bodyId, 'invited', change);
    const state = presentState(record);
    const bodyIds = [...state.bodyIds, bodyId];
    await updateCooperation(tx, record, await applyVersionEffects(tx, actor, record, decided, { ...state, bodyIds }));
    audit({
      action: 'cooperations.accept_invitation',
      subjectType: 'cooperation',
      subjectId: record.row.id,
      bodyIds: entitledBodyIds(record.facts),
      details: { contentVersion, voidedConsents },
    });
    const others = acceptedBodyIds(record.facts);
    tell(
      notice(
        record,
        actor,
        'cooperation_invitation_accepted',
        { bodyIds: others, roles: WORKING_ROLES },
        { voidedConsents },
      ),
    );
    return accepted({ id: record.row.id });
  },
);
