import { publishRelease } from '#src/db/ocds-release.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep } from '../../store/procurement.ts';
import { contractNotice } from '../domain/contract-notice.ts';
import { type NoticeParts, noticeFactsOf, noticePartsStatement } from '../reads/notice-facts.ts';
import { startTenderingSchema } from '../schema.ts';
import { findTender, listSeats, saveTenderStart } from '../store.ts';

/** Records that the notice is out: criteria, callers and maximum are frozen, and with them the notice as it was. */
export const startTendering = command('procurement.start_tendering', startTenderingSchema, async (context, input) => {
  const { tx, actor, now, audit, tell } = context;
  const record = await loadForVerb(context, 'start_tendering', input.procurementId);
  assertVersion(record, input.version);
  const decided = decideVerb('start_tendering', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { row, facts } = record;
  const tender = await findTender(tx, row.id);
  if (!tender?.publishedOn || !tender.offersDueAt) return refused('tender_incomplete');
  if (berlinDay(tender.publishedOn) > facts.today) return refused('publication_future');
  if (tender.offersDueAt <= now) return refused('due_not_later');
  const [parts] = await tx.$queryRaw<NoticeParts[]>(noticePartsStatement(row.id));
  if (!parts) throw new Error('a loaded purchase has its parts');
  const { noticeUrl, offersDueAt } = tender;
  const publishedOn = berlinDay(tender.publishedOn);
  const shown = { noticeUrl, publishedOn, offersDueAt: offersDueAt.toISOString() };
  const details = { publishedOn, offersDueAt: offersDueAt.toISOString(), lots: facts.lotCount };
  await saveStep(tx, actor, record, 'start_tendering', decided.to, { details });
  await saveTenderStart(tx, record, contractNotice(noticeFactsOf(row, parts, shown)));
  await publishRelease(tx, row.id, ['tender'], now);
  const bodyIds = await listPartnerBodyIds(tx, row.id);
  audit({
    action: 'procurement.start_tendering',
    subjectType: 'procurement',
    subjectId: row.id,
    bodyIds: [...new Set([row.leadBodyId, ...bodyIds])],
    details,
  });
  const dueOn = berlinDay(offersDueAt);
  tell(notice(record, actor, 'procurement_tender_published', { bodyIds }, { dueOn }));
  for (const { personId, bodyId } of await listSeats(tx, row.id))
    tell({ ...notice(record, actor, 'procurement_opening_due', { bodyIds: [bodyId] }, { dueOn }), personId });
  return accepted({ id: row.id });
});
