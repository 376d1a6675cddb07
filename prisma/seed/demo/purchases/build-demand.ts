import { computeShares } from '#src/modules/procurement/lots/domain/shares.ts';
import type { Answer } from '#src/modules/procurement/survey/domain/answers.ts';
import { baselineOf, demandOf } from '#src/modules/procurement/survey/domain/demand.ts';
import type { SurveyItem } from '#src/modules/procurement/survey/domain/items.ts';
import { fixedId } from '../../reference/fixed-id.ts';
import { bodyIdOf, bodyOf } from '../directory.ts';
import { at } from '../story-events.ts';
import type { ToldAnswer } from './purchase.ts';
import { managerOf, signatoryOf, type Tale } from './tale.ts';

/** Idea and questionnaire, as the lead buyer wrote them. */
export function tellIdea(tale: Tale): void {
  const { told, leadId } = tale;
  const lead = managerOf(leadId);
  const createdAt = tale.step('create_idea', told.created, lead, {
    audit: { action: 'procurement.create', details: { reference: tale.reference } },
  });
  tale.add('procurement_participant', partRow(tale, leadId, { is_lead: true, asked_at: createdAt }));
  const estimatedValueCents = told.valueEuro === null ? null : told.valueEuro * 100;
  tale.step('edit_idea', told.created, lead, {
    audience: 'lead',
    details: { estimatedValueCents, cpvCodes: told.cpv, termMonths: told.termMonths },
    audit: { details: { from: 1, to: 2 } },
  });
  Object.assign(tale.procurement, {
    id: tale.id,
    reference: tale.reference,
    title: told.title,
    subject: told.subject,
    need: told.need,
    field_key: told.field,
    cpv_codes: told.cpv,
    estimated_value_cents: estimatedValueCents,
    estimate_reasoning: told.reasoning,
    contract_nature: told.nature,
    arrangement: told.arrangement ?? 'framework',
    term_months: told.termMonths,
    need_on: told.needOn,
    lead_body_id: leadId,
    source_contract_id: told.follows ? fixedId(`contract:${told.follows}`) : null,
    source_cooperation_id: told.comesFrom ? fixedId(`cooperation:${told.comesFrom}`) : null,
    survey_note: '',
    procedure_reason: '',
    agreement_version: 0,
    contested: false,
    created_by: lead.personId,
    created_at: createdAt,
  });
  for (const item of itemsOf(tale)) {
    tale.add('survey_item', {
      id: item.id,
      position: item.position,
      kind: item.kind,
      title: item.title,
      unit: item.unit,
      mandatory: item.mandatory,
      variants: item.variants,
      asks_price: item.asksPrice,
      lot_id: lotOfItem(tale, item.position),
    });
    const details = { change: 'add', itemId: null, kind: item.kind };
    tale.step('edit_survey', told.created, lead, {
      audience: 'lead',
      details,
      audit: { action: 'procurement.save_survey_item' },
    });
  }
}

/** The survey with every body's answer; bodies are asked before it opens, the lead reports its own demand. */
export function tellSurvey(tale: Tale): void {
  const { survey } = tale.told;
  if (!survey) return;
  const lead = managerOf(tale.leadId);
  const others = [...Object.keys(survey.answers), ...Object.keys(survey.declined ?? {}), ...(survey.silent ?? [])]
    .map(bodyIdOf)
    .filter((id) => id !== tale.leadId);
  const asked = { asked: others.length, mode: 'names' };
  const askedAt = tale.step('ask_bodies', survey.opened, lead, { audience: 'lead', details: asked });
  for (const id of others) tale.add('procurement_participant', partRow(tale, id, { asked_at: askedAt }));
  const details = { asked: others.length, items: itemsOf(tale).length, dueOn: survey.due };
  tale.step('open_survey', survey.opened, lead, { details, audit: { bodyIds: [tale.leadId, ...others] } });
  Object.assign(tale.procurement, { survey_due_on: survey.due, survey_note: survey.note ?? '' });
  for (const [key, { on, reason }] of Object.entries(survey.declined ?? {})) {
    const id = bodyIdOf(key);
    tale.step('decline_survey', on, managerOf(id), { audience: 'lead', reason, audit: { bodyIds: [id, tale.leadId] } });
    Object.assign(partOf(tale, id), { status: 'declined', decline_reason: reason, answered_at: at(on) });
  }
  const answers = Object.entries(survey.answers).sort(([, a], [, b]) => a.on.localeCompare(b.on));
  for (const [key, answer] of answers) tellAnswer(tale, bodyIdOf(key), answer);
  const confirmed = answers.filter(([, { confirmed: on, prepared }]) => on ?? prepared);
  for (const [key, answer] of confirmed.sort(([, a], [, b]) => dayOf(a).localeCompare(dayOf(b))))
    tellConfirmation(tale, bodyIdOf(key), answer);
  if (!survey.closed) return;
  const partners = tale.bodyIds('partners').length;
  tale.step('close_survey', survey.closed, lead, {
    audience: 'lead',
    details: { participants: tale.bodyIds().length, answered: answers.length, confirmed: partners },
    audit: { bodyIds: tale.bodyIds(), details: { from: 'surveying', to: 'pooled' } },
  });
}

const dayOf = ({ confirmed, prepared }: ToldAnswer) => confirmed ?? prepared ?? '';

function tellAnswer(tale: Tale, bodyId: string, answer: ToldAnswer): void {
  const by = managerOf(bodyId);
  const answers = answersOf(tale, answer);
  const answered = answer.values.filter((value) => value !== null).length;
  const answeredAt = tale.step('answer_survey', answer.on, by, {
    audience: 'lead',
    details: { answered, correction: false, conditional: answer.condition !== undefined },
    audit: {
      bodyIds: [bodyId, tale.leadId],
      details: { items: answers.length, correction: false, confirmationEnded: 'none' },
    },
  });
  const condition = answer.condition ?? '';
  const part = { status: 'answered', condition, answered_at: answeredAt, answered_by: by.personId, version: 2 };
  Object.assign(partOf(tale, bodyId), part);
  for (const { itemId, quantity, variant, textValue, neededOn, currentPriceCents } of answers)
    tale.add('survey_answer', {
      id: tale.partId(`answer:${itemId}:${bodyId}`),
      item_id: itemId,
      body_id: bodyId,
      quantity,
      variant,
      text_value: textValue,
      needed_on: neededOn,
      current_price_cents: currentPriceCents,
    });
}

function tellConfirmation(tale: Tale, bodyId: string, answer: ToldAnswer): void {
  const id = tale.partId(`confirmation:${bodyId}`);
  const bodyIds = [bodyId, tale.leadId];
  const note = { audience: 'lead', details: { confirmationId: id }, audit: { bodyIds } } as const;
  const day = dayOf(answer);
  const by = managerOf(bodyId);
  const preparedAt = tale.step('prepare_confirmation', day, by, note);
  const items = itemsOf(tale).map((item) => ({ ...item, lotId: null }));
  const demand = demandOf(items, answersOf(tale, answer), answer.condition ?? '');
  const signer = signatoryOf(bodyId);
  const signedAt = answer.confirmed ? tale.step('sign_confirmation', day, signer, note) : null;
  tale.add('demand_confirmation', {
    id,
    body_id: bodyId,
    status: signedAt ? 'signed' : 'prepared',
    budget_line: `1.11.${String(bodyOf(bodyId).population ?? 100).slice(0, 2)}.6811`,
    demand,
    prepared_by: by.personId,
    prepared_at: preparedAt,
    signed_by: signedAt ? signer.personId : null,
    signed_at: signedAt,
    version: signedAt ? 2 : 1,
  });
  if (!signedAt) return;
  Object.assign(partOf(tale, bodyId), { status: 'confirmed', is_partner: true, version: 3 });
  for (const entry of baselineOf(demand))
    tale.add('savings_entry', {
      lot_id: entry.lotId,
      body_id: bodyId,
      kind: 'baseline',
      quantity: entry.quantity,
      baseline_cents: Number(entry.baselineCents),
      method: entry.method,
      recorded_at: signedAt,
      recorded_by: signer.personId,
    });
}

/** Lots cut after the survey, with every buyer's share to the cent. */
export function tellLots(tale: Tale): void {
  const { lots } = tale.told;
  if (!lots) return;
  lots.list.forEach((lot, index) => {
    const number = index + 1;
    tale.add('lot', {
      id: tale.lotId(number),
      number,
      title: lot.title,
      description: lot.description ?? '',
      split_by: lot.splitBy ?? 'subject',
      region: lot.region ?? null,
      cpv_code: lot.cpv,
      unit: lot.unit ?? 'Stück',
      estimated_value_cents: lot.valueEuro * 100,
      max_value_cents: lot.maxEuro * 100,
      max_quantity: lot.maxQuantity,
    });
    tale.step('edit_lots', lots.on, managerOf(tale.leadId), {
      details: { lotNumber: number, act: 'added' },
      audit: {
        action: 'procurement.save_lot',
        details: { lotId: tale.lotId(number), lotNumber: number, act: 'added' },
      },
    });
  });
  const rules = lots.list.map((lot, index) => ({
    id: tale.lotId(index + 1),
    number: index + 1,
    splitBy: lot.splitBy ?? ('subject' as const),
    part: lot.region ?? null,
    estimatedValueCents: BigInt(lot.valueEuro * 100),
  }));
  const demands = Object.entries(tale.told.survey?.answers ?? {}).flatMap(([key, answer]) => {
    const { id, region = null, population = null } = bodyOf(bodyIdOf(key));
    if (!answer.confirmed) return [];
    return itemsOf(tale).flatMap(({ kind, position }, index) => {
      const quantity = answer.values[index];
      if (kind !== 'quantity' || typeof quantity !== 'number') return [];
      return [{ bodyId: id, lotId: lotOfItem(tale, position), everyLot: false, quantity, region, population }];
    });
  });
  for (const { lotId, bodyId, quantity, shareCents } of computeShares(rules, demands).shares)
    tale.add('lot_share', { lot_id: lotId, body_id: bodyId, quantity, share_cents: Number(shareCents) });
}

function lotOfItem(tale: Tale, position: number): string | null {
  const lot = tale.told.items?.[position - 1]?.lot;
  return lot && tale.told.lots ? tale.lotId(lot) : null;
}

/** The questionnaire of the story. */
function itemsOf(tale: Tale): readonly SurveyItem[] {
  return (tale.told.items ?? []).map((item, index) => {
    const kind = item.kind ?? 'quantity';
    return {
      id: tale.partId(`item:${index + 1}`),
      position: index + 1,
      kind,
      title: item.title,
      description: '',
      unit: kind === 'quantity' ? (item.unit ?? 'Stück') : '',
      mandatory: item.optional !== true,
      variants: item.variants ?? [],
      asksPrice: kind === 'quantity',
      lotId: null,
      everyLot: false,
      version: 1,
    };
  });
}

function answersOf(tale: Tale, { values, prices = [] }: ToldAnswer): readonly Answer[] {
  return itemsOf(tale).map(({ id, kind }, index) => {
    const value = values[index] ?? null;
    const price = prices[index] ?? null;
    const text = typeof value === 'string' ? value : null;
    return {
      itemId: id,
      quantity: typeof value === 'number' ? value : null,
      variant: kind === 'choice' ? text : null,
      textValue: kind === 'text' ? text : null,
      neededOn: kind === 'date' ? text : null,
      currentPriceCents: price === null ? null : Math.round(price * 100),
    };
  });
}

/** Net euro cents per year the signed demand costs today; null where nobody named a price. */
export function signedDemandCents(tale: Tale): number | null {
  const signed = new Set(
    tale.rows.demand_confirmation.filter(({ status }) => status === 'signed').map(({ body_id }) => body_id),
  );
  const costs = tale.rows.survey_answer
    .filter((row) => signed.has(row.body_id) && row.quantity !== null && row.current_price_cents !== null)
    .map((row) => Number(row.quantity) * Number(row.current_price_cents));
  return costs.length === 0 ? null : costs.reduce((sum, cents) => sum + cents, 0);
}

function partOf(tale: Tale, bodyId: string) {
  const part = tale.rows.procurement_participant.find((row) => row.body_id === bodyId);
  if (!part) throw new Error(`${tale.told.key} does not ask ${bodyId}`);
  return part;
}

function partRow(tale: Tale, bodyId: string, extra: Record<string, unknown>) {
  return {
    id: tale.partId(`part:${bodyId}`),
    body_id: bodyId,
    is_lead: false,
    status: 'asked',
    is_partner: false,
    is_caller: false,
    condition: '',
    decline_reason: null,
    answered_at: null,
    answered_by: null,
    version: 1,
    ...extra,
  };
}
