import { describe, expect, it } from 'vitest';
import { parseBodyListQuery } from '#src/modules/bodies/domain/list-query.ts';
import { bodyExportCells } from '#src/modules/bodies/export-texts.ts';
import { exportBodies } from '#src/modules/bodies/reads/export-bodies.ts';
import { getBody } from '#src/modules/bodies/reads/get-body.ts';
import { listBodies } from '#src/modules/bodies/reads/list-bodies.ts';
import { listDistrictChoices, listDistricts } from '#src/modules/bodies/reads/list-districts.ts';
import { getRegisterNumbers } from '#src/modules/bodies/reads.ts';
import { useTestDatabase } from '#tests/support/database.ts';

function list(address: string) {
  return listBodies(parseBodyListQuery(new URLSearchParams(address)));
}

async function names(address: string): Promise<string[]> {
  return (await list(address)).items.map((item) => item.shortName);
}

describe('reading the register', () => {
  useTestDatabase();

  describe('a body by its address', () => {
    it.each([
      ['06415000', 'Hanau', '06415000'],
      ['06435014', 'Hanau', '06415000'],
      ['064350014014', 'Hanau', '06415000'],
      ['06415', 'Hanau', '06415000'],
      ['06440004', 'Büdingen', '06440004'],
      ['06440', 'Wetteraukreis', '06440'],
      ['06633', 'Landkreis Kassel', '06633'],
      ['06611000', 'Kassel', '06611000'],
      ['ekom21', 'eKom21', 'ekom21'],
      ['regierungspraesidium-giessen', 'Regierungspräsidium Gießen', 'regierungspraesidium-giessen'],
    ])('%s is %s at %s', async (address, shortName, current) => {
      expect(await getBody(address)).toMatchObject({ shortName, address: current, ended: false });
    });

    it('says when each of its keys was valid', async () => {
      const hanau = await getBody('06415000');
      expect(hanau?.keys.filter((key) => key.kind === 'ags')).toEqual([
        { kind: 'ags', value: '06415000', validFrom: '2026-01-01', validTo: null },
        { kind: 'ags', value: '06435014', validFrom: '2016-01-01', validTo: '2025-12-31' },
      ]);
      expect(hanau?.changes).toMatchObject([{ kind: 'district_exit', effective: '2026-01-01' }]);
    });

    it('leads from a merged Gemeinde to its successor, and back', async () => {
      const beerfelden = await getBody('06437002');
      expect(beerfelden).toMatchObject({ shortName: 'Beerfelden', ended: true, validTo: '2017-12-31' });
      expect(beerfelden?.changes[0]?.successor).toEqual({ address: '06437016', name: 'Oberzent' });
      const oberzent = await getBody('06437016');
      expect(oberzent).toMatchObject({ validFrom: '2018-01-01', ended: false });
      expect(oberzent?.changes.map((change) => change.predecessor.name)).toEqual([
        'Beerfelden',
        'Hesseneck',
        'Rothenberg',
        'Sensbachtal',
      ]);
    });

    it('names the Gemeinden of a Kreis without those that ended', async () => {
      const odenwald = await getBody('06437');
      expect(odenwald?.members).toHaveLength(12);
      expect(odenwald?.members.map((member) => member.name)).not.toContain('Beerfelden');
    });

    it.each(['', '06999999', '99', 'gibt-es-nicht', "x' OR 1=1", 'a\u0000b', '%00', '🙂', 'x'.repeat(5_000), '../..'])(
      'is absent at %j',
      async (address) => {
        expect(await getBody(address)).toBeNull();
      },
    );

    it('is absent for the id of no body', async () => {
      expect(await getBody('00000000-0000-4000-8000-000000000000')).toBeNull();
    });
  });

  describe('the list of bodies', () => {
    it('shows fifty, sorted as a German directory, ended ones left out', async () => {
      const first = await list('');
      expect(first).toMatchObject({ total: 450, more: false, page: 1, pageCount: 9 });
      expect(first.items).toHaveLength(50);
      const shown = await names('art=gemeinden');
      expect(shown).toEqual([...shown].sort(new Intl.Collator('de-DE').compare));
    });

    it('reaches every body exactly once over its pages', async () => {
      const seen: string[] = [];
      for (let page = 1; page <= 9; page += 1) seen.push(...(await list(`seite=${page}`)).items.map((item) => item.id));
      expect(seen).toHaveLength(450);
      expect(new Set(seen).size).toBe(450);
    });

    it('shows the last page to those who ask for a later one', async () => {
      const last = await list('seite=40');
      expect(last.page).toBe(9);
      expect(last.items).toHaveLength(50);
      expect((await list('suche=büdingen&seite=7')).items).toHaveLength(1);
    });

    it.each([
      ['suche=Büdingen', ['Büdingen']],
      ['suche=buedingen', ['Büdingen']],
      ['suche=budingen', ['Büdingen']],
      ['suche=BU%CC%88DINGEN', ['Büdingen']],
      ['suche=gross-gerau', ['Groß-Gerau', 'Landkreis Groß-Gerau']],
      ['suche=06440004', ['Büdingen']],
      ['suche=06435014', ['Hanau']],
      ['suche=63654', ['Büdingen']],
      ['suche=kassel&art=landkreise', ['Landkreis Kassel']],
      ['suche=beerfelden', []],
      ['suche=beerfelden&fruehere=ja', ['Beerfelden']],
      ['suche=%25', []],
      [
        'art=kreisfreie-staedte',
        ['Darmstadt', 'Frankfurt am Main', 'Hanau', 'Kassel', 'Offenbach am Main', 'Wiesbaden'],
      ],
      ['art=it-dienstleister', ['eKom21']],
      ['kreis=06415', ['Hanau']],
      ['groesse=ab-100000&bezirk=kassel', ['Kassel']],
    ])('finds for "%s"', async (address, expected) => {
      expect(await names(address)).toEqual(expected);
    });

    it.each([
      ['art=gemeinden', 421],
      ['art=landkreise', 21],
      ['art=kommunen', 442],
      ['art=gemeinden&kreis=06440', 25],
      ['kreis=06440', 26],
      ['fruehere=ja', 457],
    ])('counts for "%s": %d', async (address, total) => {
      expect((await list(address)).total).toBe(total);
    });

    it('sorts by population both ways, bodies without one last', async () => {
      expect((await names('sortierung=einwohner&richtung=ab&art=gemeinden')).slice(0, 3)).toEqual([
        'Frankfurt am Main',
        'Wiesbaden',
        'Kassel',
      ]);
      const up = await list('sortierung=einwohner&seite=9');
      expect(up.items.at(-1)?.population).toBeNull();
      const down = await list('sortierung=einwohner&richtung=ab&seite=9');
      expect(down.items.at(-1)?.population).toBeNull();
    });

    it('answers hostile addresses with a list', async () => {
      const hostile = ["';DROP TABLE body;--", '<script>', '\u0000', '\ud800', '🙂', 'x'.repeat(10_000), '-1', '1e99'];
      for (const name of [
        'suche',
        'art',
        'bezirk',
        'kreis',
        'groesse',
        'fruehere',
        'sortierung',
        'richtung',
        'seite',
      ]) {
        for (const value of hostile) {
          const found = await listBodies(parseBodyListQuery({ [name]: value }));
          expect(found.page).toBeGreaterThanOrEqual(1);
        }
      }
      expect((await getRegisterNumbers()).municipalities).toBe(421);
    });
  });

  describe('the export', () => {
    it('holds all pages of what the list shows, in its order', async () => {
      const query = parseBodyListQuery(new URLSearchParams('sortierung=einwohner&richtung=ab&seite=3'));
      const rows = [];
      for await (const batch of exportBodies(query)) rows.push(...batch);
      expect(rows).toHaveLength(450);
      expect(rows[0]).toMatchObject({ shortName: 'Frankfurt am Main', ags: '06412000', districtKey: '06412' });
      const listed = (await list('sortierung=einwohner&richtung=ab')).items.map((item) => item.address);
      expect(rows.slice(0, 50).map((row) => row.address)).toEqual(listed);
    });

    it('writes a Gemeinde with its keys and its Kreis', async () => {
      const rows = [];
      for await (const batch of exportBodies(parseBodyListQuery({ suche: 'Oberzent' }))) rows.push(...batch);
      expect(rows.map(bodyExportCells).map((cells) => cells.slice(0, 8))).toEqual([
        ['Oberzent, Stadt', 'Oberzent', 'Stadt', '06437016', '064370016016', '06437', 'Odenwaldkreis', 'Darmstadt'],
      ]);
    });
  });

  describe('the Kreise', () => {
    it('are 27, with what lies in them', async () => {
      const districts = await listDistricts();
      expect(districts).toHaveLength(27);
      expect(districts.reduce((sum, district) => sum + district.municipalities, 0)).toBe(421);
      expect(districts.find((district) => district.key === '06415')).toMatchObject({
        name: 'Hanau',
        independent: true,
      });
    });

    it('stand for choice sorted by name, a Landkreis behind the town of its name', async () => {
      const choices = (await listDistrictChoices()).map((choice) => choice.name);
      expect(choices).toHaveLength(27);
      expect(choices.slice(choices.indexOf('Kassel'), choices.indexOf('Kassel') + 2)).toEqual([
        'Kassel',
        'Landkreis Kassel',
      ]);
    });
  });
});
