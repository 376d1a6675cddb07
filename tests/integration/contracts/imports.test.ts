import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { importContractsAction } from '#src/modules/contracts/imports/actions.ts';
import { TEMPLATE_COLUMNS } from '#src/modules/contracts/imports/domain/contract-table.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type WorkbookCell, workbookBytes } from '#src/server/table/workbook.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { type ContractStage, setContractStage } from '#tests/support/contracts.ts';
import { asSuperuser, useTestDatabase } from '#tests/support/database.ts';

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
// Cookies, the cache and redirects exist only inside a request of Next; everything else is the portal's own.
vi.mock('#src/server/session.ts', () => ({ getActor: async () => signedIn.actor }));
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }));
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  redirect: (address: string) => {
    throw new Error(`redirect ${address}`);
  },
}));

const database = useTestDatabase();
let stage: ContractStage;
beforeAll(async () => {
  stage = await asSuperuser(database(), setContractStage);
});
beforeEach(() => {
  signedIn.actor = stage.caller;
});

const START: FormState = { status: 'idle', fieldErrors: {}, values: {} };
const HEADS = TEMPLATE_COLUMNS.map(({ label }) => label);

async function read(rows: readonly (readonly WorkbookCell[])[], heads: readonly string[] = HEADS): Promise<FormState> {
  const columns = heads.map((label) => ({ label, width: 20 }));
  const bytes = await workbookBytes([{ name: 'Verträge', columns, rows: rows.map((row) => [...row]) }]);
  const form = new FormData();
  form.set('intent', 'read');
  form.set('datei', new File([new Uint8Array(bytes)], 'vertraege.xlsx'));
  return importContractsAction(START, form);
}

async function takeOver(lines: string, key: string = randomUUID()): Promise<FormState | string> {
  const form = new FormData();
  form.set('intent', 'save');
  form.set('lines', lines);
  form.set('_key', key);
  return importContractsAction(START, form).catch((error: Error) => error.message);
}

const entered = (title: string) =>
  asSuperuser(database(), async (client) => {
    const { rows } = await client.query(
      `SELECT owner_body_id AS owner, supplier_name AS supplier, to_char(starts_on, 'YYYY-MM-DD') AS "startsOn",
         to_char(ends_on, 'YYYY-MM-DD') AS "endsOn", notice_months AS notice, original_value_cents::int AS cents,
         cpv_code AS cpv, pooling_visible AS visible,
         (SELECT count(*)::int FROM audit_entry a WHERE a.subject_id = c.id::text AND a.action = 'contracts.import') AS audited
       FROM contract c WHERE title = $1`,
      [title],
    );
    return rows;
  });

const linesOf = (state: FormState): string => String(state.values.lines);

describe('contracts from a file', () => {
  it('are shown first and entered only then, all at once and once', async () => {
    const shown = await read([
      ['Telefone', 'Beispiel AG', new Date('2026-01-01T00:00:00Z'), '31.12.2028', 6, 12_345.5, '32550000-3', 'ja', 'x'],
      ['Kopierer', 'Muster GmbH', '01.02.2026', '', '', '', '', 'nein', ''],
    ]);
    expect(shown.status).toBe('done');
    expect(await entered('Telefone')).toEqual([]);
    const key = randomUUID();
    expect(await takeOver(linesOf(shown), key)).toBe('redirect /vertraege?art=eigene');
    expect(await takeOver(linesOf(shown), key)).toBe('redirect /vertraege?art=eigene');
    expect(await entered('Telefone')).toEqual([
      {
        owner: stage.caller.bodyId,
        supplier: 'Beispiel AG',
        startsOn: '2026-01-01',
        endsOn: '2028-12-31',
        notice: 6,
        cents: 1_234_550,
        cpv: '32550000',
        visible: true,
        audited: 1,
      },
    ]);
    expect(await entered('Kopierer')).toMatchObject([{ endsOn: null, cents: 0, cpv: null, visible: false }]);
  });

  it('read a second time are refused by name, with nothing entered', async () => {
    const row = ['Beamer', 'Beispiel AG', '01.02.2026', '', '', '', '', 'nein', ''];
    await takeOver(linesOf(await read([row])));
    const again = linesOf(await read([row, ['Leinwand', 'Beispiel AG', '01.02.2026', '', '', '', '', '', '']]));
    const answer = await takeOver(again);
    expect(answer).toMatchObject({ status: 'refused', message: expect.stringMatching(/„Beamer“ \(VTR-\d{4}-\d+\)/) });
    // What was read stands in the form still.
    expect(typeof answer === 'object' && answer.values.lines).toBe(again);
    expect(await entered('Beamer')).toHaveLength(1);
    expect(await entered('Leinwand')).toEqual([]);
    // Another body may well have the same contract.
    signedIn.actor = stage.otherCaller;
    expect(await takeOver(linesOf(await read([row])))).toContain('redirect');
  });

  it('are refused cell by cell where the columns really stand, unknown codes included', async () => {
    const heads = ['Fremd', 'Gegenstand', 'CPV-Code', 'Auftragnehmer', 'Beginn', 'Ende'];
    const wrong = await read(
      [
        ['', 'Server', '', 'Beispiel AG', '01.13.2026', ''],
        ['', '', '', 'Beispiel AG', '01.01.2026', '31.12.2025'],
      ],
      heads,
    );
    const messages = wrong.fieldErrors.datei ?? [];
    expect(messages).toHaveLength(3);
    expect(messages.map((message) => message.slice(0, 9))).toEqual(['Zelle E2:', 'Zelle B3:', 'Zelle F3:']);
    const unknown = await read([['', 'Server', '99999999', 'Beispiel AG', '01.01.2026', '']], heads);
    expect(unknown.fieldErrors.datei).toEqual(['Zelle C2: Der CPV-Code ist im Verzeichnis nicht enthalten.']);
  });

  it('are not for readers, not for the signed out, and a tampered preview enters nothing', async () => {
    signedIn.actor = stage.callerReader;
    expect((await read([])).fieldErrors.datei?.[0]).toContain('bearbeiten oder beschaffen');
    await expect(takeOver('[]')).resolves.not.toContain('/vertraege');
    signedIn.actor = null;
    expect((await read([])).fieldErrors.datei?.[0]).toContain('Sitzung');
    signedIn.actor = stage.caller;
    for (const lines of ['', 'x', '{}', '[]', '[{"title":"A"}]', '[null]'])
      expect(await takeOver(lines)).toMatchObject({ status: 'invalid' });
  });
});
