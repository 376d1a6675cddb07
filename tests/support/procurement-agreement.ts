import type pg from 'pg';
import { keyBy } from '#src/modules/costs/domain/cost-key.ts';
import { concludeAgreement } from '#src/modules/procurement/agreement/commands/conclude-agreement.ts';
import { prepareAgreementConsent } from '#src/modules/procurement/agreement/commands/prepare-agreement-consent.ts';
import { proposeAgreement } from '#src/modules/procurement/agreement/commands/propose-agreement.ts';
import { saveAgreement } from '#src/modules/procurement/agreement/commands/save-agreement.ts';
import { signAgreementConsent } from '#src/modules/procurement/agreement/commands/sign-agreement-consent.ts';
import type { AgreementDraft } from '#src/modules/procurement/agreement/domain/content.ts';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { createProcurement } from '#src/modules/procurement/commands/create-procurement.ts';
import { answerLegalPoint } from '#src/modules/procurement/legality/commands/answer-legal-point.ts';
import { chooseProcedure } from '#src/modules/procurement/legality/commands/choose-procedure.ts';
import { completeLegalCheck } from '#src/modules/procurement/legality/commands/complete-legal-check.ts';
import { signLegalPoint } from '#src/modules/procurement/legality/commands/sign-legal-point.ts';
import { type Answers, LEGAL_POINT_KEYS, type LegalPointKey } from '#src/modules/procurement/legality/domain/points.ts';
import type { ProcedureKey } from '#src/modules/procurement/legality/domain/procedure.ts';
import { getLegality, type LegalityView } from '#src/modules/procurement/legality/reads/legality.ts';
import { demandOf } from '#src/modules/procurement/survey/domain/demand.ts';
import type { SurveyItem } from '#src/modules/procurement/survey/domain/items.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from './cooperation-stage.ts';
import { addMember, takeBodies } from './portal-fixtures.ts';

/** People around a purchase whose demand is bound: a lead buyer with a legal reviewer, two partners, a body only asked. */
export interface PartnershipStage {
  readonly lead: Actor;
  readonly reviewer: Actor;
  /** Manages purchases and reviews them, too: may not sign what they answered. */
  readonly managingReviewer: Actor;
  readonly partner: Actor;
  readonly partnerSignatory: Actor;
  readonly other: Actor;
  readonly otherSignatory: Actor;
  /** Asked in the survey, not bound. */
  readonly asked: Actor;
  readonly stranger: Actor;
  readonly coordinator: Actor;
}

/** Adds the people; their bodies come from the register. */
export async function setPartnership(client: pg.Client): Promise<PartnershipStage> {
  const [cooperative] = await takeBodies(client, 'purchasing_cooperative', 1);
  const [partner, other, asked, stranger] = await takeBodies(client, 'municipality', 4);
  const [ministry] = await takeBodies(client, 'state_ministry', 1);
  if (!cooperative || !partner || !other || !asked || !stranger || !ministry)
    throw new Error('the register lacks bodies');
  return {
    lead: await addMember(client, cooperative, ['procurement_manager']),
    reviewer: await addMember(client, cooperative, ['legal_reviewer']),
    managingReviewer: await addMember(client, cooperative, ['procurement_manager', 'legal_reviewer']),
    partner: await addMember(client, partner, ['procurement_manager']),
    partnerSignatory: await addMember(client, partner, ['editor', 'signatory']),
    other: await addMember(client, other, ['editor']),
    otherSignatory: await addMember(client, other, ['signatory']),
    asked: await addMember(client, asked, ['editor']),
    stranger: await addMember(client, stranger, ['editor', 'signatory', 'legal_reviewer']),
    coordinator: await addMember(client, ministry, ['land_coordinator']),
  };
}

/** A pooled purchase above the EU threshold: signed demand of two partners with prices, one lot with a maximum, callers named. */
export async function pooled(client: pg.Client, stage: PartnershipStage): Promise<string> {
  const { id } = acceptedValue(
    await createProcurement.execute(
      stage.lead,
      createProcurement.schema.parse({ title: 'Lizenzen', fieldKey: '', need: '' }),
    ),
  );
  await client.query(
    `UPDATE procurement SET status = 'pooled', estimated_value_cents = 50000000, estimate_reasoning = 'Marktpreise',
      term_months = 48, contract_nature = 'supplies' WHERE id = $1`,
    [id],
  );
  await client.query(
    `INSERT INTO procurement_participant (procurement_id, body_id, status, is_partner, is_caller)
     VALUES ($1, $2, 'confirmed', true, true), ($1, $3, 'confirmed', true, true), ($1, $4, 'answered', false, false)`,
    [id, stage.partner.bodyId, stage.other.bodyId, stage.asked.bodyId],
  );
  const item = await client.query<{ id: string }>(
    `INSERT INTO survey_item (procurement_id, position, title, asks_price) VALUES ($1, 1, 'Arbeitsplatz', true) RETURNING id`,
    [id],
  );
  await client.query(
    `INSERT INTO survey_answer (procurement_id, item_id, body_id, quantity, current_price_cents)
     VALUES ($1, $2, $3, 100, 50000), ($1, $2, $4, 50, 60000)`,
    [id, item.rows[0]?.id, stage.partner.bodyId, stage.other.bodyId],
  );
  const asked: SurveyItem = {
    id: item.rows[0]?.id ?? '',
    position: 1,
    kind: 'quantity',
    title: 'Arbeitsplatz',
    description: '',
    unit: 'Stück',
    mandatory: false,
    variants: [],
    asksPrice: true,
    lotId: null,
    everyLot: false,
    version: 1,
  };
  const confirmed = (quantity: number, currentPriceCents: number) =>
    JSON.stringify(
      demandOf(
        [asked],
        [{ itemId: asked.id, quantity, variant: null, textValue: null, neededOn: null, currentPriceCents }],
        '',
      ),
    );
  await client.query(
    `INSERT INTO demand_confirmation (procurement_id, body_id, status, budget_line, demand)
     VALUES ($1, $2, 'signed', 'Produkt 1', $4), ($1, $3, 'signed', 'Produkt 1', $5)`,
    [id, stage.partner.bodyId, stage.other.bodyId, confirmed(100, 50_000), confirmed(50, 60_000)],
  );
  const lot = await client.query<{ id: string }>(
    `INSERT INTO lot (procurement_id, number, title, estimated_value_cents, max_value_cents)
     VALUES ($1, 1, 'Lizenzen', 50000000, 60000000) RETURNING id`,
    [id],
  );
  await client.query(
    `INSERT INTO lot_share (procurement_id, lot_id, body_id, quantity, share_cents)
     VALUES ($1, $2, $3, 100, 33333333), ($1, $2, $4, 50, 16666667)`,
    [id, lot.rows[0]?.id, stage.partner.bodyId, stage.other.bodyId],
  );
  return id;
}

/** The legal check as the actor sees it; fails where they see none. */
export async function legalityOf(actor: Actor, id: string): Promise<LegalityView> {
  const view = await getLegality(actor, id);
  if (view === null) throw new Error('the actor does not see this check');
  return view;
}

/** Answers that leave nothing open for the pooled purchase above. */
export const SURE_ANSWERS: Readonly<Partial<Record<LegalPointKey, Answers>>> = {
  aggregate_value: { all_included: 'yes', split_off: 'no' },
  in_house: { in_house_intended: 'no' },
  public_cooperation: { cooperation_intended: 'no' },
  joint_award: { occasional: 'no', central_body: 'yes' },
  notices: { notice_ready: 'yes', award_notice_planned: 'yes' },
  fair_wage: { declarations: 'yes' },
};

/** Answers one point over its present version. */
export async function answerPoint(actor: Actor, id: string, pointKey: LegalPointKey, answers: Answers = {}) {
  const point = (await legalityOf(actor, id)).points.find(({ key }) => key === pointKey);
  const pointVersion = point?.version ?? 0;
  return answerLegalPoint.execute(actor, { procurementId: id, pointKey, pointVersion, answers, comment: '' });
}

/** Signs one point as it is shown. */
export async function signPoint(actor: Actor, id: string, pointKey: LegalPointKey, comment = '') {
  const point = (await legalityOf(actor, id)).points.find(({ key }) => key === pointKey);
  return signLegalPoint.execute(actor, { procurementId: id, pointKey, fingerprint: point?.fingerprint ?? '', comment });
}

/** Chooses a procedure over the present version of the purchase. */
export async function choose(actor: Actor, id: string, procedureKey: ProcedureKey) {
  const { version } = (await legalityOf(actor, id)).procurement.row;
  return chooseProcedure.execute(actor, { procurementId: id, version, procedureKey, reason: 'Weitester Wettbewerb' });
}

/** Completes the check over the present version of the purchase. */
export async function complete(actor: Actor, id: string) {
  const { version } = (await legalityOf(actor, id)).procurement.row;
  return completeLegalCheck.execute(actor, { procurementId: id, version });
}

/** Every point answered, a procedure chosen, every point signed. */
export async function signedCheck(client: pg.Client, stage: PartnershipStage): Promise<string> {
  const id = await pooled(client, stage);
  acceptedValue(await choose(stage.lead, id, 'open'));
  for (const key of LEGAL_POINT_KEYS) acceptedValue(await answerPoint(stage.lead, id, key, SURE_ANSWERS[key]));
  for (const key of LEGAL_POINT_KEYS) acceptedValue(await signPoint(stage.reviewer, id, key));
  return id;
}

/** A purchase whose legal check is complete. */
export async function legallyChecked(client: pg.Client, stage: PartnershipStage): Promise<string> {
  const id = await signedCheck(client, stage);
  acceptedValue(await complete(stage.lead, id));
  return id;
}

/** A complete draft: 100 euros by quantity. */
export const AGREEMENT_DRAFT: AgreementDraft = {
  leadDuties: 'Führt das Verfahren durch',
  liability: 'joint_parts',
  liabilityNote: '',
  costPurpose: 'Vergabeplattform und Beratung',
  sharedCostsCents: 10_000,
  key: keyBy('quantity'),
  optionalServices: false,
  workplaces: {},
};

/** The agreement as the actor sees it; fails where they see none. */
export async function agreementOf(actor: Actor, id: string) {
  const view = await getAgreement(actor, id);
  if (view === null) throw new Error('the actor does not see this agreement');
  return view;
}

/** Saves a draft over the present one. */
export async function draftAgreement(actor: Actor, id: string, draft: AgreementDraft = AGREEMENT_DRAFT) {
  const { draftVersion } = await agreementOf(actor, id);
  return saveAgreement.execute(actor, { procurementId: id, draftVersion, draft });
}

/** Proposes the present draft. */
export async function propose(actor: Actor, id: string) {
  const { procurement, draftVersion } = await agreementOf(actor, id);
  return proposeAgreement.execute(actor, { procurementId: id, version: procurement.row.version, draftVersion });
}

/** A purchase whose partners have a version of the agreement before them. */
export async function proposed(client: pg.Client, stage: PartnershipStage): Promise<string> {
  const id = await legallyChecked(client, stage);
  acceptedValue(await draftAgreement(stage.lead, id));
  acceptedValue(await propose(stage.lead, id));
  return id;
}

/** A resolution on the present version. */
export async function resolutionOn(actor: Actor, id: string) {
  const { agreementVersion } = (await agreementOf(actor, id)).procurement.row;
  return {
    procurementId: id,
    agreementVersion,
    resolutionBody: 'Gemeindevertretung',
    resolutionDate: '2026-01-15',
    resolutionReference: 'GV 3/2026',
  };
}

/** Prepares and signs a body's consent with two people. */
export async function consentOf(id: string, preparer: Actor, signatory: Actor): Promise<void> {
  const resolution = await resolutionOn(preparer, id);
  acceptedValue(await prepareAgreementConsent.execute(preparer, resolution));
  const { agreementVersion } = resolution;
  acceptedValue(
    await signAgreementConsent.execute(signatory, { procurementId: id, agreementVersion, confirmed: 'ja' }),
  );
}

/** A purchase whose partners have agreed. */
export async function agreed(client: pg.Client, stage: PartnershipStage): Promise<string> {
  const id = await proposed(client, stage);
  await consentOf(id, stage.partner, stage.partnerSignatory);
  await consentOf(id, stage.other, stage.otherSignatory);
  const { version, agreementVersion } = (await agreementOf(stage.lead, id)).procurement.row;
  acceptedValue(await concludeAgreement.execute(stage.lead, { procurementId: id, version, agreementVersion }));
  return id;
}

/** What commands left in the record, the audit log and the outbox about one purchase. */
export async function purchaseTraces(client: pg.Client, id: string) {
  const events = await client.query(
    'SELECT verb, from_status, to_status, audience, reason, details FROM procurement_event WHERE procurement_id = $1 ORDER BY id',
    [id],
  );
  const audit = await client.query(
    'SELECT action, actor_body_id, body_ids, details FROM audit_entry WHERE subject_id = $1 ORDER BY sequence',
    [id],
  );
  const outbox = await client.query(
    'SELECT kind, body_ids, roles, payload FROM outbox_message WHERE procurement_id = $1 ORDER BY id',
    [id],
  );
  return { events: events.rows, audit: audit.rows, outbox: outbox.rows };
}
