import { type References, tellAmendment, tellCallOffs, tellContracts } from './build-contract.ts';
import { tellIdea, tellLots, tellSurvey } from './build-demand.ts';
import { tellAgreement, tellClauses, tellLegalCheck, tellSchedule } from './build-law.ts';
import { publish } from './build-release.ts';
import { tellAward, tellEvaluation, tellTender } from './build-tender.ts';
import { type Purchase, purchaseStatus } from './purchase.ts';
import { managerOf, Tale } from './tale.ts';

/** Unfolds a story into rows as the commands would have written them, on the story's days. */
export function buildPurchase(told: Purchase, reference: string, references: References): Tale {
  const tale = new Tale(told, reference);
  tellIdea(tale);
  tellSurvey(tale);
  tellLots(tale);
  tellLegalCheck(tale);
  tellAgreement(tale);
  if (told.agreement?.concluded) publish(tale, ['planning'], lastMoment(tale));
  tellClauses(tale);
  tellSchedule(tale);
  tellTender(tale);
  if (told.tender?.started) publish(tale, ['tender'], String(tale.procurement.tendered_at));
  tellEvaluation(tale);
  tellAward(tale);
  tellContracts(tale, references);
  tellCallOffs(tale, references);
  tellAmendment(tale);
  tellEnd(tale);
  inOrder(tale.events);
  inOrder(tale.audit);
  if (tale.status !== purchaseStatus(told)) throw new Error(`${told.key} is told to an end its steps do not reach`);
  Object.assign(tale.procurement, {
    status: tale.status,
    updated_at: tale.events.at(-1)?.occurred_at,
    version: tale.events.length,
  });
  return tale;
}

function tellEnd(tale: Tale): void {
  const { ended, cancelled } = tale.told;
  const lead = managerOf(tale.leadId);
  if (ended) {
    const note = { reason: ended.reason, details: { endedOn: ended.on } };
    const bodyIds = tale.bodyIds();
    const audit = { bodyIds, details: { from: 'running', to: 'ended', endedOn: ended.on } };
    const at = tale.step('end', ended.on, lead, { ...note, audit });
    Object.assign(tale.procurement, { ended_on: ended.on, end_reason: ended.reason });
    for (const contract of tale.rows.contract) Object.assign(contract, { status: 'ended', ended_on: contract.ends_on });
    publish(tale, ['contractTermination'], at);
  }
  if (cancelled) {
    const from = tale.status;
    const audit = { bodyIds: tale.bodyIds(), details: { from, to: 'cancelled' } };
    const at = tale.step('cancel', cancelled.on, lead, { reason: cancelled.reason, audit });
    Object.assign(tale.procurement, { end_reason: cancelled.reason });
    if (tale.rows.ocds_release.length > 0) publish(tale, ['tenderCancellation'], at);
  }
}

const lastMoment = (tale: Tale) => String(tale.events.at(-1)?.occurred_at);

/** Bodies act side by side: the record is what happened when, not who told it first. */
function inOrder(rows: Record<string, unknown>[]): void {
  rows.sort((a, b) => String(a.occurred_at).localeCompare(String(b.occurred_at)));
}
