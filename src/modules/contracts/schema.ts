import { z } from 'zod';
import {
  id,
  optionalDay,
  optionalEuroCents,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '#src/server/input.ts';

/** Longest texts, in characters. */
export const CONTRACT_LIMITS = { title: 200, name: 200, note: 4_000, reason: 4_000, short: 60 } as const;

/** With the state of the row the form was shown with. */
const shownContract = { contractId: id, version };

/** A whole number of units; the database counts in 32 bits. */
export function quantity(what: string): z.ZodType<number> {
  return z
    .string(`Bitte geben Sie ${what} an.`)
    .trim()
    .transform((text, context): number => {
      const digits = text.replaceAll('.', '');
      if (/^\d{1,9}$/.test(digits) && Number(digits) > 0) return Number(digits);
      context.addIssue({ code: 'custom', message: `Bitte geben Sie ${what} als ganze Zahl größer als 0 an.` });
      return z.NEVER;
    });
}

/** A choice that may be left open; null when empty. */
const openChoice = optionalText(CONTRACT_LIMITS.short).transform((value) => value || null);

const cpvCode = optionalText(10).transform((text, context): string | null => {
  if (text === '' || /^\d{8}(-\d)?$/.test(text)) return text.slice(0, 8) || null;
  context.addIssue({
    code: 'custom',
    message: 'Bitte geben Sie einen CPV-Code aus acht Ziffern an, zum Beispiel 48000000-8.',
  });
  return z.NEVER;
});

const noticeMonths = optionalText(3).transform((text, context): number | null => {
  if (text === '') return null;
  if (/^\d{1,3}$/.test(text) && Number(text) <= 120) return Number(text);
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie die Kündigungsfrist in Monaten an, höchstens 120.' });
  return z.NEVER;
});

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'ja');

const ownContract = {
  title: requiredText('einen Gegenstand', CONTRACT_LIMITS.title),
  supplierName: requiredText('den Auftragnehmer', CONTRACT_LIMITS.name),
  fieldKey: openChoice,
  cpvCode,
  startsOn: requiredDay('den Beginn'),
  endsOn: optionalDay,
  noticeMonths,
  originalValueCents: optionalEuroCents,
  poolingVisible: ticked,
  note: optionalText(CONTRACT_LIMITS.note),
};

function endsAfterStart<Input extends { readonly startsOn: string; readonly endsOn: string | null }>(
  input: Input,
  context: z.RefinementCtx,
): void {
  if (input.endsOn !== null && input.endsOn < input.startsOn)
    context.addIssue({ code: 'custom', path: ['endsOn'], message: 'Das Ende liegt vor dem Beginn.' });
}

export const addContractSchema = z.object(ownContract).superRefine(endsAfterStart);

export const editContractSchema = z.object({ ...shownContract, ...ownContract }).superRefine(endsAfterStart);

export const terminateContractSchema = z.object({
  ...shownContract,
  endedOn: requiredDay('den letzten Tag'),
  reason: requiredText('einen Grund', CONTRACT_LIMITS.reason),
});
