import { z } from 'zod';
import { parseGermanDate } from '#src/ui/form/parse-date.ts';
import { parseEuroCents } from '#src/ui/form/parse-money.ts';

z.config(z.locales.de());

/** Building blocks of form input, with German messages. Every schema starts from text as a form sends it. */

/** A UUID from a hidden field or an address. */
export const id = z
  .string('Diese Angabe fehlt.')
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Diese Angabe ist ungültig.');

/** The version a form was shown with: the optimistic lock. */
export const version = z.coerce.number('Diese Angabe ist ungültig.').int().min(0).max(2_147_483_647);

/** A text that must be there; `what` completes "Bitte geben Sie ... an." */
export function requiredText(what: string, max: number): z.ZodType<string> {
  return z
    .string(`Bitte geben Sie ${what} an.`)
    .trim()
    .min(1, `Bitte geben Sie ${what} an.`)
    .max(max, `Bitte kürzen Sie auf höchstens ${max.toLocaleString('de-DE')} Zeichen.`);
}

/** A text that may be empty or missing. */
export function optionalText(max: number): z.ZodType<string> {
  return z
    .string('Bitte geben Sie einen Text ein.')
    .trim()
    .max(max, `Bitte kürzen Sie auf höchstens ${max.toLocaleString('de-DE')} Zeichen.`)
    .optional()
    .transform((value) => value ?? '');
}

/** A day as TT.MM.JJJJ or JJJJ-MM-TT; yields YYYY-MM-DD, or null when empty. */
export const optionalDay = z
  .string('Bitte geben Sie ein Datum ein.')
  .trim()
  .optional()
  .transform((value, context): string | null => {
    if (!value) return null;
    const day = parseGermanDate(value);
    if (day) return day;
    context.addIssue({
      code: 'custom',
      message: 'Bitte geben Sie das Datum als TT.MM.JJJJ ein, zum Beispiel 01.07.2027.',
    });
    return z.NEVER;
  });

/** A day that must be there; `what` completes "Bitte geben Sie ... an." */
export function requiredDay(what: string): z.ZodType<string> {
  return optionalDay.transform((value, context): string => {
    if (value) return value;
    context.addIssue({ code: 'custom', message: `Bitte geben Sie ${what} an (TT.MM.JJJJ).` });
    return z.NEVER;
  });
}

/** An amount such as "1.234,56"; yields integer euro cents, or null when empty. */
export const optionalEuroCents = z
  .string('Bitte geben Sie einen Betrag ein.')
  .trim()
  .optional()
  .transform((value, context): number | null => {
    if (!value) return null;
    const cents = parseEuroCents(value);
    if (cents !== null && cents >= 0) return cents;
    context.addIssue({ code: 'custom', message: 'Bitte geben Sie den Betrag in Euro ein, zum Beispiel 12.500,00.' });
    return z.NEVER;
  });

/** One of several fixed values. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
  message: string,
): z.ZodType<Values[number]> {
  return z.enum(values, message) as z.ZodType<Values[number]>;
}

/** Any number of fixed values; a form sends none, one text or several. */
export function anyOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodType<Values[number][]> {
  return z
    .union([z.string().transform((value) => (value ? [value] : [])), z.array(z.string())])
    .optional()
    .transform((given, context): Values[number][] => {
      const chosen = values.filter((value): value is Values[number] => (given ?? []).includes(value));
      if (chosen.length === new Set(given ?? []).size) return chosen;
      context.addIssue({ code: 'custom', message: 'Bitte wählen Sie aus der Liste.' });
      return z.NEVER;
    });
}
