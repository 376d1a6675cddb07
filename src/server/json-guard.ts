/** What a document from outside may be at most. */
export interface JsonLimits {
  /** UTF-8 bytes of the text. */
  readonly bytes: number;
  readonly depth: number;
  /** Values of all kinds in the whole document. */
  readonly values: number;
  /** Entries of one list or object: comparing each with each must stay affordable. */
  readonly entries: number;
}

export type JsonProblem =
  | 'too_large'
  | 'syntax'
  | 'too_deep'
  | 'too_many_values'
  | 'too_many_entries'
  | 'forbidden_name'
  | 'forbidden_character';

export type GuardedJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly problem: JsonProblem;
      /** Where, as a JSON pointer (RFC 6901). */
      readonly pointer: string;
      /** For 'syntax', as far as the parser tells: where the reading stopped (from 1), or the text around it. */
      readonly line?: number;
      readonly column?: number;
      readonly near?: string;
    };

/** Names that reach into the prototype of whatever copies them. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_NAME = 200;

/**
 * Reads JSON somebody else wrote: bounded in size, depth and number of values, without names that reach into prototypes and
 * without characters that PostgreSQL cannot store.
 */
export function parseGuarded(text: string, limits: JsonLimits): GuardedJson {
  if (Buffer.byteLength(text) > limits.bytes) return { ok: false, problem: 'too_large', pointer: '' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, problem: 'syntax', pointer: '', ...placeOf(error instanceof Error ? error.message : '') };
  }
  const fault = faultOf(value, limits);
  return fault ? { ok: false, ...fault } : { ok: true, value };
}

/** The place in V8's message: either with line and column, or with a piece of the text. */
function placeOf(message: string): { line?: number; column?: number; near?: string } {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return { line: Number(place[1]), column: Number(place[2]) };
  const near = /"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  return near ? { near: near.replace(/\s+/g, ' ').trim().slice(0, 60) } : {};
}

/** A pointer to an entry of what another pointer leads to. */
function entryPointer(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

interface Fault {
  readonly problem: JsonProblem;
  readonly pointer: string;
}

/** The first thing that goes beyond the limits. Walks with a list of its own: depth is somebody else's choice. */
function faultOf(root: unknown, limits: JsonLimits): Fault | null {
  const open: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next;
    count += 1;
    if (count > limits.values) return { problem: 'too_many_values', pointer: '' };
    if (typeof value === 'string' && !isStorable(value)) return { problem: 'forbidden_character', pointer };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= limits.depth) return { problem: 'too_deep', pointer };
    const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    if (entries.length > limits.entries) return { problem: 'too_many_entries', pointer };
    for (const [name, entry] of entries) {
      if (typeof name === 'string') {
        if (FORBIDDEN_NAMES.has(name) || name.length > MAX_NAME) return { problem: 'forbidden_name', pointer };
        if (!isStorable(name)) return { problem: 'forbidden_character', pointer };
      }
      open.push({ value: entry, pointer: entryPointer(pointer, name), depth: depth + 1 });
    }
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
