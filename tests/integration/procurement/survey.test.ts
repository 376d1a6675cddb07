import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_BODY_LIST_QUERY } from '#src/modules/bodies/domain/list-query.ts';
import { addDays } from '#src/modules/legal/domain/days.ts';
import { answerSurvey } from '#src/modules/procurement/survey/commands/answer-survey.ts';
import { askBodies } from '#src/modules/procurement/survey/commands/ask-bodies.ts';
import { closeSurvey } from '#src/modules/procurement/survey/commands/close-survey.ts';
import { copyQuestionnaire } from '#src/modules/procurement/survey/commands/copy-questionnaire.ts';
import { declineSurvey } from '#src/modules/procurement/survey/commands/decline-survey.ts';
import { extendSurvey } from '#src/modules/procurement/survey/commands/extend-survey.ts';
import { moveSurveyItem } from '#src/modules/procurement/survey/commands/move-survey-item.ts';
import { nameDeputy } from '#src/modules/procurement/survey/commands/name-deputy.ts';
import { openSurvey } from '#src/modules/procurement/survey/commands/open-survey.ts';
import { remindBodies } from '#src/modules/procurement/survey/commands/remind-bodies.ts';
import { removeSurveyItem } from '#src/modules/procurement/survey/commands/remove-survey-item.ts';
import { saveSurveyItem } from '#src/modules/procurement/survey/commands/save-survey-item.ts';
import { stopAsking } from '#src/modules/procurement/survey/commands/stop-asking.ts';
import { totalsOf } from '#src/modules/procurement/survey/domain/evaluation.ts';
import { getAskedScreen } from '#src/modules/procurement/survey/reads/asked.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { getSurveyRoom, getSurveyRoomWithColleagues } from '#src/modules/procurement/survey/reads/room.ts';
import { writeSurveyReminders } from '#src/modules/procurement/survey/store/remind.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  addQuestions,
  answered,
  answersOf,
  byNames,
  confirmed,
  dayAhead,
  idea,
  type ProcurementStage,
  setProcurementStage,
  shownPart,
  shownPurchase,
  surveying,
  surveyOf,
} from '#tests/support/procurement-survey.ts';
import { raceOf } from '#tests/support/race.ts';

const database = useTestDatabase();
let stage: ProcurementStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setProcurementStage);
});
const rowsOf = (text: string, values: unknown[]) =>
  asSuperuser(database(), async (client) => (await client.query(text, values)).rows);
const partOf = async (id: string, actor: Actor) =>
  (
    await rowsOf('SELECT * FROM procurement_participant WHERE procurement_id = $1 AND body_id = $2', [id, actor.bodyId])
  )[0];
const verbsOf = async (id: string) =>
  (await rowsOf('SELECT verb FROM procurement_event WHERE procurement_id = $1 ORDER BY id', [id])).map(
    (row) => row.verb,
  );
const noticesOf = async (id: string, kind: string) =>
  rowsOf('SELECT body_ids, roles, person_id FROM outbox_message WHERE procurement_id = $1 AND kind = $2 ORDER BY id', [
    id,
    kind,
  ]);
const auditsOf = async (id: string, action: string) =>
  rowsOf('SELECT body_ids, details FROM audit_entry WHERE subject_id = $1 AND action = $2', [id, action]);
const answering = async (actor: Actor, id: string, quantity: number, intent: 'send' | 'draft' = 'send') => ({
  ...(await shownPart(actor, id)),
  answers: await answersOf(actor, id, quantity),
  condition: 'nur ohne Zubehör',
  intent,
});

describe('the questionnaire', () => {
  it('is written, ordered, shortened and taken over while the purchase is an idea', async () => {
    const id = await idea(stage);
    await addQuestions(stage.lead, id);
    const titles = async (purchase: string) => (await surveyOf(stage.lead, purchase)).items.map(({ title }) => title);
    const [, second, third] = (await surveyOf(stage.lead, id)).items;
    const move = { itemId: third?.id ?? '', direction: 'up' as const };
    acceptedValue(await moveSurveyItem.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...move }));
    expect(await titles(id)).toEqual(['Notebook', 'Ab wann', 'Lieferung', 'Anmerkung']);
    const remove = { ...(await shownPurchase(stage.lead, id)), itemId: second?.id ?? '' };
    acceptedValue(await removeSurveyItem.execute(stage.lead, remove));
    expect((await surveyOf(stage.lead, id)).items.map(({ position }) => position)).toEqual([1, 2, 3]);

    const copy = await idea(stage, 'Folgebeschaffung');
    const input = { ...(await shownPurchase(stage.lead, copy)), sourceId: id };
    acceptedValue(await copyQuestionnaire.execute(stage.lead, input));
    expect(await titles(copy)).toEqual(await titles(id));
    expect(
      await copyQuestionnaire.execute(stage.lead, { ...(await shownPurchase(stage.lead, copy)), sourceId: copy }),
    ).toMatchObject({
      reason: 'nothing_to_copy',
    });
  });

  it('refuses a choice without answers, a stale form, and changes once bodies are asked', async () => {
    const id = await idea(stage);
    const question = { itemId: null, description: '', unit: '', lotId: null, everyLot: false, title: 'Art', flags: [] };
    const shown = await shownPurchase(stage.lead, id);
    expect(
      await saveSurveyItem.execute(stage.lead, { ...shown, ...question, kind: 'choice', variants: ['eine'] }),
    ).toMatchObject({ reason: 'choices_missing' });
    acceptedValue(await saveSurveyItem.execute(stage.lead, { ...shown, ...question, kind: 'text', variants: [] }));
    await expect(
      saveSurveyItem.execute(stage.lead, { ...shown, ...question, kind: 'text', variants: [] }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const open = await surveying(stage);
    expect(
      await saveSurveyItem.execute(stage.lead, {
        ...(await shownPurchase(stage.lead, open)),
        ...question,
        kind: 'text',
        variants: [],
      }),
    ).toMatchObject({ reason: 'wrong_status' });
  });
});

describe('asking bodies', () => {
  it('asks the whole register in one statement, shows the number before, and takes bodies off again', async () => {
    const id = await idea(stage);
    const selection = { query: DEFAULT_BODY_LIST_QUERY, fellowMembers: false };
    const screen = await getAskedScreen(stage.lead, id, selection, 1);
    const all = screen?.preview?.fresh ?? 0;
    expect(all).toBeGreaterThan(440);
    const input = { mode: 'selection' as const, bodies: [], selection, again: false };
    const outcome = await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...input });
    expect(acceptedValue(outcome).asked).toBe(all);
    expect((await getAskedScreen(stage.lead, id, selection, 1))?.preview).toMatchObject({ total: all, fresh: 0 });
    expect(await noticesOf(id, 'procurement_survey_opened')).toEqual([]);
    expect(await getSurveyRoom(stage.town, id)).toBeNull();

    acceptedValue(await stopAsking.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), bodyId: null }));
    expect((await getAskedScreen(stage.lead, id, null, 1))?.askedCount).toBe(0);
  });

  it('by district, and by membership of the own cooperative', async () => {
    const id = await idea(stage);
    const inKreis = { ...DEFAULT_BODY_LIST_QUERY, district: '06440' };
    const preview = await getAskedScreen(stage.lead, id, { query: inKreis, fellowMembers: false }, 1);
    expect(preview?.preview?.total).toBe(26);
    await rowsOf(
      `INSERT INTO cooperative_member (cooperative_id, body_id, status) VALUES ($1, $2, 'active'), ($1, $3, 'applied')`,
      [stage.lead.bodyId, stage.town.bodyId, stage.neighbour.bodyId],
    );
    const members = { query: DEFAULT_BODY_LIST_QUERY, fellowMembers: true };
    expect((await getAskedScreen(stage.lead, id, members, 1))?.preview).toMatchObject({ total: 1 });
  });

  it('needs questions and another body than the lead before it opens, and a day ahead', async () => {
    const id = await idea(stage);
    const open = async (dueOn: string) =>
      openSurvey.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), dueOn, note: '' });
    expect(await open(dayAhead(7))).toMatchObject({ reason: 'items_missing' });
    await addQuestions(stage.lead, id);
    expect(await open(dayAhead(7))).toMatchObject({ reason: 'nobody_asked' });
    const bodies = byNames([stage.town.bodyId]);
    acceptedValue(await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...bodies }));
    expect(await open(dayAhead(0))).toMatchObject({ reason: 'due_in_past' });
    acceptedValue(await open(dayAhead(7)));
    expect(await noticesOf(id, 'procurement_survey_opened')).toMatchObject([{ body_ids: [stage.town.bodyId] }]);
  });
});

describe('answering', () => {
  it('a draft is nobody else’s business; what is sent is recorded, audited and told', async () => {
    const id = await surveying(stage);
    acceptedValue(await answerSurvey.execute(stage.town, await answering(stage.town, id, 3, 'draft')));
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'asked', answered_at: null });
    expect((await getEvaluation(stage.lead, id))?.answers).toEqual([]);
    acceptedValue(await answerSurvey.execute(stage.town, await answering(stage.town, id, 4)));
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'answered', condition: 'nur ohne Zubehör' });
    expect((await verbsOf(id)).filter((verb) => verb === 'answer_survey')).toHaveLength(1);
    expect(await auditsOf(id, 'procurement.answer_survey')).toHaveLength(1);
    expect(await noticesOf(id, 'procurement_survey_answered')).toMatchObject([{ body_ids: [stage.lead.bodyId] }]);
    const evaluation = await getEvaluation(stage.lead, id);
    expect(totalsOf(evaluation?.items ?? [], evaluation?.bodies ?? [], evaluation?.answers ?? [])[0]).toMatchObject({
      quantity: 4,
      answered: 1,
    });
  });

  it('an incomplete answer is refused and nothing of it is kept', async () => {
    const id = await surveying(stage);
    const input = { ...(await shownPart(stage.town, id)), answers: [], condition: '', intent: 'send' as const };
    expect(await answerSurvey.execute(stage.town, input)).toMatchObject({ reason: 'answers_incomplete' });
    expect(await partOf(id, stage.town)).toMatchObject({ status: 'asked', version: 1 });
  });

  it('of two colleagues at the same moment one meets a conflict', async () => {
    const id = await surveying(stage);
    const [one, other] = [await answering(stage.town, id, 5), await answering(stage.colleague, id, 6)];
    const outcomes = await raceOf(
      () => answerSurvey.execute(stage.town, one),
      () => answerSurvey.execute(stage.colleague, other),
    );
    expect(outcomes).toEqual(['conflict', 'done']);
  });

  it('a form sent twice is answered once', async () => {
    const id = await surveying(stage);
    const [input, key] = [await answering(stage.town, id, 5), randomUUID()];
    const [first, second] = await Promise.all([
      answerSurvey.execute(stage.town, input, key),
      answerSurvey.execute(stage.town, input, key),
    ]);
    expect(second).toEqual(first);
    expect((await verbsOf(id)).filter((verb) => verb === 'answer_survey')).toHaveLength(1);
  });

  it('no answer slips in after the end, however close', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await surveying(stage);
      await confirmed(stage.neighbour, stage.neighbourSignatory, id);
      const [shown, input] = [await shownPurchase(stage.lead, id), await answering(stage.town, id, 7)];
      const outcomes = await raceOf(
        () => closeSurvey.execute(stage.lead, shown),
        () => answerSurvey.execute(stage.town, input),
      );
      expect(outcomes).toContain('done');
      const verbs = await verbsOf(id);
      const mine = verbs.lastIndexOf('answer_survey');
      const { status } = await partOf(id, stage.town);
      // Either the answer came first and counts, or it was refused.
      expect(status).toBe(outcomes.includes('wrong_status') ? 'asked' : 'answered');
      if (status === 'answered') expect(mine).toBeLessThan(verbs.indexOf('close_survey'));
    }
  });

  it('twenty bodies answer at once, none waits for another in vain', async () => {
    const id = await idea(stage);
    await addQuestions(stage.lead, id);
    const people = await asSuperuser(database(), async (client) => {
      const { takeBodies, addMember } = await import('#tests/support/portal-fixtures.ts');
      const bodies = (await takeBodies(client, 'municipality', 40)).slice(20);
      return Promise.all(bodies.map((body) => addMember(client, body, ['editor'])));
    });
    const bodies = byNames(people.map(({ bodyId }) => bodyId));
    acceptedValue(await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...bodies }));
    const opening = { ...(await shownPurchase(stage.lead, id)), dueOn: dayAhead(9), note: '' };
    acceptedValue(await openSurvey.execute(stage.lead, opening));
    const inputs = await Promise.all(people.map((person) => answering(person, id, 2)));
    const outcomes = await raceOf(
      ...people.map((person, at) => () => answerSurvey.execute(person, inputs[at] as never)),
    );
    expect(new Set(outcomes)).toEqual(new Set(['done']));
  });

  it('declining needs a reason, ends the body’s sight, and the lead can ask again', async () => {
    const id = await surveying(stage);
    const reason = 'Wir haben erst 2025 beschafft.';
    acceptedValue(await declineSurvey.execute(stage.town, { ...(await shownPart(stage.town, id)), reason }));
    expect(await getSurveyRoom(stage.town, id)).toBeNull();
    expect((await getEvaluation(stage.lead, id))?.bodies.find(({ status }) => status === 'declined')).toMatchObject({
      declineReason: reason,
    });
    const names = { ...byNames([stage.town.bodyId]), again: true };
    acceptedValue(await askBodies.execute(stage.lead, { ...(await shownPurchase(stage.lead, id)), ...names }));
    expect((await surveyOf(stage.town, id)).own).toMatchObject({ status: 'asked' });
  });

  it('a deputy of the own body answers whatever their role; nobody else’s person is taken', async () => {
    const id = await surveying(stage);
    await expect(
      answerSurvey.execute(stage.townReader, await answering(stage.townReader, id, 1)),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    const name = async (personId: string | null) =>
      nameDeputy.execute(stage.town, { ...(await shownPart(stage.town, id)), personId });
    expect(await name(stage.neighbour.personId)).toMatchObject({ reason: 'person_unknown' });
    acceptedValue(await name(stage.townReader.personId));
    expect(await noticesOf(id, 'procurement_survey_deputy')).toMatchObject([{ person_id: stage.townReader.personId }]);
    acceptedValue(await answerSurvey.execute(stage.townReader, await answering(stage.townReader, id, 1)));
    const room = await getSurveyRoomWithColleagues(stage.town, id);
    expect(room?.colleagues.length).toBeGreaterThan(2);
    expect(room?.colleagues.some(({ personId }) => personId === stage.neighbour.personId)).toBe(false);
  });

  it('after the last day nobody answers until the lead extends it', async () => {
    const id = await surveying(stage);
    await rowsOf(`UPDATE procurement SET survey_due_on = now()::date - 2 WHERE id = $1`, [id]);
    expect(await answerSurvey.execute(stage.town, await answering(stage.town, id, 2))).toMatchObject({
      reason: 'survey_closed',
    });
    const extend = { ...(await shownPurchase(stage.lead, id)), dueOn: dayAhead(5), reason: 'Ferien' };
    acceptedValue(await extendSurvey.execute(stage.lead, extend));
    acceptedValue(await answerSurvey.execute(stage.town, await answering(stage.town, id, 2)));
    expect(
      await extendSurvey.execute(stage.lead, {
        ...(await shownPurchase(stage.lead, id)),
        dueOn: dayAhead(4),
        reason: 'x',
      }),
    ).toMatchObject({ reason: 'due_not_later' });
  });

  it('reminds who has not answered, once a day, the deputy in person', async () => {
    const id = await surveying(stage);
    await answered(stage.neighbour, id);
    const deputy = { ...(await shownPart(stage.town, id)), personId: stage.townReader.personId };
    acceptedValue(await nameDeputy.execute(stage.town, deputy));
    const remind = async () => remindBodies.execute(stage.lead, await shownPurchase(stage.lead, id));
    acceptedValue(await remind());
    const told = await noticesOf(id, 'procurement_survey_reminder');
    expect(told.flatMap(({ body_ids }) => body_ids)).not.toContain(stage.neighbour.bodyId);
    expect(told.map(({ person_id }) => person_id)).toContain(stage.townReader.personId);
    expect(await remind()).toMatchObject({ reason: 'reminded_today' });
  });

  it('the daily job reminds a week and a day before the end, each body once, however often it runs', async () => {
    const id = await surveying(stage);
    await answered(stage.neighbour, id);
    const at = (days: number) => new Date(`${addDays(dayAhead(21), days)}T06:10:00Z`);
    const run = (days: number) => writeSurveyReminders(new AbortController().signal, at(days));
    const told = async () => (await noticesOf(id, 'procurement_survey_reminder')).length;
    await run(-8);
    expect(await told()).toBe(0);
    await Promise.all([run(-7), run(-7)]);
    await run(-7);
    // The town and the lead buyer, which is asked for its own demand.
    expect((await noticesOf(id, 'procurement_survey_reminder')).map(({ body_ids }) => body_ids.length)).toEqual([2]);
    await run(-1);
    expect(await told()).toBe(2);
    await run(0);
    expect(await told()).toBe(2);
  });
});
