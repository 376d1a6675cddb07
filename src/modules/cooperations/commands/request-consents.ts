import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideRequestConsents } from '../domain/lifecycle.ts';
import { completenessOf } from '../reads/record.ts';
import { shownSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { insertVersion, presentState } from '../store/version.ts';

/** Freezes the first version and asks all parties for their consent to it. */
export const requestConsents = command('cooperations.request_consents', shownSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'request_consents', input.cooperationId);
  assertVersion(record, input.version);
  const completeness = completenessOf(record);
  const decided = decideRequestConsents(record.facts, record.acting, { completeness });
  if (!decided.ok) return refused(decided.reason);
  const { contentVersion, consentDueOn, to: status } = decided;
  const details = { contentVersion, dueOn: consentDueOn };
  await saveVerb(tx, actor, record, 'request_consents', status, details);
  await insertVersion(tx, actor, record, contentVersion, presentState(record));
  await updateCooperation(tx, record, { status, contentVersion, consentDueOn: dateOf(consentDueOn) });
  audit({
    action: 'cooperations.request_consents',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, ...details },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts), roles: WORKING_ROLES };
  tell(notice(record, actor, 'cooperation_consents_requested', to, { dueOn: consentDueOn }));
  return accepted({ id: record.row.id });
});
