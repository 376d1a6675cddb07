import type pg from 'pg';
import { DEFAULT_BODY_LIST_QUERY } from '#src/modules/bodies/domain/list-query.ts';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { createProcurement } from '#src/modules/procurement/commands/create-procurement.ts';
import { answerSurvey } from '#src/modules/procurement/survey/commands/answer-survey.ts';
import { askBodies } from '#src/modules/procurement/survey/commands/ask-bodies.ts';
import { closeSurvey } from '#src/modules/procurement/survey/commands/close-survey.ts';
import { openSurvey } from '#src/modules/procurement/survey/commands/open-survey.ts';
import { prepareConfirmation } from '#src/modules/procurement/survey/commands/prepare-confirmation.ts';
import { saveSurveyItem } from '#src/modules/procurement/survey/commands/save-survey-item.ts';
import { signConfirmation } from '#src/modules/procurement/survey/commands/sign-confirmation.ts';
import type { Answer } from '#src/modules/procurement/survey/domain/answers.ts';
import type { ItemKind } from '#src/modules/procurement/survey/domain/items.ts';
import { getSurveyRoom, type SurveyRoom } from '#src/modules/procurement/survey/reads/room.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from './cooperation-stage.ts';
import { addMember, takeBodies } from './portal-fixtures.ts';

/** People around a joint purchase: a lead buyer, two towns that are asked, a third that is not, and the Land. */
export interface ProcurementStage {
  readonly lead: Actor;
  readonly leadSignatory: Actor;
  readonly leadReader: Actor;
  readonly town: Actor;
  /** A second person of the town who answers, too. */
  readonly colleague: Actor;
  readonly townReader: Actor;
  /** Signs for the town. */
  readonly townApprover: Actor;
  readonly neighbour: Actor;
  readonly neighbourSignatory: Actor;
  readonly stranger: Actor;
  readonly coordinator: Actor;
  readonly auditor: Actor;
}

/** Adds the people; their bodies come from the register. */
export async function setProcurementStage(client: pg.Client): Promise<ProcurementStage> {
  const [cooperative] = await takeBodies(client, 'purchasing_cooperative', 1);
  const [town, neighbour, stranger] = await takeBodies(client, 'municipality', 3);
  const [ministry] = await takeBodies(client, 'state_ministry', 1);
  if (!cooperative || !town || !neighbour || !stranger || !ministry) throw new Error('the register lacks bodies');
  return {
    lead: await addMember(client, cooperative, ['procurement_manager']),
    leadSignatory: await addMember(client, cooperative, ['signatory']),
    leadReader: await addMember(client, cooperative, ['reader']),
    town: await addMember(client, town, ['editor']),
    colleague: await addMember(client, town, ['editor', 'signatory']),
    townReader: await addMember(client, town, ['reader']),
    townApprover: await addMember(client, town, ['budget_approver']),
    neighbour: await addMember(client, neighbour, ['procurement_manager']),
    neighbourSignatory: await addMember(client, neighbour, ['signatory']),
    stranger: await addMember(client, stranger, ['editor', 'signatory']),
    coordinator: await addMember(client, ministry, ['land_coordinator']),
    auditor: await addMember(client, ministry, ['auditor']),
  };
}

/** The survey as the actor sees it; fails where they see none. */
export async function surveyOf(actor: Actor, id: string): Promise<SurveyRoom> {
  const room = await getSurveyRoom(actor, id);
  if (!room) throw new Error('the actor does not see this purchase');
  return room;
}

/** Input of a lead buyer's step: the purchase in its present version. */
export async function shownPurchase(actor: Actor, id: string) {
  const { procurement } = await surveyOf(actor, id);
  return { procurementId: id, version: procurement.row.version };
}

/** Input of a body's own step: its part in its present version. */
export async function shownPart(actor: Actor, id: string) {
  const { own } = await surveyOf(actor, id);
  if (!own) throw new Error('the body has no part in this purchase');
  return { procurementId: id, version: own.version };
}

/** An idea without anything. */
export async function idea(stage: ProcurementStage, title = 'Notebooks für Verwaltungen'): Promise<string> {
  return acceptedValue(await createProcurement.execute(stage.lead, { title, fieldKey: null, need: '' })).id;
}

interface Question {
  readonly kind: ItemKind;
  readonly title: string;
  readonly variants: readonly string[];
  readonly flags: ('mandatory' | 'asks_price')[];
}

/** A mandatory quantity with a price and two variants, a choice, a day and a text. */
export const QUESTIONS: readonly Question[] = [
  { kind: 'quantity', title: 'Notebook', variants: ['14 Zoll', '16 Zoll'], flags: ['mandatory', 'asks_price'] },
  { kind: 'choice', title: 'Lieferung', variants: ['Rathaus', 'Bauhof'], flags: [] },
  { kind: 'date', title: 'Ab wann', variants: [], flags: [] },
  { kind: 'text', title: 'Anmerkung', variants: [], flags: [] },
];

/** Adds questions to an idea. */
export async function addQuestions(actor: Actor, id: string, questions = QUESTIONS): Promise<void> {
  for (const question of questions) {
    const shown = await shownPurchase(actor, id);
    const rest = { itemId: null, description: '', unit: 'Stück', lotId: null, everyLot: false };
    acceptedValue(await saveSurveyItem.execute(actor, { ...shown, ...question, ...rest }));
  }
}

/** Input that asks bodies by their ids. */
export const byNames = (bodies: readonly string[]) => ({
  mode: 'names' as const,
  bodies: [...bodies],
  selection: { query: DEFAULT_BODY_LIST_QUERY, fellowMembers: false },
  again: false,
});

/** A last day that lies `days` ahead. */
export const dayAhead = (days: number): string => addDays(berlinDay(new Date()), days);

/** A survey that runs: town and neighbour are asked, the last day is three weeks ahead. */
export async function surveying(stage: ProcurementStage): Promise<string> {
  const id = await idea(stage);
  await addQuestions(stage.lead, id);
  const bodies = byNames([stage.town.bodyId, stage.neighbour.bodyId]);
  acceptedValue(await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...bodies }));
  const opening = { dueOn: dayAhead(21), note: 'Bitte mit heutigen Preisen' };
  acceptedValue(await openSurvey.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...opening }));
  return id;
}

/** Answers to the questions of `surveying`: so many notebooks at 900 euro a year. */
export async function answersOf(actor: Actor, id: string, quantity = 10): Promise<Answer[]> {
  const { own, items } = await surveyOf(actor, id);
  return (own?.answers ?? []).map((answer, index) => ({
    ...answer,
    ...(items[index]?.kind === 'quantity' ? { quantity, variant: '14 Zoll', currentPriceCents: 90_000 } : {}),
    ...(items[index]?.kind === 'choice' ? { variant: 'Rathaus' } : {}),
  }));
}

/** Sends a body's answer. */
export async function answered(actor: Actor, id: string, quantity = 10): Promise<void> {
  const answers = await answersOf(actor, id, quantity);
  const input = { ...(await shownPart(actor, id)), answers, condition: '', intent: 'send' as const };
  acceptedValue(await answerSurvey.execute(actor, input));
}

/** Sends and confirms a body's demand, by two persons. */
export async function confirmed(actor: Actor, signatory: Actor, id: string, quantity = 10): Promise<void> {
  await answered(actor, id, quantity);
  const shown = await shownPart(actor, id);
  acceptedValue(await prepareConfirmation.execute(actor, { ...shown, budgetLine: '1.1.2.01 / 0812' }));
  await signed(signatory, id);
}

/** Signs the prepared confirmation of a body. */
export async function signed(signatory: Actor, id: string): Promise<void> {
  const { own } = await surveyOf(signatory, id);
  const confirmationId = own?.confirmation?.id ?? '';
  acceptedValue(await signConfirmation.execute(signatory, { procurementId: id, confirmationId, confirmed: 'ja' }));
}

/** A purchase whose demand is pooled: town and neighbour are bound partners. */
export async function pooled(stage: ProcurementStage): Promise<string> {
  const id = await surveying(stage);
  await confirmed(stage.town, stage.townApprover, id, 10);
  await confirmed(stage.neighbour, stage.neighbourSignatory, id, 25);
  acceptedValue(await closeSurvey.execute(stage.lead, await shownPurchase(stage.lead, id)));
  return id;
}
