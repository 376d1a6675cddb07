import { z } from 'zod';
import { id, oneOf, optionalDay, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { parseEuroCents } from '#src/ui/form/parse-money.ts';
import { CERTAINTIES } from './domain/certainty.ts';
import { isIsoDay } from './domain/days.ts';
import {
  isLegalParameterValue,
  LEGAL_PARAMETER_KEYS,
  LEGAL_PARAMETER_UNITS,
  type LegalParameterKey,
} from './domain/parameters.ts';

const keys = LEGAL_PARAMETER_KEYS as readonly [LegalParameterKey, ...LegalParameterKey[]];

/** The value as typed, in the unit of its key: amounts in euros ("75.000,00"), everything else a whole number. */
export function parseParameterValue(key: LegalParameterKey, text: string): number | null {
  const value =
    LEGAL_PARAMETER_UNITS[key] === 'euro_cents'
      ? parseEuroCents(text)
      : /^\d{1,3}(\.?\d{3})*$/.test(text.trim())
        ? Number(text.replaceAll('.', ''))
        : null;
  return isLegalParameterValue(key, value) ? value : null;
}

const origin = {
  source: requiredText('die Quelle', 300),
  certainty: oneOf(CERTAINTIES, 'Bitte wählen Sie, wie gesichert der Wert ist.'),
};
const firstDay = requiredDay('den ersten Tag').refine(isIsoDay, 'Bitte prüfen Sie das Jahr.');
const openDay = optionalDay.refine((day) => day === null || isIsoDay(day), 'Bitte prüfen Sie das Jahr.');
const keyedValue = {
  key: oneOf(keys, 'Diese Angabe ist ungültig.'),
  value: requiredText('den Wert', 30),
};

/** Turns the typed value into a number in the unit of its key. */
function withNumber<Fields extends { readonly key: LegalParameterKey; readonly value: string }>(
  fields: Fields,
  context: z.RefinementCtx,
): Omit<Fields, 'value'> & { readonly value: number } {
  const number = parseParameterValue(fields.key, fields.value);
  if (number !== null) return { ...fields, value: number };
  const message = 'Bitte geben Sie eine Zahl an, die zur Einheit passt; Prozente höchstens 100.';
  context.addIssue({ code: 'custom', path: ['value'], message });
  return z.NEVER;
}

export const changeLegalParameterSchema = z
  .object({ ...keyedValue, validFrom: firstDay, validTo: openDay, ...origin, note: optionalText(2_000) })
  .transform(withNumber);

export const prepareLegalValueSchema = z
  .object({ ...keyedValue, expectedFrom: openDay, ...origin, note: optionalText(2_000) })
  .transform(withNumber);

export const enactPreparedValueSchema = z.object({ id, version, validFrom: firstDay, ...origin });

export const dropPreparedValueSchema = z.object({ id, version, reason: requiredText('einen Grund', 2_000) });

const fieldKey = z.string('Diese Angabe fehlt.').regex(/^[a-z0-9_]{1,60}$/, 'Diese Angabe ist ungültig.');
const label = requiredText('einen Namen', 80);
const sort = z.coerce
  .number('Bitte geben Sie eine Zahl an.')
  .int('Bitte geben Sie eine ganze Zahl an.')
  .min(0)
  .max(9_999);

export const addFieldSchema = z.object({ label, sort });
export const changeFieldSchema = z.object({
  key: fieldKey,
  version,
  label,
  sort,
  /** A check box: 'ja' or absent. */
  active: z
    .enum(['ja', ''])
    .optional()
    .transform((value) => value === 'ja'),
});
