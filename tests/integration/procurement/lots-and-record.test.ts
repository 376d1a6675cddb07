import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as exportPdf } from '#src/app/(portal)/beschaffungen/[id]/akte/akte.pdf/route.ts';
import { GET as exportZip } from '#src/app/(portal)/beschaffungen/[id]/akte/akte.zip/route.ts';
import { GET as downloadFile } from '#src/app/(portal)/beschaffungen/[id]/akte/dateien/[fileId]/route.ts';
import { GET as exportShares } from '#src/app/(portal)/beschaffungen/[id]/lose/anteile.csv/route.ts';
import { filesOf, problemsOf } from '#src/cli/record-verify.mjs';
import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { chooseClauses } from '#src/modules/procurement/clauses/commands/choose-clauses.ts';
import type { ClauseDecision } from '#src/modules/procurement/clauses/domain/decisions.ts';
import { getClausesRoom } from '#src/modules/procurement/clauses/reads.ts';
import type { Audience } from '#src/modules/procurement/domain/status.ts';
import { addFile } from '#src/modules/procurement/file/commands/add-file.ts';
import { withdrawFile } from '#src/modules/procurement/file/commands/withdraw-file.ts';
import { getRecordRoom } from '#src/modules/procurement/file/reads/record-room.ts';
import { recomputeShares } from '#src/modules/procurement/lots/commands/recompute-shares.ts';
import { removeLot } from '#src/modules/procurement/lots/commands/remove-lot.ts';
import { saveLot } from '#src/modules/procurement/lots/commands/save-lot.ts';
import { getLotsRoom, type LotsRoom } from '#src/modules/procurement/lots/reads.ts';
import { getOverview } from '#src/modules/procurement/reads/overview.ts';
import { saveSurveyItem } from '#src/modules/procurement/survey/commands/save-survey-item.ts';
import type { Actor } from '#src/policy/actor.ts';
import { acceptedValue } from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { idea, type ProcurementStage, pooled, setProcurementStage } from '#tests/support/procurement-survey.ts';
import { pdfFile } from '#tests/support/zip-file.ts';

const signedIn = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock('#src/server/session.ts', () => ({ getActor: async () => signedIn.actor }));
const database = useTestDatabase();
let stage: ProcurementStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setProcurementStage);
}, 60_000);
const FIRST = { page: 1, search: '' };
const lotsOf = async (actor: Actor, id: string): Promise<LotsRoom> => {
  const room = await getLotsRoom(actor, id, FIRST);
  if (!room) throw new Error('the actor does not see the lots');
  return room;
};
const lotInput = (procurementId: string, change: Record<string, unknown> = {}) =>
  saveLot.schema.parse({
    procurementId,
    title: 'Notebooks',
    splitBy: 'whole',
    unit: 'Stück',
    estimatedValueCents: '1.000,00',
    maxQuantity: '40',
    ...change,
  });
const recordOf = (actor: Actor, id: string) => getRecordRoom(actor, id, { page: 1, audience: null });
const auditOf = (action: string, id: string) =>
  asSuperuser(database(), async (client) => {
    const text = 'SELECT details FROM audit_entry WHERE action = $1 AND subject_id = $2';
    return (await client.query(text, [action, id])).rows.length;
  });

describe('lots', () => {
  it('share their value among the bound buyers to the cent', async () => {
    const id = await pooled(stage);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const room = await lotsOf(stage.lead, id);
    expect(room.lots).toMatchObject([{ number: 1, buyerCount: 2, quantity: 35, maxQuantity: 40, version: 1 }]);
    const shares = new Map(room.shares.map(({ bodyId, totalCents }) => [bodyId, totalCents]));
    expect(shares.get(stage.town.bodyId)).toBe(28_571);
    expect(shares.get(stage.neighbour.bodyId)).toBe(71_429);
    expect(await auditOf('procurement.save_lot', id)).toBe(1);
    const seen = await lotsOf(stage.town, id);
    expect(seen.shares.map(({ bodyId }) => bodyId)).toEqual([stage.town.bodyId]);
    expect(await getLotsRoom(stage.stranger, id, FIRST)).toBeNull();
    await expect(saveLot.execute(stage.town, lotInput(id))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(saveLot.execute(stage.stranger, lotInput(id))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('take a question by subject, and give it back when they go', async () => {
    const id = await pooled(stage);
    const item = (await lotsOf(stage.lead, id)).items[0]?.id ?? '';
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id, { splitBy: 'subject', itemIds: item })));
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    let room = await lotsOf(stage.lead, id);
    expect(room.lots.map(({ quantity }) => quantity)).toEqual([35, 0]);
    const [first] = room.lots;
    if (!first) throw new Error('unreachable');
    const removal = { procurementId: id, lotId: first.id, lotVersion: first.version };
    acceptedValue(await removeLot.execute(stage.lead, removal));
    room = await lotsOf(stage.lead, id);
    expect(room.lots.map(({ number, quantity }) => [number, quantity])).toEqual([[2, 35]]);
    await expect(removeLot.execute(stage.lead, removal)).rejects.toMatchObject({ code: 'not_found' });
    const foreign = lotInput(id, { splitBy: 'subject', itemIds: randomUUID() });
    expect(await saveLot.execute(stage.lead, foreign)).toEqual({ ok: false, reason: 'item_unknown' });
  });

  it('all count a question of the whole purchase, which none of them can take for itself', async () => {
    const id = await idea(stage);
    const shown = { procurementId: id, version: 1, itemId: '', title: 'Arbeitsplätze', lotId: 'alle' };
    const add = async (kind: string, version: number) =>
      acceptedValue(await saveSurveyItem.execute(stage.lead, saveSurveyItem.schema.parse({ ...shown, version, kind })));
    await add('quantity', 1);
    await add('text', 2);
    const { items } = await lotsOf(stage.lead, id);
    expect(items).toMatchObject([{ title: 'Arbeitsplätze', lotId: null, everyLot: true }]);
    const taking = lotInput(id, { splitBy: 'subject', itemIds: items[0]?.id });
    expect(await saveLot.execute(stage.lead, taking)).toEqual({ ok: false, reason: 'item_unknown' });

    const bought = await pooled(stage);
    await asSuperuser(database(), (client) =>
      client.query(`UPDATE survey_item SET every_lot = true WHERE procurement_id = $1 AND kind = 'quantity'`, [bought]),
    );
    const subject = () => lotInput(bought, { splitBy: 'subject', estimatedValueCents: '100,01' });
    acceptedValue(await saveLot.execute(stage.lead, subject()));
    acceptedValue(await saveLot.execute(stage.lead, subject()));
    const room = await lotsOf(stage.lead, bought);
    expect(room.lots.map(({ quantity }) => quantity)).toEqual([35, 35]);
    expect(room.shares.reduce((sum, { totalCents }) => sum + totalCents, 0)).toBe(20_002);
    expect(room.withoutLot).toBe(0);
  });

  it('say which bodies have demand but no lot', async () => {
    const id = await pooled(stage);
    const region = await asSuperuser(database(), async (client) => {
      const { rows } = await client.query('SELECT region FROM body WHERE id = $1', [stage.town.bodyId]);
      return rows[0].region as string;
    });
    const other = ['darmstadt', 'giessen', 'kassel'].find((one) => one !== region);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id, { splitBy: 'region', region: other })));
    expect((await lotsOf(stage.lead, id)).withoutLot).toBeGreaterThan(0);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    expect((await lotsOf(stage.lead, id)).withoutLot).toBe(0);
    acceptedValue(await recomputeShares.execute(stage.lead, { procurementId: id }));
    expect((await recordOf(stage.lead, id))?.entries[0]).toMatchObject({ verb: 'edit_lots', audience: 'lead' });
  });

  it('get different numbers when two are added at once, and refuse a stale change', async () => {
    const id = await pooled(stage);
    await Promise.all([saveLot.execute(stage.lead, lotInput(id)), saveLot.execute(stage.lead, lotInput(id))]);
    const room = await lotsOf(stage.lead, id);
    expect(room.lots.map(({ number }) => number)).toEqual([1, 2]);
    const lotId = room.lots[0]?.id;
    const change = lotInput(id, { lotId, lotVersion: '1', title: 'Neu' });
    acceptedValue(await saveLot.execute(stage.lead, change));
    await expect(saveLot.execute(stage.lead, change)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are exported as far as the reader sees them', async () => {
    const id = await pooled(stage);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const linesOf = async (actor: Actor) => {
      signedIn.actor = actor;
      const answer = await exportShares(new Request('http://localhost'), { params: Promise.resolve({ id }) });
      return answer.status === 200 ? (await answer.text()).trim().split('\r\n').length - 1 : answer.status;
    };
    expect(await linesOf(stage.lead)).toBe(2);
    expect(await linesOf(stage.neighbour)).toBe(1);
    expect(await linesOf(stage.stranger)).toBe(404);
  });

  it('stay hidden from foreign bodies in raw SQL', async () => {
    const id = await pooled(stage);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const rows = await readAs(stage.stranger, (query) =>
      query(sql`SELECT id::text FROM lot WHERE procurement_id = ${id}::uuid
        UNION ALL SELECT lot_id::text FROM lot_share WHERE procurement_id = ${id}::uuid`),
    );
    expect(rows).toEqual([]);
  });
});

describe('clauses', () => {
  const decisions = async (id: string, change: Partial<ClauseDecision> = {}) => {
    const room = await getClausesRoom(stage.lead, id);
    return (room?.clauses ?? []).map(({ key }, index) => ({
      clauseKey: key,
      status: 'required' as const,
      reason: '',
      ...(index === 0 ? change : {}),
    }));
  };

  it('are decided for all lots at once, a deviation with its reason in the record', async () => {
    const id = await pooled(stage);
    const { lotId } = acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const bare = { procurementId: id, lotId, lotVersion: 0, latestVersion: 0, allLots: true };
    const unreasoned = { ...bare, decisions: await decisions(id, { status: 'deviated' }) };
    expect(await chooseClauses.execute(stage.lead, unreasoned)).toEqual({
      ok: false,
      reason: 'deviation_reason_missing',
    });
    const chosen = await decisions(id, { status: 'deviated', reason: 'Es werden keine Daten verarbeitet' });
    expect(await chooseClauses.execute(stage.lead, { ...bare, decisions: chosen.slice(1) })).toEqual({
      ok: false,
      reason: 'clause_undecided',
    });
    acceptedValue(await chooseClauses.execute(stage.lead, { ...bare, decisions: chosen }));
    const room = await getClausesRoom(stage.town, id);
    expect(room?.lots.map((lot) => lot.decisions.length)).toEqual([chosen.length, chosen.length]);
    const [entry] = (await recordOf(stage.town, id))?.entries ?? [];
    expect(entry?.reason).toContain('Es werden keine Daten verarbeitet');
    expect(await auditOf('procurement.choose_clauses', id)).toBe(1);
    await expect(chooseClauses.execute(stage.town, { ...bare, decisions: chosen })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await getClausesRoom(stage.stranger, id)).toBeNull();
  });

  it('are decided once: whoever was shown older decisions of a lot meets a conflict, other lots do not matter', async () => {
    const id = await pooled(stage);
    const { lotId } = acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const { lotId: otherId } = acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const all = await decisions(id);
    const deviation = await decisions(id, { status: 'deviated', reason: 'Reine Lieferung' });
    const choose = async (lot: string, shown: readonly [number, number], chosen: ClauseDecision[], allLots = false) => {
      const [lotVersion, latestVersion] = shown;
      return chooseClauses.execute(stage.lead, {
        procurementId: id,
        lotId: lot,
        lotVersion,
        latestVersion,
        allLots,
        decisions: chosen,
      });
    };
    acceptedValue(await choose(lotId, [0, 0], deviation));
    await expect(choose(lotId, [0, 0], all)).rejects.toMatchObject({ code: 'conflict' });
    // The other lot is as it was shown; all lots together are not.
    acceptedValue(await choose(otherId, [0, 0], all));
    await expect(choose(otherId, [2, 1], all, true)).rejects.toMatchObject({ code: 'conflict' });
    const room = await getClausesRoom(stage.lead, id);
    expect(room?.lots.map(({ version }) => version)).toEqual([1, 2]);
    expect(room?.lots[0]?.decisions.filter(({ status }) => status === 'deviated')).toHaveLength(1);
    acceptedValue(await choose(otherId, [2, 2], all, true));
    const after = await getClausesRoom(stage.lead, id);
    expect(after?.lots.map(({ version }) => version)).toEqual([3, 3]);
  });

  it('are undecided again once the catalogue has a further one', async () => {
    const id = await pooled(stage);
    const { lotId } = acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    const input = { procurementId: id, lotId, lotVersion: 0, latestVersion: 0, allLots: false };
    acceptedValue(await chooseClauses.execute(stage.lead, { ...input, decisions: await decisions(id) }));
    const undecided = async () => (await getOverview(stage.lead, id))?.procurement.facts.lotsWithoutClauses;
    expect(await undecided()).toBe(0);
    const key = `later_${randomUUID().slice(0, 8)}`;
    await asSuperuser(database(), (client) =>
      client.query(
        `INSERT INTO clause (key, category, title, text, source, certainty, valid_from)
         VALUES ($1, 'exit', 'Später', 'Ein Satz', 'Eigene Festlegung', 'low', '2026-01-01')`,
        [key],
      ),
    );
    expect(await undecided()).toBe(1);
    await asSuperuser(database(), (client) => client.query('DELETE FROM clause WHERE key = $1', [key]));
  });

  it('need a lot first', async () => {
    const id = await idea(stage);
    const shown = { lotVersion: 0, latestVersion: 0, allLots: false };
    const input = { procurementId: id, lotId: randomUUID(), ...shown, decisions: [] };
    expect(await chooseClauses.execute(stage.lead, input)).toEqual({ ok: false, reason: 'lots_missing' });
  });
});

describe('the record', () => {
  const staged = (bytes = pdfFile(2_000_000)) => ({
    fileName: 'Vermerk.pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  });
  const upload = async (actor: Actor, id: string, audience: Audience, title = 'Vermerk') =>
    acceptedValue(await addFile.execute(actor, { procurementId: id, title, audience, file: staged() })).fileId;
  const statusOf = async (actor: Actor | null, id: string, fileId: string) => {
    signedIn.actor = actor;
    const answer = await downloadFile(new Request('http://localhost'), { params: Promise.resolve({ id, fileId }) });
    return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
  };

  it('hands files to their audience only', async () => {
    const id = await pooled(stage);
    const shared = await upload(stage.town, id, 'participants');
    const internal = await upload(stage.lead, id, 'lead');
    expect(await statusOf(stage.neighbour, id, shared)).toEqual({ status: 200, bytes: staged().size });
    expect((await statusOf(stage.town, id, internal)).status).toBe(404);
    expect((await statusOf(stage.auditor, id, internal)).status).toBe(200);
    expect((await statusOf(stage.stranger, id, shared)).status).toBe(404);
    expect((await statusOf(null, id, shared)).status).toBe(303);
    const outOfReach = { procurementId: id, title: 'x', audience: 'lead' as const, file: staged() };
    await expect(addFile.execute(stage.town, outOfReach)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addFile.execute(stage.stranger, outOfReach)).rejects.toMatchObject({ code: 'not_found' });
    const titles = (await recordOf(stage.town, id))?.files.map(({ id: fileId }) => fileId);
    expect(titles).toEqual([shared]);
  });

  it('keeps withdrawn files listed and their bytes closed; only the owner withdraws', async () => {
    const id = await pooled(stage);
    const fileId = await upload(stage.town, id, 'participants');
    const input = { procurementId: id, fileId };
    await expect(withdrawFile.execute(stage.neighbour, input)).rejects.toMatchObject({ code: 'not_found' });
    acceptedValue(await withdrawFile.execute(stage.town, input));
    await expect(withdrawFile.execute(stage.town, input)).rejects.toMatchObject({ code: 'conflict' });
    expect((await statusOf(stage.lead, id, fileId)).status).toBe(404);
    const room = await recordOf(stage.lead, id);
    expect(room?.files).toMatchObject([{ id: fileId, withdrawn: true }]);
    expect(room?.entries[0]).toMatchObject({ verb: 'withdraw_file', details: { fileId } });
  });

  it('names persons of the own body only', async () => {
    const id = await pooled(stage);
    const names = async (actor: Actor) =>
      new Set(
        (await recordOf(actor, id))?.entries.map(({ bodyName, personName }) => `${bodyName}: ${personName !== null}`),
      );
    expect([...(await names(stage.neighbour))]).toContain(`${stage.lead.bodyName}: false`);
    expect([...(await names(stage.lead))]).toContain(`${stage.lead.bodyName}: true`);
  });

  it('is exported whole, signed and only as far as the reader may see', async () => {
    const id = await pooled(stage);
    acceptedValue(await saveLot.execute(stage.lead, lotInput(id)));
    await upload(stage.lead, id, 'participants', 'Bekanntmachung');
    await upload(stage.lead, id, 'lead', 'Interner Vermerk');
    const zipOf = async (actor: Actor) => {
      signedIn.actor = actor;
      const answer = await exportZip(new Request('http://localhost'), { params: Promise.resolve({ id }) });
      return { status: answer.status, zip: Buffer.from(await answer.arrayBuffer()) };
    };
    const { zip } = await zipOf(stage.lead);
    expect(problemsOf(zip)).toEqual([]);
    const files = filesOf(zip);
    expect([...files.keys()].filter((path) => path.startsWith('dokumente/'))).toHaveLength(2);
    expect(files.get('akte.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(problemsOf(zip, manifest.publicKey)).toEqual([]);
    expect(problemsOf(zip, 'another')).toEqual(['Der Schlüssel im Verzeichnis ist nicht der erwartete.']);
    expect(manifest.audiences).toEqual(['participants', 'lead']);
    const partner = filesOf((await zipOf(stage.town)).zip);
    const text = [...partner.values()].map(String).join('\n');
    expect(text).not.toContain('Interner Vermerk');
    const data = JSON.parse(String(partner.get('daten.json')));
    expect(data.survey_answers.every((row: { body_id: string }) => row.body_id === stage.town.bodyId)).toBe(true);
    expect(data.lot_shares).toHaveLength(1);
    expect((await zipOf(stage.stranger)).status).toBe(404);
  });

  it('shows every change of an archive', async () => {
    const id = await pooled(stage);
    await upload(stage.lead, id, 'participants');
    signedIn.actor = stage.lead;
    const answer = await exportZip(new Request('http://localhost'), { params: Promise.resolve({ id }) });
    const zip = Buffer.from(await answer.arrayBuffer());
    const at = zip.indexOf('%PDF-1');
    const changed = Buffer.from(zip);
    // Parts are packed; any flipped byte of one shows as a changed or unreadable file.
    const place = at < 0 ? 200 : at;
    changed[place] = (changed[place] ?? 0) ^ 1;
    const problems = () => {
      try {
        return problemsOf(changed).length;
      } catch {
        return 1;
      }
    };
    expect(problems()).toBeGreaterThan(0);
  });

  it('is a PDF for those who may see it and a 404 for others', async () => {
    const id = await pooled(stage);
    const answerOf = async (actor: Actor) => {
      signedIn.actor = actor;
      return exportPdf(new Request('http://localhost'), { params: Promise.resolve({ id }) });
    };
    const answer = await answerOf(stage.town);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toContain('%%EOF');
    expect((await answerOf(stage.stranger)).status).toBe(404);
  });
});
