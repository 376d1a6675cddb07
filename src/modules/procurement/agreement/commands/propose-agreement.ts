import { dateOf } from '#src/db/columns.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { assertVersion, loadForVerb } from '../../store/load.ts';
import { notice } from '../../store/notice.ts';
import { saveStep, updateProcurement } from '../../store/procurement.ts';
import { decidePropose } from '../domain/decide-agreement.ts';
import { proposeAgreementSchema } from '../schema.ts';
import { endLiveConsents, insertVersion, loadProposal } from '../store.ts';

/** Freezes the draft as the next version and asks every partner anew; consents to the one before end. */
export const proposeAgreement = command(
  'procurement.propose_agreement',
  proposeAgreementSchema,
  async (context, input) => {
    const { tx, actor, audit, tell } = context;
    const record = await loadForVerb(context, 'propose_agreement', input.procurementId);
    assertVersion(record, input.version);
    const { draftVersion, consentDays, ...proposal } = await loadProposal(tx, record);
    if (draftVersion !== input.draftVersion) throw new AppError('conflict');
    const decided = decidePropose(record.facts, record.acting, proposal);
    if (!decided.ok) return refused(decided.reason);
    const { content, number } = decided;
    const dueOn = consentDays === null ? null : deadlineAfter(record.facts.today, consentDays);
    const voided = await endLiveConsents(tx, record, `Fassung ${number} liegt vor.`);
    await insertVersion(tx, record, { number, content, createdBy: actor.personId });
    await saveStep(tx, actor, record, 'propose_agreement', decided.to, {
      audience: 'lead',
      details: { agreementVersion: number, sharedCostsCents: content.sharedCostsCents, voidedConsents: voided.length },
    });
    await updateProcurement(tx, record, { agreementVersion: number, consentDueOn: dateOf(dueOn) });
    const bodyIds = content.parties.map(({ bodyId }) => bodyId);
    audit({
      action: 'procurement.propose_agreement',
      subjectType: 'procurement',
      subjectId: record.row.id,
      bodyIds,
      details: { agreementVersion: number, voidedConsents: voided.length },
    });
    tell(notice(record, actor, 'procurement_agreement_proposed', { bodyIds }, { dueOn }));
    return accepted({ id: record.row.id });
  },
);
