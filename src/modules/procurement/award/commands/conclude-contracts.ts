import { publishRelease } from '#src/db/ocds-release.ts';
import { addMonths } from '#src/modules/contracts/domain/months.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { listPartnerBodyIds } from '../../store/participants.ts';
import { saveStep } from '../../store/procurement.ts';
import { type NoticeParts, noticeFactsOf, noticePartsStatement } from '../../tender/reads/notice-facts.ts';
import { findTender } from '../../tender/store.ts';
import { unitPriceOf } from '../domain/decision.ts';
import { type LotResult, resultNotice } from '../domain/result-notice.ts';
import { concludeContractsSchema } from '../schema.ts';
import { type AwardedLot, insertContract, listAwardedLots, saveConclusion } from '../store/award.ts';
import { saveAwardSavings } from '../store/savings.ts';

/**
 * Awards after the standstill: one contract per awarded lot with the callers named before, what it saves each buyer, and
 * the notice of the result, all together or nothing.
 */
export const concludeContracts = command(
  'procurement.conclude_contracts',
  concludeContractsSchema,
  async (context, input) => {
    const { tx, actor, now, audit, tell } = context;
    const record = await loadForVerb(context, 'conclude_contracts', input.procurementId);
    const decided = decideVerb('conclude_contracts', record.facts, record.acting);
    if (!decided.ok) return refused(decided.reason);
    assertVersion(record, input.version);
    const { row, facts } = record;
    const { startsOn, noticeMonths, unitPrices } = input;
    const endsOn = input.endsOn ?? (row.termMonths === null ? null : addDays(addMonths(startsOn, row.termMonths), -1));
    if (endsOn !== null && endsOn <= startsOn) return refused('term_order');

    const lots = await listAwardedLots(tx, row.id);
    const contracts = [];
    const results: LotResult[] = [];
    for (const lot of lots) {
      const { lotId, valueCents, bidderName } = lot;
      if (valueCents === null || bidderName === null) {
        results.push({ ...countsOf(lot), winner: null });
        continue;
      }
      const stated = unitPrices.find((price) => price.lotId === lotId);
      const unitPriceCents = stated ? stated.cents : unitPriceOf(valueCents, lot.quantity ?? lot.maxQuantity);
      const terms = { lot, supplierName: bidderName, valueCents, unitPriceCents, startsOn, endsOn, noticeMonths };
      const { id, reference } = await insertContract(tx, actor, record, terms);
      contracts.push({ id, lotId, valueCents, reference });
      results.push(resultOf(lot, bidderName, valueCents, reference));
    }
    await saveAwardSavings(tx, actor, record, contracts);

    const [parts] = await tx.$queryRaw<NoticeParts[]>(noticePartsStatement(row.id));
    if (!parts) throw new Error('a loaded purchase has its parts');
    const noticeUrl = (await findTender(tx, row.id))?.noticeUrl ?? '';
    const shown = { noticeUrl, publishedOn: facts.today, offersDueAt: null };
    const result = resultNotice(noticeFactsOf(row, parts, shown), results, facts.today);
    const details = { contracts: contracts.map(({ reference }) => reference), startsOn, endsOn };
    await saveStep(tx, actor, record, 'conclude_contracts', decided.to, { details });
    await saveConclusion(tx, record, result, facts.today);
    await publishRelease(tx, row.id, ['award', 'contract'], now);
    const bodyIds = await listPartnerBodyIds(tx, row.id);
    audit({
      action: 'procurement.conclude_contracts',
      subjectType: 'procurement',
      subjectId: row.id,
      bodyIds: [...new Set([row.leadBodyId, ...bodyIds])],
      details,
    });
    tell(notice(record, actor, 'procurement_contracts_concluded', { bodyIds }));
    return accepted({ id: row.id });
  },
);

function resultOf(lot: AwardedLot, name: string, valueCents: number, contractReference: string): LotResult {
  const { bidderPlace, bidderIsSme, maxValueCents } = lot;
  const winner = { name, place: bidderPlace ?? '', isSme: bidderIsSme, valueCents, contractReference, maxValueCents };
  return { ...countsOf(lot), winner };
}

function countsOf({ number, bidCount, admittedCount, decidedOn }: AwardedLot) {
  return { number, bidCount, admittedCount, decidedOn };
}
