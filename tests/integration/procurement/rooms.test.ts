import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as exportList } from '#src/app/(portal)/beschaffungen/export.csv/route.ts';
import { cancelProcurement } from '#src/modules/procurement/commands/cancel-procurement.ts';
import { createProcurement } from '#src/modules/procurement/commands/create-procurement.ts';
import { editIdea } from '#src/modules/procurement/commands/edit-idea.ts';
import { endProcurement } from '#src/modules/procurement/commands/end-procurement.ts';
import { parseProcurementListQuery } from '#src/modules/procurement/domain/list-query.ts';
import { getRecordRoom } from '#src/modules/procurement/file/reads/record-room.ts';
import { searchCpvCodes } from '#src/modules/procurement/reads/cpv.ts';
import { getIdea } from '#src/modules/procurement/reads/idea.ts';
import { listProcurements } from '#src/modules/procurement/reads/list.ts';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { getSourceContract, getSourceCooperation } from '#src/modules/procurement/reads/source.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import {
  idea,
  type ProcurementStage,
  pooled,
  setProcurementStage,
  surveying,
} from '#tests/support/procurement-survey.ts';

const signedIn = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock('#src/server/session.ts', () => ({ getActor: async () => signedIn.actor }));
const database = useTestDatabase();
let stage: ProcurementStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setProcurementStage);
}, 60_000);
const recordOf = (actor: Actor, id: string) => getRecordRoom(actor, id, { page: 1, audience: null });
const auditOf = (action: string, id: string) =>
  asSuperuser(database(), async (client) => {
    const text = 'SELECT details FROM audit_entry WHERE action = $1 AND subject_id = $2';
    return (await client.query(text, [action, id])).rows.length;
  });
const list = async (actor: Actor, parameters: Record<string, string> = {}) =>
  (await listProcurements(actor, parseProcurementListQuery(parameters))).items.map(({ id }) => id);

describe('the list of purchases', () => {
  it('shows the lead everything, an asked body from the survey on, the Land all but ideas, a stranger nothing', async () => {
    const [first, second] = [await idea(stage), await surveying(stage)];
    expect(await list(stage.lead)).toEqual(expect.arrayContaining([first, second]));
    expect(await list(stage.town)).toContain(second);
    expect(await list(stage.coordinator)).toContain(second);
    expect(await list(stage.coordinator)).not.toContain(first);
    expect(await list(stage.stranger)).toEqual([]);
  });

  it('narrows by words, stage, lead and own part', async () => {
    const title = `Überwachung ${randomUUID().slice(0, 8)}`;
    const id = await idea(stage, title);
    const asked = await surveying(stage);
    for (const search of [title, title.toLowerCase().replace('ü', 'ue'), title.split(' ')[1] ?? '']) {
      expect(await list(stage.lead, { suche: search })).toEqual([id]);
    }
    expect(await list(stage.lead, { suche: title, status: 'bedarfsabfrage' })).toEqual([]);
    expect(await list(stage.town, { beteiligung: 'gefragt' })).toContain(asked);
    expect(await list(stage.town, { beteiligung: 'partner' })).not.toContain(asked);
    expect(await list(stage.lead, { suche: title, federfuehrung: stage.lead.bodyName })).toEqual([id]);
    expect(await list(stage.lead, { suche: title, federfuehrung: 'xyzzy' })).toEqual([]);
  });

  it('is exported as the reader sees it', async () => {
    const title = `Ausfuhr ${randomUUID().slice(0, 8)}`;
    await idea(stage, title);
    const textOf = async (actor: Actor | null, query = '') => {
      signedIn.actor = actor;
      const answer = await exportList(new Request(`http://localhost/beschaffungen/export.csv${query}`));
      expect(answer.status).toBe(200);
      return answer.text();
    };
    expect(await textOf(stage.lead)).toContain(title);
    expect(await textOf(stage.stranger)).not.toContain(title);
    // What everybody may know is not even one's own idea.
    for (const text of [await textOf(null), await textOf(stage.lead, '?bereich=oeffentlich')]) {
      expect(text).toContain('Zuletzt veröffentlicht');
      expect(text).not.toContain(title);
    }
  });
});

describe('an idea', () => {
  it('takes codes of the vocabulary with or without their check digit, and no others', async () => {
    const id = await idea(stage);
    const base = {
      procurementId: id,
      version: '1',
      title: 'Büroarbeitsplätze',
      fieldKey: '',
      contractNature: 'supplies',
      arrangement: 'framework',
    };
    const unknown = editIdea.schema.parse({ ...base, cpvAdd: '99999999' });
    expect(await editIdea.execute(stage.lead, unknown)).toEqual({ ok: false, reason: 'cpv_unknown' });
    const input = editIdea.schema.parse({
      ...base,
      cpvCodes: '30213100',
      cpvAdd: 'Bildschirme (30231300), 48000000-8',
    });
    acceptedValue(await editIdea.execute(stage.lead, input));
    const view = await getIdea(stage.lead, id, []);
    expect(view?.cpv.map(({ code }) => code)).toEqual(['30213100', '30231300', '48000000']);
    expect(await getIdea(stage.town, id, [])).toBeNull();
  });

  it('finds codes of the whole vocabulary by word and number, general ones first', async () => {
    const { rows } = await asSuperuser(database(), (client) => client.query('SELECT count(*)::int AS n FROM cpv_code'));
    expect(rows).toEqual([{ n: 9454 }]);
    expect((await searchCpvCodes('drehleiter')).hits.map(({ code }) => code)).toEqual([
      '44481000',
      '34223350',
      '34144211',
    ]);
    const { hits } = await searchCpvCodes('software wartung');
    expect(hits.map(({ code }) => code)).toContain('72267000');
    expect((await searchCpvCodes('4800')).hits[0]?.code).toBe('48000000');
    expect(await searchCpvCodes('%')).toEqual({ hits: [], more: false });
  });

  it('follows a contract of the own body, and nobody else may follow it', async () => {
    const contractId = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query(
        `INSERT INTO contract (reference, owner_body_id, title, supplier_name, starts_on, ends_on, original_value_cents, cpv_code)
         VALUES ($1, $2, 'Drucker', 'Lieferant', '2020-01-01', '2027-12-31', 100, '30232110') RETURNING id`,
        [`VTR-${randomUUID()}`, stage.neighbour.bodyId],
      );
      return rows[0].id as string;
    });
    expect((await getSourceContract(stage.neighbour, contractId))?.title).toBe('Drucker');
    expect(await getSourceContract(stage.lead, contractId)).toBeNull();
    const input = { title: 'Nachfolge', fieldKey: null, need: '', sourceContractId: contractId };
    expect(await createProcurement.execute(stage.lead, input)).toEqual({ ok: false, reason: 'source_unknown' });
    const { id } = acceptedValue(await createProcurement.execute(stage.neighbour, input));
    expect((await getIdea(stage.neighbour, id, []))?.procurement.row.cpvCodes).toEqual(['30232110']);
    expect((await getOverview(stage.neighbour, id))?.source).toMatchObject({ kind: 'contract', title: 'Drucker' });
    await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT successor_procurement_id AS id FROM contract WHERE id = $1', [
        contractId,
      ]);
      expect(rows).toEqual([{ id }]);
    });
  });

  it('comes from no cooperation the own body does not take part in', async () => {
    expect(await getSourceCooperation(stage.lead, randomUUID())).toBeNull();
    const input = { title: 'Idee', fieldKey: null, need: '', sourceCooperationId: randomUUID() };
    expect(await createProcurement.execute(stage.lead, input)).toEqual({ ok: false, reason: 'source_unknown' });
  });

  it('is started by nobody who only reads', async () => {
    const input = { title: 'Idee', fieldKey: null, need: '' };
    await expect(createProcurement.execute(stage.leadReader, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the overview', () => {
  it('says what is next and hides from asked bodies what partners share', async () => {
    const id = await surveying(stage);
    const lead = await getOverview(stage.lead, id);
    expect(lead?.nextStep).toMatchObject({ code: 'answer_survey', who: 'respondents' });
    expect(lead?.counts).toMatchObject({ asked: 3 });
    const town = await getOverview(stage.town, id);
    expect(town?.partners).toEqual([]);
    expect(town?.counts).toBeNull();
    expect(town?.procurement.rooms).toEqual(['overview', 'survey']);
    expect(await getOverview(stage.stranger, id)).toBeNull();
    expect((await getOverview(stage.auditor, id))?.counts).toMatchObject({ asked: 3 });
  });

  it('names the partners once they are bound', async () => {
    const id = await pooled(stage);
    const names = (await getOverview(stage.town, id))?.partners.map(({ id: bodyId }) => bodyId);
    expect(names?.sort()).toEqual([stage.town.bodyId, stage.neighbour.bodyId].sort());
  });
});

describe('cancelling and ending', () => {
  it('cancels once, with the reason in the record', async () => {
    const id = await surveying(stage);
    const version = (await getOverview(stage.lead, id))?.procurement.row.version ?? 0;
    const input = { procurementId: id, version, reason: 'Kein wirtschaftliches Ergebnis zu erwarten' };
    const both = await Promise.allSettled([
      cancelProcurement.execute(stage.lead, input),
      cancelProcurement.execute(stage.lead, input),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [entry] = (await recordOf(stage.lead, id))?.entries ?? [];
    expect(entry).toMatchObject({
      verb: 'cancel',
      fromStatus: 'surveying',
      toStatus: 'cancelled',
      reason: input.reason,
    });
    expect(await auditOf('procurement.cancel', id)).toBe(1);
    await expect(cancelProcurement.execute(stage.stranger, input)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not end what does not run', async () => {
    const id = await surveying(stage);
    const version = (await getOverview(stage.lead, id))?.procurement.row.version ?? 0;
    const input = { procurementId: id, version, endedOn: '2026-01-01', reason: 'Ende' };
    expect(await endProcurement.execute(stage.lead, input)).toEqual({ ok: false, reason: 'wrong_status' });
  });
});
