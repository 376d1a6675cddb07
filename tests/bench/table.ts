import type { InstancesReport } from './suite-instances.ts';
import type { PageReport, PagesReport } from './suite-pages.ts';
import type { ScaleReport } from './suite-scale.ts';
import type { SoakReport } from './suite-soak.ts';
import type { Weight } from './weight.ts';

/** The reports as text for a terminal. */

const decimal = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2, minimumFractionDigits: 2 });
const rounded = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });

const rate = (value: number) => rounded.format(value);
const ms = (value: number) => (value < 10 ? decimal.format(value) : rounded.format(value));
const kb = (bytes: number) => `${decimal.format(bytes / 1024)} KB`;
const ratio = (over: number, under: number) => (under === 0 ? '–' : decimal.format(over / under));

/** Lines of cells in columns; the first column to the left, figures to the right. */
function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((label, column) =>
    Math.max(label.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  const format = (line: readonly string[]) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [format(head), widths.map((width) => '-'.repeat(width)).join('  '), ...lines.map(format)].join('\n');
}

function rates(page: PageReport): string[][] {
  return page.cells.map(({ connections, figures: { portal, next, bare } }, index) => [
    index === 0 ? page.title : '',
    String(connections),
    rate(portal.perSecond),
    `${ms(portal.p50)}/${ms(portal.p99)}`,
    rate(next.perSecond),
    `${ms(next.p50)}/${ms(next.p99)}`,
    rate(bare.perSecond),
    `${ms(bare.p50)}/${ms(bare.p99)}`,
    ratio(portal.perSecond, next.perSecond),
    ratio(portal.perSecond, bare.perSecond),
    [portal, next, bare].map(({ serverMs }) => ms(serverMs)).join(' / '),
    ratio(next.serverMs, portal.serverMs),
    ms(portal.databaseMs),
    String(portal.errors + portal.lost),
    `${rounded.format(portal.foreign * 100)} %`,
  ]);
}

function weights(page: PageReport, empty: Weight): string[][] {
  const { weight, bytes } = page;
  if (!weight || !bytes) return [];
  return [
    [
      page.title,
      String(page.statements ?? '–'),
      kb(weight.html),
      kb(weight.script),
      kb(Math.max(0, weight.scriptAtBest - empty.scriptAtBest)),
      kb(weight.style),
      kb(weight.font),
      kb(weight.other),
      kb(weight.total),
      `${kb(bytes.portal)} / ${kb(bytes.next)} / ${kb(bytes.bare)}`,
    ],
  ];
}

/** Rates, statements and weights of all pages. */
export function pagesTable(report: PagesReport): string {
  const { memory, decisions, callOffs, skipped } = report;
  return [
    table(
      [
        'Seite',
        'c',
        'Portal/s',
        'p50/p99 ms',
        'Next/s',
        'p50/p99 ms',
        'Bare/s',
        'p50/p99 ms',
        'P:Next',
        'P:Bare',
        'CPU ms P / N / B',
        'N:P',
        'SQL ms',
        'Fehler',
        'fremd',
      ],
      report.pages.flatMap(rates),
    ),
    table(
      [
        'Erster Besuch (komprimiert)',
        'SQL',
        'HTML',
        'JS',
        'davon eigenes',
        'CSS',
        'Schrift',
        'anderes',
        'Summe',
        'HTML roh Portal / Next / Bare',
      ],
      report.pages.flatMap((page) => weights(page, report.emptyWeight)),
    ),
    `Speicher des Portals: ${memory.before} MB vorher, ${memory.after} MB nach ${rounded.format(memory.requests)} Abrufen.`,
    `Genehmigungen: ${decisions.answered} mit Erfolg beantwortet, ${decisions.found} in der Datenbank gefunden.`,
    `Abrufe: ${callOffs.answered} mit Erfolg beantwortet, ${callOffs.found} in der Datenbank gefunden.`,
    ...skipped.map((line) => `Ausgelassen: ${line}`),
  ].join('\n\n');
}

/** What growth costs. */
export function scaleTable(report: ScaleReport): string {
  const lines = report.growths.map((growth) => [
    growth.title,
    `${growth.small} -> ${growth.big}`,
    ms(growth.smallMs),
    ms(growth.bigMs),
    decimal.format(growth.ratio),
    ms(growth.smallDatabaseMs),
    ms(growth.bigDatabaseMs),
    String(growth.bigStatements),
  ]);
  const head = ['Wachstum', 'von -> auf', 'klein ms', 'groß ms', 'Faktor', 'SQL klein', 'SQL groß', 'SQL-Zahl'];
  return [table(head, lines), ...report.skipped.map((line) => `Ausgelassen: ${line}`)].join('\n\n');
}

/** What a second instance adds. */
export function instancesTable(report: InstancesReport): string {
  return [
    `Eine Instanz ${rate(report.onePerSecond)}/s, zwei ${rate(report.twoPerSecond)}/s: die zweite bringt ${decimal.format(report.gain)} der ersten (${report.cores} Kerne).`,
    `Je Seite: Portal ${ms(report.serverMs)} ms, PostgreSQL ${ms(report.databaseMs)} ms, Lasterzeuger und Warten ${ms(report.otherMs)} ms. Fehler: ${report.errors}.`,
  ].join('\n');
}

/** What became of one process under many requests. */
export function soakTable(report: SoakReport): string {
  return [
    `${rounded.format(report.requests)} Abrufe auf einem Kern, Heap ${report.heapMb} MB: ${rate(report.perSecond)}/s.`,
    `Speicher ${report.startMb} MB am Anfang, ${report.endMb} MB am Ende, höchstens ${report.highestMb} MB; zuletzt ${decimal.format(report.slopeMb)} MB je 10.000 Abrufe.`,
    `Neustarts ${report.restarts}, Abstürze ${report.crashes}, ohne Antwort ${report.lost}, Antworten ${JSON.stringify(report.statuses)}.`,
  ].join('\n');
}
