import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideChangeLead } from '../domain/membership.ts';
import { changeLeadSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';
import { applyVersionEffects, presentState } from '../store/version.ts';

/** Hands the lead to another accepted partner; the lead is part of what is consented to. */
export const changeLead = command('cooperations.change_lead', changeLeadSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'change_lead', input.cooperationId);
  assertVersion(record, input.version);
  const decided = decideChangeLead(record.facts, record.acting, { bodyId: input.bodyId });
  if (!decided.ok) return refused(decided.reason);
  const { leadBodyId, contentVersion } = decided;
  const voidedConsents = decided.voidedConsentIds.length;
  const details = { bodyIds: [leadBodyId], contentVersion, voidedConsents };
  await saveVerb(tx, actor, record, 'change_lead', decided.to, details);
  // The old lead first: the database allows one lead at a time.
  await savePartner(tx, record, record.facts.leadBodyId, 'accepted', { isLead: false });
  await savePartner(tx, record, leadBodyId, 'accepted', { isLead: true });
  const state = { ...presentState(record), leadBodyId };
  const columns = await applyVersionEffects(tx, actor, record, decided, state);
  await updateCooperation(tx, record, { ...columns, leadBodyId });
  audit({
    action: 'cooperations.change_lead',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { leadBodyId, contentVersion, voidedConsents },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts), roles: WORKING_ROLES };
  tell(notice(record, actor, 'cooperation_lead_changed', to, { voidedConsents }));
  return accepted({ id: record.row.id });
});
