import type { z } from 'zod';

/** What somebody sends who does not use our forms. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \t\n\u00a0\u2003',
  huge: 'x'.repeat(100_000),
  'many lines': 'a\r\n'.repeat(20_000),
  negative: '-1',
  'beyond integer': '2147483648',
  'beyond number': '1e999',
  'not a number': 'NaN',
  fraction: '1.5',
  hexadecimal: '0x10',
  'arabic digits': '٣٤',
  emoji: '👩🏽‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'right to left': '\u202egnp.exe\u202c مرحبا \u200f',
  'zero width': 'a\u200bb\u200d\ufeff',
  NUL: 'a\0b',
  controls: '\u0001\u0007\u001b[31m\u007f\u0085',
  'lone surrogate': 'a\ud800b',
  decomposed: 'Bu\u0308dingen',
  'sharp s': 'ẞßſ',
  SQL: `'; DROP TABLE person; --`,
  'SQL pattern': '%_\\%',
  'SQL union': `1' UNION SELECT password_hash FROM person --`,
  HTML: `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
  template: '#{7*7}{{7*7}}<%= 7*7 %>',
  prototype: '__proto__',
  constructor: 'constructor',
  path: '../../../../etc/passwd',
  address: 'https://evil.example/',
  'script address': 'javascript:alert(1)',
  JSON: '{"$ne":null,"__proto__":{"admin":true}}',
  'header break': 'a\r\nSet-Cookie: x=y',
  'year zero': '0000-00-00',
  'far future': '9999-12-31',
  'no such day': '31.02.2027',
  true: 'true',
  null: 'null',
  'no such id': '00000000-0000-0000-0000-000000000000',
  'broken id': '00000000-0000-0000-0000-00000000000g',
};

/** Names of the fields a schema reads, whatever it is wrapped in. */
export function fieldNamesOf(schema: z.ZodType): string[] {
  const definition = schema._zod.def as {
    readonly type: string;
    readonly shape?: Readonly<Record<string, unknown>>;
    readonly in?: z.ZodType;
    readonly innerType?: z.ZodType;
    readonly options?: readonly z.ZodType[];
  };
  if (definition.type === 'object') return Object.keys(definition.shape ?? {});
  const inner = definition.in ?? definition.innerType;
  if (inner) return fieldNamesOf(inner);
  return [...new Set((definition.options ?? []).flatMap(fieldNamesOf))];
}

/** A form as a browser would send it; several values become several fields of one name. */
export function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part !== undefined && typeof part !== 'object') form.append(name, String(part));
    }
  }
  return form;
}

/** Values of which each stands for a kind: where the parts of a form or address have been sent the whole list elsewhere. */
export const HOSTILE_KINDS = [
  'empty',
  'huge',
  'negative',
  'beyond integer',
  'beyond number',
  'not a number',
  'emoji',
  'right to left',
  'controls',
  'lone surrogate',
  'SQL',
  'SQL pattern',
  'HTML',
  'prototype',
  'address',
  'header break',
  'far future',
  'no such id',
] as const;
