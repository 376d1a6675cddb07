import { jsonOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideSubmit } from '../domain/lifecycle.ts';
import { authorityBodyOf, completenessOf, rulesOf } from '../reads/record.ts';
import { shownSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';

/**
 * Hands the case to the authority that § 35 KGG names today. Authority, procedure and the rules with their dated
 * parameters are stored and hold until a next submission.
 */
export const submitCooperation = command('cooperations.submit', shownSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'submit', input.cooperationId);
  assertVersion(record, input.version);
  const rules = rulesOf(record);
  const authorityBodyId = authorityBodyOf(record, rules)?.id ?? null;
  const completeness = completenessOf(record);
  const decided = decideSubmit(record.facts, record.acting, { completeness, rules, authorityBodyId });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, procedure } = decided;
  const { contentVersion } = record.facts;
  const details = { contentVersion, authorityBodyId: decided.authorityBodyId };
  await saveVerb(tx, actor, record, 'submit', status, details);
  const decisionDueOn = decisionDueAfter(record, 'submit', status);
  await updateCooperation(tx, record, {
    status,
    procedure,
    authorityBodyId: decided.authorityBodyId,
    ruleSnapshot: jsonOf(rules),
    submittedBy: actor.personId,
    firstSubmittedAt: record.row.firstSubmittedAt ?? now,
    submittedAt: now,
    decisionDueOn,
  });
  audit({
    action: 'cooperations.submit',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: [...entitledBodyIds(record.facts), decided.authorityBodyId],
    details: { from: record.row.status, to: status, procedure, ...details },
  });
  const dueOn = decisionDueOn?.toISOString().slice(0, 10) ?? null;
  const authority = { bodyIds: [decided.authorityBodyId], roles: ['authority_decider'] as const };
  tell(notice(record, actor, 'cooperation_received', authority, { dueOn, approvalDue: procedure === 'approval' }));
  tell(notice(record, actor, 'cooperation_submitted', { bodyIds: acceptedBodyIds(record.facts) }));
  return accepted({ id: record.row.id });
});
