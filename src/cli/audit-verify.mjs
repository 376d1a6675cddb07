#!/usr/bin/env node
/**
 * Checks an export of the audit log without the portal: needs Node >= 20 and this one file, nothing else.
 *
 *   node audit-verify.mjs protokoll.jsonl [--head HASH --count N]
 *   node audit-verify.mjs auszug.jsonl --partial
 *
 * Each line is an entry; its hash is SHA-256 over the previous entry's hash and the entry's fields, joined by the unit
 * separator (U+001F). A complete log begins at 1, has no gaps, and each entry names the hash before it. Whoever holds a
 * head noted earlier (--head, --count) also learns whether the log was rewritten or cut since. A filtered export can only
 * be checked line by line (--partial): whether lines are missing cannot be told from it.
 *
 * Exit code: 0 intact, 1 not intact, 2 not called properly.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const SEPARATOR = '\u001f';
const FIRST_PREVIOUS = createHash('sha256').update('allmende').digest('hex');
const FIELDS = [
  'sequence',
  'occurredAt',
  'actorPersonId',
  'actorBodyId',
  'action',
  'subjectType',
  'subjectId',
  'bodyIds',
  'details',
  'previousHash',
  'hash',
];
const HASH = /^[0-9a-f]{64}$/;
const MAX_PROBLEMS = 20;

/** The hash an entry must have, from its fields and the hash it names as the one before. */
export function hashOf(entry) {
  const text = [
    String(entry.sequence),
    entry.occurredAt,
    entry.actorPersonId ?? '',
    entry.actorBodyId ?? '',
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.bodyIds.join(','),
    entry.details,
  ].join(SEPARATOR);
  return createHash('sha256').update(Buffer.from(entry.previousHash, 'hex')).update(text, 'utf8').digest('hex');
}

/** What is wrong with the form of a line, or null. A separator inside a field could move text from one to the next. */
function shapeProblem(entry) {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'ist kein Eintrag';
  const names = Object.keys(entry);
  const odd = names.find((name) => !FIELDS.includes(name)) ?? FIELDS.find((name) => !names.includes(name));
  if (odd) return `hat nicht genau die erwarteten Felder (${odd})`;
  if (!Number.isSafeInteger(entry.sequence) || entry.sequence < 1) return 'hat keine gültige Nummer';
  if (!HASH.test(entry.previousHash) || !HASH.test(entry.hash)) return 'hat keine gültige Prüfsumme';
  if (!Array.isArray(entry.bodyIds)) return 'hat keine Liste von Organisationen';
  const texts = [entry.occurredAt, entry.action, entry.subjectType, entry.subjectId, entry.details, ...entry.bodyIds];
  const optional = [entry.actorPersonId, entry.actorBodyId].filter((value) => value !== null);
  const all = [...texts, ...optional];
  if (all.some((value) => typeof value !== 'string')) return 'hat ein Feld falscher Art';
  if (all.some((value) => value.includes(SEPARATOR)) || entry.bodyIds.some((id) => id.includes(',')))
    return 'hat ein Trennzeichen in einem Feld';
  return null;
}

/**
 * Checks lines of an export.
 * @param {AsyncIterable<string> | Iterable<string>} lines
 * @param {{ partial?: boolean, head?: string, count?: number }} options
 * @returns {Promise<{ problems: string[], count: number, first: number, last: number, head: string, stretches: number }>}
 */
export async function verifyLines(lines, { partial = false, head, count } = {}) {
  const problems = [];
  const report = { problems, count: 0, first: 0, last: 0, head: '', stretches: 0 };
  let lineNumber = 0;
  let headSeen = '';
  for await (const line of lines) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const found = checkLine(line, report, partial);
    if (found.problem) problems.push(`Zeile ${lineNumber}: ${found.problem}`);
    if (problems.length >= MAX_PROBLEMS) return report;
    if (!found.entry) continue;
    report.count += 1;
    report.first ||= found.entry.sequence;
    report.last = found.entry.sequence;
    report.head = found.entry.hash;
    if (count !== undefined && found.entry.sequence === count) headSeen = found.entry.hash;
  }
  if (report.count === 0) problems.push('Die Datei enthält keinen Eintrag.');
  if (head !== undefined && count !== undefined && headSeen !== head) {
    problems.push(
      headSeen === ''
        ? `Der notierte Eintrag ${count} fehlt: Das Protokoll ist kürzer als beim Notieren.`
        : `Der Eintrag ${count} hat eine andere Prüfsumme als notiert: Das Protokoll wurde neu geschrieben.`,
    );
  }
  return report;
}

function checkLine(line, before, partial) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return { problem: 'ist nicht lesbar' };
  }
  const shape = shapeProblem(entry);
  if (shape) return { problem: shape };
  const name = `Eintrag ${entry.sequence}`;
  const starts = before.count === 0;
  const follows = !starts && entry.sequence === before.last + 1;
  if (!follows) before.stretches += 1;
  if (hashOf(entry) !== entry.hash) return { entry, problem: `${name} passt nicht zu seiner Prüfsumme` };
  if (follows && entry.previousHash !== before.head)
    return { entry, problem: `${name} schließt nicht an den Eintrag davor an` };
  if (!starts && entry.sequence <= before.last) return { entry, problem: `${name} steht nicht in der Reihenfolge` };
  if (partial || follows) return { entry };
  if (!starts) return { entry, problem: `Vor ${name} fehlen Einträge (davor steht ${before.last})` };
  if (entry.sequence !== 1)
    return { entry, problem: `Der Anfang fehlt: Der erste Eintrag hat die Nummer ${entry.sequence}` };
  if (entry.previousHash !== FIRST_PREVIOUS) return { entry, problem: `${name} schließt nicht an den Anfang an` };
  return { entry };
}

function readArguments(given) {
  const options = { partial: false };
  const files = [];
  const words = [...given];
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--partial') options.partial = true;
    else if (word === '--head') options.head = words.shift()?.toLowerCase();
    else if (word === '--count') options.count = Number(words.shift());
    else files.push(word);
  }
  const headWhole = (options.head === undefined) === (options.count === undefined);
  const headGood = options.head === undefined || (HASH.test(options.head) && Number.isSafeInteger(options.count));
  if (files.length !== 1 || files[0].startsWith('--') || !headWhole || !headGood || (options.partial && options.head))
    return null;
  return { file: files[0], options };
}

async function main() {
  const called = readArguments(process.argv.slice(2));
  if (!called) {
    console.error('Aufruf: node audit-verify.mjs DATEI [--head PRÜFSUMME --count ANZAHL] | --partial');
    return 2;
  }
  const input = called.file === '-' ? process.stdin : createReadStream(called.file);
  const failed = new Promise((_, reject) => input.once('error', reject));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const report = await Promise.race([verifyLines(lines, called.options), failed]);
  if (report.problems.length > 0) {
    console.error(`NICHT UNVERSEHRT\n${report.problems.join('\n')}`);
    if (report.problems.length >= MAX_PROBLEMS) console.error('Weitere Prüfung abgebrochen.');
    return 1;
  }
  if (called.options.partial) {
    console.log(
      `Jede der ${report.count} Zeilen passt zu ihrer Prüfsumme (${report.stretches} zusammenhängende Abschnitte).`,
    );
    console.log('Ob Einträge fehlen, lässt sich aus einem Auszug nicht erkennen.');
    return 0;
  }
  console.log(`UNVERSEHRT: ${report.count} Einträge, lückenlos von ${report.first} bis ${report.last}.`);
  console.log(`Prüfsumme des letzten Eintrags: ${report.head}`);
  if (called.options.head) console.log(`Der notierte Stand (Eintrag ${called.options.count}) ist enthalten.`);
  else console.log('Ob am Ende Einträge fehlen, zeigt nur ein früher notierter Stand (--head, --count).');
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(`Die Datei lässt sich nicht lesen: ${error.message}`);
      process.exitCode = 2;
    },
  );
}
