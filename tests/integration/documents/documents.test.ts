import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDocument } from '#src/modules/cooperations/commands/add-document.ts';
import { prepareConsent } from '#src/modules/cooperations/commands/prepare-consent.ts';
import { withdrawConsent } from '#src/modules/cooperations/commands/withdraw-consent.ts';
import { withdrawDocument } from '#src/modules/cooperations/commands/withdraw-document.ts';
import { getVersionComparison } from '#src/modules/cooperations/reads/versions.ts';
import { getDocument } from '#src/modules/documents/reads.ts';
import type { Actor } from '#src/policy/actor.ts';
import {
  acceptedValue,
  completeDraft,
  consented,
  consentTo,
  type Stage,
  setStage,
  submitted,
  tracesOf,
  upload,
  uploadedFile,
  viewOf,
} from '#tests/support/cooperation-stage.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';
import { docxParts, pdfFile, zipFile } from '#tests/support/zip-file.ts';

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
// Cookies exist only inside a request of Next; who is signed in is all the routes ask of the session.
vi.mock('#src/server/session.ts', () => ({ getActor: async () => signedIn.actor }));

// A temporary folder of its own: what other tests upload at the same time is not what this one left behind.
const folder = mkdtempSync(join(tmpdir(), 'allmende-documents-'));
vi.stubEnv('TMPDIR', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const database = useTestDatabase();
let stage: Stage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setStage);
});
beforeEach(() => {
  signedIn.actor = stage.lead;
});

const routes = async () => ({
  post: (await import('#src/app/(portal)/kooperationen/[id]/dokumente/route.ts')).POST,
  get: (await import('#src/app/(portal)/kooperationen/[id]/dokumente/[documentId]/route.ts')).GET,
});

interface Sent {
  readonly bytes?: Uint8Array;
  readonly fileName?: string;
  readonly title?: string;
  readonly purpose?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** Sends the upload form as a browser does and returns status and where the answer leads. */
async function send(id: string, sent: Sent): Promise<{ status: number; location: URL | null }> {
  const form = new FormData();
  form.set('_key', sent.key ?? randomUUID());
  form.set('purpose', sent.purpose ?? 'attachment');
  form.set('title', sent.title ?? 'Netzplan');
  if (sent.bytes) form.set('file', new File([new Uint8Array(sent.bytes)], sent.fileName ?? 'Netzplan.pdf'));
  const headers = { host: 'portal.test', 'sec-fetch-site': 'same-origin', ...sent.headers };
  const request = new Request(`http://portal.test/kooperationen/${id}/dokumente`, {
    method: 'POST',
    body: form,
    headers,
  });
  const { post } = await routes();
  const response = await post(request, { params: Promise.resolve({ id }) });
  const location = response.headers.get('location');
  return { status: response.status, location: location === null ? null : new URL(location, 'http://portal.test') };
}

async function download(id: string, documentId: string): Promise<Response> {
  const { get } = await routes();
  const params = Promise.resolve({ id, documentId });
  return get(new Request(`http://portal.test/kooperationen/${id}/dokumente/${documentId}`), { params });
}

const staged = () => readdirSync(folder);

describe('uploading', () => {
  it('stores 25 MB in pieces, hands the same bytes out and leaves nothing on the disk', async () => {
    const id = await completeDraft(stage);
    const body = pdfFile(25 * 1024 * 1024);
    randomBytes(4_000_000).copy(body, 2_000);
    const { status, location } = await send(id, { bytes: body, fileName: 'Übersicht \u202Efdp.pdf' });
    expect([status, location?.pathname, location?.hash]).toEqual([303, `/kooperationen/${id}`, '#dokumente']);
    const [document] = (await viewOf(stage.partner, id)).documents;
    expect(document).toMatchObject({ fileName: 'Übersicht fdp.pdf', mediaType: 'application/pdf', size: body.length });
    const response = await download(id, document?.id ?? '');
    const received = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(received).digest('hex')).toBe(document?.sha256);
    expect(received.equals(body)).toBe(true);
    expect(staged()).toEqual([]);
    const { audit } = await asSuperuser(database(), (client) => tracesOf(client, id));
    expect(audit.at(-1)).toMatchObject({ action: 'cooperations.add_document', details: { size: body.length } });
  });

  it('hands documents out to be saved and never to be shown', async () => {
    const id = await completeDraft(stage);
    const documentId = await upload(stage.lead, id);
    const { headers } = await download(id, documentId);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Vertrag.pdf"; filename*=UTF-8''Vertrag.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
  });

  it.each([
    ['no file', { bytes: undefined }, 'file_missing'],
    ['an empty file', { bytes: new Uint8Array() }, 'empty_file'],
    ['a page called a PDF', { bytes: Buffer.from('<script>alert(1)</script>') }, 'type_not_allowed'],
    ['a PDF called a picture', { bytes: pdfFile(), fileName: 'Bild.png' }, 'type_mismatch'],
    [
      'macros',
      { bytes: zipFile([...docxParts(), { name: 'word/vbaProject.bin' }]), fileName: 'a.docx' },
      'macros_not_allowed',
    ],
    ['one byte too many', { bytes: pdfFile(25 * 1024 * 1024 + 1) }, 'file_too_large'],
    ['no title', { bytes: pdfFile(), title: '  ' }, 'title_missing'],
    ['a title without end', { bytes: pdfFile(), title: 'x'.repeat(201) }, 'title_too_long'],
    ['an unknown purpose', { bytes: pdfFile(), purpose: 'malware' }, 'purpose_missing'],
  ] as const)('leads back to the form for %s, with what was typed', async (_what, sent, problem) => {
    const id = await completeDraft(stage);
    const { status, location } = await send(id, sent);
    expect([status, location?.pathname]).toEqual([303, `/kooperationen/${id}/dokumente/neu`]);
    expect(location?.searchParams.get('fehler')).toBe(problem);
    const title = 'title' in sent ? sent.title.trim().slice(0, 200) : 'Netzplan';
    expect(location?.searchParams.get('titel') ?? '').toBe(title);
    expect((await viewOf(stage.lead, id)).documents).toEqual([]);
    expect(staged()).toEqual([]);
  });

  it('stores once what was sent twice', async () => {
    const id = await completeDraft(stage);
    const key = randomUUID();
    await Promise.all([send(id, { bytes: pdfFile(), key }), send(id, { bytes: pdfFile(), key })]);
    expect((await viewOf(stage.lead, id)).documents).toHaveLength(1);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring address', { 'sec-fetch-site': 'same-site' }],
    ['who does not say', { 'sec-fetch-site': 'none' }],
  ])('refuses what %s has caused', async (_who, headers) => {
    const id = await completeDraft(stage);
    expect(await send(id, { bytes: pdfFile(), headers })).toMatchObject({ status: 403 });
  });

  it('refuses strangers as if there were no case, readers because they only read, visitors by sign-in', async () => {
    const id = await completeDraft(stage);
    signedIn.actor = stage.stranger;
    expect(await send(id, { bytes: pdfFile() })).toMatchObject({ status: 404 });
    signedIn.actor = stage.reader;
    expect(await send(id, { bytes: pdfFile() })).toMatchObject({ status: 403 });
    signedIn.actor = null;
    expect((await send(id, { bytes: pdfFile() })).location?.pathname).toBe('/anmelden');
    expect(await send('no-id', { bytes: pdfFile() })).toMatchObject({ status: 404 });
  });

  it('answers a body that breaks off with a sentence, not an error', async () => {
    const id = await completeDraft(stage);
    const headers = {
      host: 'portal.test',
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=x',
    };
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half';
    const { post } = await routes();
    const request = new Request('http://portal.test/', { method: 'POST', body, headers });
    const response = await post(request, { params: Promise.resolve({ id }) });
    expect(response.headers.get('location')).toContain('fehler=upload_broken');
  });
});

describe('who may load a document', () => {
  it('follows the cooperation, and a document of another one is absent', async () => {
    const id = await submitted(stage);
    const documentId = await upload(stage.lead, id);
    const other = await completeDraft(stage);
    for (const actor of [stage.lead, stage.reader, stage.partner, stage.authority, stage.coordinator, stage.auditor]) {
      expect(await getDocument(actor, id, documentId)).not.toBeNull();
    }
    for (const actor of [stage.stranger, stage.regionalCouncil, stage.platformAdministrator]) {
      expect(await getDocument(actor, id, documentId)).toBeNull();
    }
    expect(await getDocument(stage.lead, other, documentId)).toBeNull();
    expect(await getDocument(stage.lead, id, "'; DROP TABLE document; --")).toBeNull();
    signedIn.actor = stage.stranger;
    expect((await download(id, documentId)).status).toBe(404);
    signedIn.actor = null;
    expect((await download(id, documentId)).status).toBe(303);
  });

  it('ends with the withdrawal: listed, but no longer to be loaded', async () => {
    const id = await completeDraft(stage);
    const documentId = await upload(stage.lead, id);
    const input = { cooperationId: id, documentId };
    await expect(withdrawDocument.execute(stage.partner, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawDocument.execute(stage.stranger, input)).rejects.toMatchObject({ code: 'not_found' });
    acceptedValue(await withdrawDocument.execute(stage.lead, input));
    const [document] = (await viewOf(stage.partner, id)).documents;
    expect(document).toMatchObject({ path: null, canWithdraw: false });
    expect(document?.withdrawnAt).not.toBeNull();
    expect((await download(id, documentId)).status).toBe(404);
    await expect(withdrawDocument.execute(stage.lead, input)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays as long as a consent rests on it', async () => {
    const id = await consented(stage);
    acceptedValue(await withdrawConsent.execute(stage.partnerSignatory, { cooperationId: id, reason: 'Neu' }));
    const documentId = await upload(stage.partner, id, 'resolution');
    const input = { ...consentTo(await viewOf(stage.partner, id)), documentId };
    await expect(prepareConsent.execute(stage.lead, { ...input })).resolves.toEqual({
      ok: false,
      reason: 'consent_exists',
    });
    acceptedValue(await prepareConsent.execute(stage.partner, input));
    expect(await withdrawDocument.execute(stage.partner, { cooperationId: id, documentId })).toEqual({
      ok: false,
      reason: 'document_in_use',
    });
  });

  it('lets nobody hang a foreign document on their consent', async () => {
    const id = await consented(stage);
    acceptedValue(await withdrawConsent.execute(stage.partnerSignatory, { cooperationId: id, reason: 'Neu' }));
    const documentId = await upload(stage.lead, id, 'resolution');
    const input = { ...consentTo(await viewOf(stage.partner, id)), documentId };
    await expect(prepareConsent.execute(stage.partner, input)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a contract', () => {
  it('is part of what was consented to: a new one makes a new version and voids consents', async () => {
    const id = await consented(stage);
    await upload(stage.lead, id, 'contract');
    const view = await viewOf(stage.partner, id);
    expect(view).toMatchObject({ contentVersion: 2, ownContractsChanged: true, ownConsentChanges: [] });
    expect(view.consents.every(({ status }) => status === 'voided')).toBe(true);
    expect(await getVersionComparison(stage.partner, id, 1, 2)).toMatchObject({
      contracts: { before: [], after: ['Unterlage'], changed: true },
    });
    const { outbox } = await asSuperuser(database(), (client) => tracesOf(client, id));
    expect(outbox.at(-1)).toMatchObject({ kind: 'cooperation_content_changed', payload: { contractChanged: true } });
  });

  it('can neither come nor go once the case is submitted; an attachment can come', async () => {
    const id = await submitted(stage);
    const file = uploadedFile();
    const contract = { cooperationId: id, purpose: 'contract', title: 'x', file } as const;
    expect(await addDocument.execute(stage.lead, contract)).toEqual({ ok: false, reason: 'not_entitled' });
    const documentId = await upload(stage.authority, id);
    await expect(addDocument.execute(stage.authority, contract)).rejects.toMatchObject({ code: 'forbidden' });
    await upload(stage.lead, id);
    expect((await viewOf(stage.lead, id)).documents.map((document) => document.id)).toContain(documentId);
  });
});

describe('row-level security alone', () => {
  it('hides documents and their bytes from a stranger and changes nothing for them', async () => {
    const id = await completeDraft(stage);
    const documentId = await upload(stage.lead, id);
    await asSuperuser(database(), async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE allmende_app');
      await client.query(
        `SELECT set_config('allmende.person', $1, true), set_config('allmende.body', $2, true),
        set_config('allmende.scope', 'member', true)`,
        [stage.stranger.personId, stage.stranger.bodyId],
      );
      expect((await client.query('SELECT FROM document WHERE id = $1', [documentId])).rowCount).toBe(0);
      expect((await client.query('SELECT FROM document_chunk WHERE document_id = $1', [documentId])).rowCount).toBe(0);
      expect((await client.query('UPDATE document SET title = $2 WHERE id = $1', [documentId, 'x'])).rowCount).toBe(0);
      await client.query('ROLLBACK');
    });
  });
});
