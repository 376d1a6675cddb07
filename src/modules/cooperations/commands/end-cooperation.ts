import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideEnd } from '../domain/lifecycle.ts';
import { endSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { publicSince, publish } from '../store/publication.ts';

/** Records that the cooperation has ended, with the day and the reason. */
export const endCooperation = command('cooperations.end', endSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'end', input.cooperationId);
  assertVersion(record, input.version);
  const { reason } = input;
  const decided = decideEnd(record.facts, record.acting, { endedOn: input.endedOn, reason });
  if (!decided.ok) return refused(decided.reason);
  const { to: status, endedOn } = decided;
  await saveVerb(tx, actor, record, 'end', status, { reason, endedOn });
  await updateCooperation(tx, record, { status, endedOn: dateOf(endedOn), endReason: reason });
  await publish(tx, record, { status, since: publicSince(record) });
  const bodyIds = entitledBodyIds(record.facts);
  audit({
    action: 'cooperations.end',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds,
    details: { from: record.row.status, to: status, endedOn },
  });
  tell(notice(record, actor, 'cooperation_ended', { bodyIds }));
  return accepted({ id: record.row.id });
});
