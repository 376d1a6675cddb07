import { sql } from '#src/db/sql.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { selectionConditions } from '../reads/selection-conditions.ts';
import { askBodiesSchema } from '../schema.ts';
import { askBodies as askAll, findNamedBodies } from '../store/bodies.ts';
import { ANSWERING_ROLES } from '../store/told.ts';

/**
 * Puts bodies on the list of those asked, by the filters of the register or by name. Before the survey opens they learn
 * nothing; in a running survey they are told at once.
 */
export const askBodies = command('procurement.ask_bodies', askBodiesSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'ask_bodies', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('ask_bodies', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { leadBodyId } = record.row;
  let which = selectionConditions(input.selection, leadBodyId);
  if (input.mode === 'names') {
    const named = await findNamedBodies(tx, input.bodies, berlinDay(now));
    if (named === null || named.length === 0) return refused('body_unknown');
    which = sql`b.id = ANY(${[...named]}::uuid[]) AND b.id <> ${leadBodyId}::uuid`;
  }
  const asked = await askAll(tx, record.row.id, which, input.again, now);
  if (asked.length === 0) return refused('nobody_new');
  const details = { asked: asked.length, mode: input.mode };
  await saveStep(tx, actor, record, 'ask_bodies', decided.to, { audience: 'lead', details });
  await updateProcurement(tx, record, {});
  audit({
    action: 'procurement.ask_bodies',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [leadBodyId],
    details,
  });
  if (record.row.status === 'surveying') {
    const to = { bodyIds: asked, roles: ANSWERING_ROLES };
    tell(notice(record, actor, 'procurement_survey_opened', to, { dueOn: record.row.surveyDueOn }));
  }
  return accepted({ id: record.row.id, asked: asked.length });
});
