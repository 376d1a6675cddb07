import { dateOf } from '#src/db/columns.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { listParameters } from '../../tender/store.ts';
import { hasStandstill } from '../domain/letters.ts';
import { standstillAfter } from '../domain/standstill.ts';
import { sendLetterSchema } from '../schema.ts';
import { insertLetter, listUnchosen } from '../store/award.ts';

/** Keeps the information a bidder was sent and computes the standstill anew from all of them (§ 134 GWB). */
export const sendLetter = command('procurement.send_letter', sendLetterSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'send_letters', input.procurementId);
  const decided = decideVerb('send_letters', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { procurementId, ...letter } = input;
  const { row, facts } = record;
  const unchosen = await listUnchosen(tx, procurementId);
  const own = unchosen.find(({ bidId }) => bidId === letter.bidId);
  if (!own || own.letter !== null) return refused('letter_not_needed');
  const decidedOn = row.awardedAt === null ? facts.today : berlinDay(row.awardedAt);
  if (letter.sentOn > facts.today || letter.sentOn < decidedOn) return refused('letter_date');
  await insertLetter(tx, actor, record, letter);
  const sent = unchosen.flatMap((one) => {
    const known = one === own ? letter : one.letter;
    return one.lotAwarded && known ? [known] : [];
  });
  const parameters = await listParameters(tx, ['standstill_days', 'standstill_electronic_days']);
  const standstill = hasStandstill(row.procedureKey) ? standstillAfter(sent, parameters) : null;
  const standstillEndsOn = standstill?.endsOn ?? null;
  const { lotNumber, bidder } = own;
  const { channel, sentOn } = letter;
  const details = { bidId: letter.bidId, lotNumber, bidder, channel, sentOn, standstillEndsOn };
  await saveStep(tx, actor, record, 'send_letters', decided.to, { audience: 'team', details });
  await updateProcurement(tx, record, { standstillEndsOn: dateOf(standstillEndsOn) });
  audit({
    action: 'procurement.send_letter',
    subjectType: 'procurement',
    subjectId: procurementId,
    bodyIds: [row.leadBodyId],
    details: { channel, sentOn, standstillEndsOn },
  });
  return accepted({ id: procurementId });
});
