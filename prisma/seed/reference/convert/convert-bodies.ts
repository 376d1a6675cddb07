/**
 * Turns the official tables of Gemeinden, Kreise, territorial changes and IKZ projects into the compact files
 * beside this folder. Run once per new edition of the official directory, then review the diff:
 *
 *   node prisma/seed/reference/convert/convert-bodies.ts <folder with the TSV files>
 *
 * Needs Node >= 24 (type stripping). The portal itself never reads the TSV files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = join(import.meta.dirname, '..');

type Row = Record<string, string>;

function readTable(folder: string, file: string): Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** One array per line: diffs of a later edition stay readable, and the file stays half the size of objects. */
function writeRows(file: string, columns: string[], rows: unknown[][]): void {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(
    join(TARGET, file),
    `{\n  "columns": ${JSON.stringify(columns)},\n  "rows": [\n${lines}\n  ]\n}\n`,
    'utf8',
  );
}

function convertMunicipalities(folder: string): void {
  const rows = readTable(folder, 'municipalities-hessen-2026.tsv').map((row) => [
    row.ags,
    row.ars,
    row.name,
    row.type === 'Gemeinde' ? 'G' : 'S',
    Number(row.population),
    row.population_date,
    Number(row.area_km2),
    Number(row.lat),
    Number(row.lon),
    row.plz,
  ]);
  const columns = 'ags ars name designation population populationDate areaKm2 latitude longitude seatPostcode';
  writeRows('municipalities.json', columns.split(' '), rows);
}

function convertDistricts(folder: string): void {
  const municipalities = readTable(folder, 'municipalities-hessen-2026.tsv');
  const rows = readTable(folder, 'kreise-hessen-2026.tsv')
    .filter((row) => row.type === 'Landkreis')
    .map((row) => {
      // The source gives no area for a Kreis. The sum of its Gemeinden leaves out gemeindefreie Gebiete, as does
      // the register; so the file says what the sum is made of by the number of Gemeinden beside it.
      const members = municipalities.filter((municipality) => municipality.kreis_key === row.key);
      const area = members.reduce((sum, member) => sum + Math.round(Number(member.area_km2) * 100), 0) / 100;
      return [
        row.key,
        row.name,
        Number(row.population),
        row.population_date,
        area,
        Number(row.lat),
        Number(row.lon),
        members.length,
      ];
    });
  const columns = 'key name population populationDate areaKm2 latitude longitude municipalities';
  writeRows('districts.json', columns.split(' '), rows);
}

const CHANGE_KINDS: Record<string, string> = {
  Zusammenschluss: 'merger',
  Eingliederung: 'incorporation',
  Auskreisung: 'district_exit',
};

function convertChanges(folder: string): void {
  const rows = readTable(folder, 'gebietsaenderungen-hessen.tsv').map((row) => {
    const kind = CHANGE_KINDS[row.kind ?? ''];
    if (!kind) throw new Error(`Unknown kind of territorial change: ${row.kind}`);
    return [row.effective, kind, row.old_ags, row.old_name, row.new_ags, evidenceOf(row)];
  });
  const columns = 'effective kind predecessorAgs predecessorName successorAgs evidence';
  writeRows('territorial-changes.json', columns.split(' '), rows);
}

/** Evidence as a sentence; for Hanau the official edition instead of the file the source was compared with. */
function evidenceOf(row: Row): string {
  if (row.kind === 'Auskreisung') return 'Hanau-Auskreisungsgesetz; Gemeindeverzeichnis (AuszugGV) 2. Quartal 2026';
  const evidence = row.evidence ?? '';
  return evidence.charAt(0).toUpperCase() + evidence.slice(1);
}

/** Topic of the source -> field the Land maintains; first match wins. */
const FIELD_OF_TOPIC: [pattern: RegExp, field: string][] = [
  [/informationssicherheit|cybersicherheit/i, 'information_security'],
  [/datenschutz/i, 'data_protection'],
  [/ozg|verwaltungsdigitalisierung/i, 'digitalisation'],
  [/informationstechnik/i, 'it_operation'],
  [/fördermittel/i, 'funding_management'],
  [/gemeindeverwaltungsverband/i, 'joint_administration'],
  [/personal/i, 'personnel'],
  [/ordnungswesen|gewerberecht/i, 'public_order'],
  [/brandschutz/i, 'fire_protection'],
  [/naturschutz/i, 'nature_conservation'],
  [/wirtschaftsförderung/i, 'economic_development'],
  [/standesamt/i, 'civil_registry'],
  [/abwasser/i, 'waste_water'],
];

function convertHistoricCooperations(folder: string): void {
  const entries = readTable(folder, 'ikz-projects-hessen.tsv').map((row) => {
    const field = FIELD_OF_TOPIC.find(([pattern]) => pattern.test(row.topic ?? ''))?.[1];
    if (!field) throw new Error(`No cooperation field for the topic: ${row.topic}`);
    return {
      number: Number(row.nr),
      title: row.title,
      fieldKey: field,
      topic: row.topic,
      partnerKeys: (row.partner_keys ?? '').split(';').map((key) => key.trim()),
      amountEur: row.amount_eur ? Number(row.amount_eur) : null,
      date: row.date || null,
      sourceUrl: row.source_url,
      note: row.note || null,
    };
  });
  const lines = entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n');
  writeFileSync(join(TARGET, 'historic-cooperations.json'), `[\n${lines}\n]\n`, 'utf8');
}

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder that holds the TSV files.');
convertMunicipalities(folder);
convertDistricts(folder);
convertChanges(folder);
convertHistoricCooperations(folder);
