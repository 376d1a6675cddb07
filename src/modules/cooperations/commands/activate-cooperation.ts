import { dateOf } from '#src/db/columns.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideActivate } from '../domain/lifecycle.ts';
import { shownSchema } from '../schema.ts';
import { updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { assertVersion, loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';
import { publish } from '../store/publication.ts';

/** Records that the approved or noted cooperation has begun. */
export const activateCooperation = command('cooperations.activate', shownSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'activate', input.cooperationId);
  assertVersion(record, input.version);
  const decided = decideActivate(record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { to: status, activatedOn } = decided;
  await saveVerb(tx, actor, record, 'activate', status);
  await updateCooperation(tx, record, { status, activatedOn: dateOf(activatedOn) });
  await publish(tx, record, { status, since: activatedOn });
  const bodyIds = entitledBodyIds(record.facts);
  audit({
    action: 'cooperations.activate',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds,
    details: { from: record.row.status, to: status, activatedOn },
  });
  tell(notice(record, actor, 'cooperation_active', { bodyIds }));
  return accepted({ id: record.row.id });
});
