/** Fields of a form as sent: one string, or several where a name occurs more than once. Files stay files. */
export type FormFields = Record<string, string | string[] | File>;

/** Names React and the form kit add; never part of the input. */
function isInternal(name: string): boolean {
  return name === '_key' || name.startsWith('$ACTION') || name === '__proto__';
}

/**
 * Our forms send a form; an action's public address takes whatever is sent to it, typed or not. Anything else counts as
 * an empty form, so that it meets the messages of an empty form instead of a crash.
 */
function isForm(sent: unknown): sent is FormData {
  return sent instanceof FormData;
}

/** One field's text as sent, or null. */
export function textField(form: FormData, name: string): string | null {
  const value = isForm(form) ? form.get(name) : null;
  return typeof value === 'string' ? value : null;
}

/** Turns FormData into plain fields: text in NFC with unix line ends, empty files dropped. */
export function readFields(form: FormData): FormFields {
  const fields: FormFields = Object.create(null);
  if (!isForm(form)) return fields;
  for (const name of new Set(form.keys())) {
    if (isInternal(name)) continue;
    const values = form.getAll(name);
    const file = values.find((value): value is File => value instanceof File);
    if (file) {
      if (!isNoFile(file)) fields[name] = file;
      continue;
    }
    const texts = values.filter((value): value is string => typeof value === 'string').map(cleanText);
    fields[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
  }
  return fields;
}

/** Names under which an empty file field arrives: as sent by a form, through FormData, and through React's server actions. */
const NO_NAMES: readonly string[] = ['', 'blob', 'undefined'];

/** Whether a file field was left empty: browsers then send a file without content or name. */
export function isNoFile(file: File): boolean {
  return file.size === 0 && NO_NAMES.includes(file.name);
}

function cleanText(value: string): string {
  return value.normalize('NFC').replace(/\r\n?/g, '\n');
}

/** Names of fields with characters that no text may hold (NUL; PostgreSQL cannot store it). */
export function fieldsWithForbiddenCharacters(fields: FormFields): string[] {
  return Object.entries(fields)
    .filter(([, value]) =>
      (Array.isArray(value) ? value : [value]).some((part) => typeof part === 'string' && part.includes('\0')),
    )
    .map(([name]) => name);
}

/** What goes back into the form after an error: texts only, no files. */
export function keptValues(fields: FormFields): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!(value instanceof File) && !/passwor[dt]|code/i.test(name)) kept[name] = value;
  }
  return kept;
}
