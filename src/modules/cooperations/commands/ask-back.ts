import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideAskBack } from '../domain/inquiry.ts';
import { askBackSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { decisionDueAfter, saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { insertInquiry } from '../store/review.ts';

/** The authority asks the partners; its clock pauses until they answer. */
export const askBack = command('cooperations.ask_back', askBackSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'ask_back', input.cooperationId);
  assertVersion(record, input.version);
  const { question } = input;
  const decided = decideAskBack(record.facts, record.acting, { question, dueOn: input.dueOn });
  if (!decided.ok) return refused(decided.reason);
  const { dueOn, to: status } = decided;
  await saveVerb(tx, actor, record, 'ask_back', status, { question, dueOn });
  await insertInquiry(tx, actor, record, { question, dueOn });
  await updateCooperation(tx, record, { status, decisionDueOn: decisionDueAfter(record, 'ask_back', status) });
  audit({
    action: 'cooperations.ask_back',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { dueOn },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts), roles: WORKING_ROLES };
  tell(notice(record, actor, 'cooperation_inquiry', to, { dueOn }));
  return accepted({ id: record.row.id });
});
