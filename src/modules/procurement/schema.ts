import { z } from 'zod';
import {
  id,
  oneOf,
  optionalDay,
  optionalEuroCents,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '#src/server/input.ts';
import { ARRANGEMENTS, CONTRACT_NATURES } from './domain/status.ts';

/** Longest texts, in characters. */
export const PROCUREMENT_LIMITS = { title: 200, longText: 8_000, reason: 4_000 } as const;

/** With the state of the row the form was shown with. */
export const shownProcurement = { procurementId: id, version };

export const reasonField = { reason: requiredText('einen Grund', PROCUREMENT_LIMITS.reason) };

/** A choice that may be left open; null when empty. */
const openChoice = optionalText(60).transform((value) => value || null);

/** The codes of a text that holds suggestions, whose labels may hold commas, too; any other text as it is. */
function codesOrText(text: string): string {
  return /\(\d{8}\)/.test(text) ? (text.match(/\b\d{8}(-\d)?\b/g) ?? []).join(' ') : text;
}

/**
 * CPV codes as forms send them: fields of that name, each with one code, several with commas or blanks, or a suggestion
 * ("Softwarepaket (48000000)"). Kept as eight digits, without the check digit of "48000000-8".
 */
const cpvCodes = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value, context): string[] => {
    const texts = (Array.isArray(value) ? value : [value ?? '']).map(codesOrText);
    const codes = texts
      .join(' ')
      .split(/[\s,;]+/)
      .filter((part) => part !== '');
    if (codes.every((code) => /^\d{8}(-\d)?$/.test(code)) && codes.length <= 20)
      return [...new Set(codes.map((code) => code.slice(0, 8)))];
    context.addIssue({
      code: 'custom',
      message: 'Bitte geben Sie CPV-Codes aus acht Ziffern an, durch Komma getrennt, zum Beispiel 48000000-8.',
    });
    return z.NEVER;
  });

/** Months of a term; null when empty. */
const termMonths = optionalText(3).transform((text, context): number | null => {
  if (text === '') return null;
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 240) return Number(text);
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie eine Laufzeit zwischen 1 und 240 Monaten an.' });
  return z.NEVER;
});

export const createProcurementSchema = z.object({
  title: requiredText('einen Titel', PROCUREMENT_LIMITS.title),
  fieldKey: openChoice,
  need: optionalText(PROCUREMENT_LIMITS.longText),
  sourceContractId: id.optional(),
  sourceCooperationId: id.optional(),
});

/** Codes kept (checkboxes) and codes added (a text) come in two fields and are one list. */
export const editIdeaSchema = z
  .object({
    ...shownProcurement,
    title: requiredText('einen Titel', PROCUREMENT_LIMITS.title),
    fieldKey: openChoice,
    subject: optionalText(PROCUREMENT_LIMITS.longText),
    need: optionalText(PROCUREMENT_LIMITS.longText),
    cpvCodes,
    cpvAdd: cpvCodes,
    contractNature: oneOf(CONTRACT_NATURES, 'Bitte wählen Sie die Art der Leistung.'),
    arrangement: oneOf(ARRANGEMENTS, 'Bitte wählen Sie die Vertragsart.'),
    termMonths,
    needOn: optionalDay,
    estimatedValueCents: optionalEuroCents,
    estimateReasoning: optionalText(PROCUREMENT_LIMITS.longText),
  })
  .transform(({ cpvAdd, ...idea }) => ({ ...idea, cpvCodes: [...new Set([...idea.cpvCodes, ...cpvAdd])] }));

export const endProcurementSchema = z.object({
  ...shownProcurement,
  endedOn: requiredDay('den Tag, an dem sie endete,'),
  ...reasonField,
});

export const cancelProcurementSchema = z.object({ ...shownProcurement, ...reasonField });
