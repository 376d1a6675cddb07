import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideTakeNote } from '../domain/decision.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { sectionCommentsOf, takeNoteSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { publish } from '../store/publication.ts';
import { insertDecision } from '../store/review.ts';

/** Takes note of a cooperation that needs no approval, and publishes the public part. */
export const takeNoteOfCooperation = command('cooperations.take_note', takeNoteSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'take_note', input.cooperationId);
  assertVersion(record, input.version);
  const sectionComments = sectionCommentsOf(input);
  const decided = decideTakeNote(record.facts, record.acting, { sectionComments });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, contentVersion } = decided;
  await saveVerb(tx, actor, record, 'take_note', status, { contentVersion });
  await insertDecision(tx, actor, record, decided, { reason: input.reason, conditions: '' });
  await updateCooperation(tx, record, { status, decidedAt: now });
  await publish(tx, record, { status, since: record.facts.today });
  audit({
    action: 'cooperations.take_note',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { from: record.row.status, to: status, contentVersion },
  });
  const to = { bodyIds: acceptedBodyIds(record.facts) };
  tell(notice(record, actor, 'cooperation_noted', to));
  return accepted({ id: record.row.id });
});
