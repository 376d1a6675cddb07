import { keyBy } from '#src/modules/costs/domain/cost-key.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { deadlineAfter } from '#src/modules/legal/domain/deadlines.ts';
import { LEGAL_PARAMETERS } from '#src/modules/legal/domain/initial-parameters.ts';
import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import { PREPARED_VALUES } from '#src/modules/legal/domain/procurement-parameters.ts';
import { type AgreementDraft, composeContent } from '#src/modules/procurement/agreement/domain/content.ts';
import { evaluateAll } from '#src/modules/procurement/legality/domain/evaluate.ts';
import { needsReview } from '#src/modules/procurement/legality/domain/finding.ts';
import { freezeCheck } from '#src/modules/procurement/legality/domain/frozen-check.ts';
import type { LegalFacts } from '#src/modules/procurement/legality/domain/legal-facts.ts';
import { type Answers, LEGAL_POINT_KEYS, type LegalPointKey } from '#src/modules/procurement/legality/domain/points.ts';
import { procedureOptions } from '#src/modules/procurement/legality/domain/procedure.ts';
import { fingerprintOf } from '#src/modules/procurement/legality/reads/stored-check.ts';
import { workingDayUntil } from '#src/modules/procurement/schedule/domain/periods.ts';
import { planSchedule, type ScheduleBasis } from '#src/modules/procurement/schedule/domain/plan.ts';
import { CLAUSES } from '../../reference/clauses.ts';
import { bodyIdOf, bodyOf } from '../directory.ts';
import { signedDemandCents } from './build-demand.ts';
import { doerOf, managerOf, signatoryOf, type Tale } from './tale.ts';

/** What a careful lead buyer answers; every joint purchase of the demo is an occasional one or bought by the cooperative. */
const ANSWERS: Record<LegalPointKey, Answers> = {
  aggregate_value: { all_included: 'yes', split_off: 'no' },
  eu_threshold: {},
  national_band: {},
  in_house: { in_house_intended: 'no' },
  public_cooperation: { cooperation_intended: 'no' },
  procedure: { special_ground: 'yes' },
  joint_award: { occasional: 'yes', central_body: 'no', text_form: 'yes' },
  framework_limits: {},
  notices: { notice_ready: 'yes', award_notice_planned: 'yes' },
  fair_wage: { declarations: 'yes' },
};

const SOURCES = { parameters: LEGAL_PARAMETERS, prepared: PREPARED_VALUES };

/** Callers named, procedure chosen, every point answered; signed and completed as far as the story tells. */
export function tellLegalCheck(tale: Tale): void {
  const { legal, lots } = tale.told;
  if (!legal) return;
  const lead = managerOf(tale.leadId);
  const partners = tale.rows.procurement_participant.filter((part) => part.is_partner === true);
  for (const part of partners) part.is_caller = true;
  tale.step('name_callers', legal.on, lead, { details: { callers: partners.length } });
  const isCooperative = bodyOf(tale.leadId).kind === 'purchasing_cooperative';
  const answers = isCooperative
    ? { ...ANSWERS, joint_award: { occasional: 'no', central_body: 'yes' } as const }
    : ANSWERS;
  const facts: LegalFacts = {
    day: legal.on,
    dayFrom: 'today',
    nature: tale.told.nature,
    arrangement: tale.told.arrangement ?? 'framework',
    termMonths: tale.told.termMonths,
    estimatedValueCents: tale.told.valueEuro === null ? null : tale.told.valueEuro * 100,
    hasReasoning: tale.told.reasoning !== '',
    lotCount: lots?.list.length ?? 0,
    lotsValueCents: lots ? lots.list.reduce((sum, { valueEuro }) => sum + valueEuro * 100, 0) : null,
    lotsWithoutValue: 0,
    lotsWithoutMaximum: 0,
    demandCentsPerYear: signedDemandCents(tale),
    partnerCount: partners.length,
    callerCount: partners.length,
    leadIsCooperative: isCooperative,
    procedureKey: legal.procedure,
  };
  const results = evaluateAll(facts, SOURCES, answers);
  const findingOf = (key: LegalPointKey) => results.find((result) => result.key === key)?.finding ?? 'missing';
  const exemptions = { inHouse: findingOf('in_house'), cooperation: findingOf('public_cooperation') };
  const options = procedureOptions(facts, SOURCES, exemptions);
  const standing = options.find(({ key }) => key === legal.procedure)?.standing;
  tale.step('choose_procedure', legal.on, lead, {
    audience: 'lead',
    reason: legal.reason,
    details: { procedureKey: legal.procedure, standing },
  });
  Object.assign(tale.procurement, { procedure_key: legal.procedure, procedure_reason: legal.reason });

  const reviewer = doerOf(tale.leadId, 'recht');
  const signedCount = legal.signed ? (legal.signedPoints ?? LEGAL_POINT_KEYS.length) : 0;
  const points = results.map((result, index) => {
    const note = { audience: 'lead', details: { pointKey: result.key, finding: result.finding } } as const;
    tale.step('answer_legal_point', legal.on, lead, {
      ...note,
      details: { ...note.details, answers: answers[result.key] },
      audit: { details: note.details },
    });
    return { result, isSigned: index < signedCount };
  });
  const signed = points.map(({ result, isSigned }) => {
    const reviewComment =
      isSigned && needsReview(result.finding) ? 'Geprüft; der Punkt wird vor der Bekanntmachung geklärt.' : '';
    const signedAt =
      isSigned && legal.signed
        ? tale.step('sign_legal_point', legal.signed, reviewer, {
            audience: 'lead',
            reason: reviewComment,
            details: { pointKey: result.key, finding: result.finding },
          })
        : null;
    tale.add('legal_check_point', {
      point_key: result.key,
      finding: result.finding,
      answers: answers[result.key],
      comment: '',
      review_comment: reviewComment,
      snapshot: { result, fingerprint: fingerprintOf(result) },
      answered_by: lead.personId,
      signed_by: signedAt ? reviewer.personId : null,
      signed_at: signedAt,
      version: signedAt ? 2 : 1,
    });
    return { key: result.key, result, answers: answers[result.key], comment: '', reviewComment, signedAt };
  });
  if (!legal.completed) return;
  const findings = Object.fromEntries(results.map(({ key, finding }) => [key, finding]));
  const completedAt = tale.step('complete_legal_check', legal.completed, lead, {
    details: { procedureKey: legal.procedure, findings },
    audit: { bodyIds: [tale.leadId, ...tale.bodyIds('partners')] },
  });
  Object.assign(tale.procurement, {
    legally_checked_at: completedAt,
    legal_snapshot: freezeCheck(
      {
        facts,
        options,
        points: signed.map((point) => ({ ...point, signedAt: point.signedAt ? new Date(point.signedAt) : null })),
      },
      { completedOn: legal.completed, procedureKey: legal.procedure, procedureReason: legal.reason },
    ),
  });
}

/** The partners' agreement: draft, one version to the cent, consents with four eyes. */
export function tellAgreement(tale: Tale): void {
  const { agreement } = tale.told;
  if (!agreement) return;
  const lead = managerOf(tale.leadId);
  const draft: AgreementDraft = {
    leadDuties:
      'Die federführende Stelle führt das Vergabeverfahren, hält die Akte und vertritt die Partner gegenüber Bietern.',
    liability: 'joint_parts',
    liabilityNote: '',
    costPurpose: agreement.costPurpose,
    sharedCostsCents: agreement.sharedCostsEuro * 100,
    key: keyBy('quantity'),
    optionalServices: false,
    workplaces: {},
  };
  tale.step('edit_agreement', agreement.drafted, lead, {
    audience: 'lead',
    details: { sharedCostsCents: draft.sharedCostsCents, key: draft.key },
    audit: { details: { draftVersion: 1 } },
  });
  tale.add('agreement_draft', { content: draft, version: 1 });
  const shares = tale.rows.lot_share;
  const parties = tale.bodyIds('partners').map((bodyId) => {
    const { shortName, population } = bodyOf(bodyId);
    const own = shares.filter((share) => share.body_id === bodyId);
    const quantity = own.reduce((sum, share) => sum + Number(share.quantity), 0);
    return { bodyId, name: shortName, inhabitants: population ?? null, quantity };
  });
  const composed = composeContent(draft, { bodyId: tale.leadId, name: bodyOf(tale.leadId).shortName }, parties);
  if (!composed.ok) throw new Error(`${tale.told.key}: ${composed.problem.code}`);
  const proposedAt = tale.step('propose_agreement', agreement.proposed, lead, {
    audience: 'lead',
    details: { agreementVersion: 1, sharedCostsCents: draft.sharedCostsCents, voidedConsents: 0 },
    audit: { bodyIds: parties.map(({ bodyId }) => bodyId), details: { agreementVersion: 1, voidedConsents: 0 } },
  });
  const days = parameterValueOn(LEGAL_PARAMETERS, 'consent_reminder_days', agreement.proposed);
  Object.assign(tale.procurement, {
    agreement_version: 1,
    consent_due_on: agreement.concluded ? null : deadlineAfter(agreement.proposed, days),
  });
  tale.add('agreement_version', {
    number: 1,
    content: composed.content,
    created_by: lead.personId,
    created_at: proposedAt,
  });
  for (const [key, day] of Object.entries(agreement.consents)) tellConsent(tale, bodyIdOf(key), day, true);
  for (const [key, day] of Object.entries(agreement.prepared ?? {})) tellConsent(tale, bodyIdOf(key), day, false);
  if (!agreement.concluded) return;
  tale.step('conclude_agreement', agreement.concluded, lead, {
    details: { agreementVersion: 1, partners: parties.length },
    audit: { bodyIds: tale.bodyIds('partners') },
  });
}

/** Who resolves for a body; towns of the demo have a Magistrat. */
const RESOLVING: Readonly<Record<string, string>> = {
  municipality: 'Magistrat',
  independent_city: 'Magistrat',
  district: 'Kreisausschuss',
};

function tellConsent(tale: Tale, bodyId: string, day: string, signed: boolean): void {
  const by = managerOf(bodyId);
  const signer = signatoryOf(bodyId);
  const bodyIds = [bodyId, tale.leadId];
  const resolutionDate = workingDayUntil(addDays(day, -3));
  const preparedAt = tale.step('prepare_agreement_consent', day, by, {
    audience: 'lead',
    details: { agreementVersion: 1, resolutionDate },
    audit: { bodyIds },
  });
  const signedAt = signed
    ? tale.step('sign_agreement_consent', day, signer, {
        audience: 'lead',
        details: { agreementVersion: 1 },
        audit: { bodyIds },
      })
    : null;
  tale.add('agreement_consent', {
    id: tale.partId(`consent:${bodyId}`),
    body_id: bodyId,
    agreement_version: 1,
    status: signed ? 'signed' : 'prepared',
    resolution_body: RESOLVING[bodyOf(bodyId).kind] ?? 'Leitung',
    resolution_date: resolutionDate,
    resolution_reference: `V ${day.slice(0, 4)}/${day.slice(5, 7)}-${day.slice(8)}`,
    prepared_by: by.personId,
    prepared_at: preparedAt,
    signed_by: signedAt ? signer.personId : null,
    signed_at: signedAt,
    version: signedAt ? 2 : 1,
  });
}

/** Which clauses hold for all lots, each deviation with its reason. */
export function tellClauses(tale: Tale): void {
  const { clauses, lots } = tale.told;
  if (!clauses || !lots) return;
  const lead = managerOf(tale.leadId);
  const { deviations = {} } = clauses;
  const decided = Object.keys(deviations);
  const titles = new Map(CLAUSES.map(({ key, title }) => [key, title]));
  const numbers = lots.list.map((_lot, index) => index + 1);
  const decidedAt = tale.step('choose_clauses', clauses.on, lead, {
    reason: decided.map((key) => `${titles.get(key)}: ${deviations[key]}`).join('\n'),
    details: { lots: numbers, required: CLAUSES.length - decided.length, deviated: decided },
  });
  for (const number of numbers)
    for (const { key } of CLAUSES)
      tale.add('lot_clause', {
        lot_id: tale.lotId(number),
        clause_key: key,
        status: deviations[key] ? 'deviated' : 'required',
        reason: deviations[key] ?? '',
        decided_by: lead.personId,
        decided_at: decidedAt,
        version: 1,
      });
}

/** The schedule computed forwards from its first day, by the periods of the chosen procedure. */
export function tellSchedule(tale: Tale): void {
  const { schedule, legal } = tale.told;
  if (!schedule || !legal) return;
  const basis: ScheduleBasis = {
    procedureKey: legal.procedure,
    direction: 'forward',
    anchorOn: schedule.anchorOn,
    councilDays: [],
    bufferDays: null,
    electronic: true,
    shortened: false,
  };
  const planned = planSchedule(basis, LEGAL_PARAMETERS, schedule.on);
  if (!planned.ok) throw new Error(`${tale.told.key}: ${planned.problem}`);
  const { procedureKey, direction, anchorOn } = basis;
  tale.step('plan_schedule', schedule.on, managerOf(tale.leadId), {
    audience: 'lead',
    details: { basis, startsOn: planned.steps[0]?.startsOn, endsOn: planned.steps.at(-1)?.endsOn },
    audit: { details: { procedureKey, direction, anchorOn } },
  });
  tale.procurement.schedule_basis = basis;
  planned.steps.forEach(({ key, startsOn, endsOn }, index) => {
    tale.add('schedule_step', {
      step_key: key,
      position: index,
      starts_on: startsOn,
      ends_on: endsOn,
      fixed: false,
      note: '',
    });
  });
}
