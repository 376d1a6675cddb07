import { z } from 'zod';
import { isIsoDay } from '#src/modules/legal/domain/days.ts';
import { oneOf, optionalText, requiredDay } from '#src/server/input.ts';
import { parseGermanDate } from '#src/ui/form/parse-date.ts';
import { PROCEDURE_KEYS } from '../legality/domain/procedure.ts';
import { PROCUREMENT_LIMITS, shownProcurement } from '../schema.ts';
import { STEP_KEYS } from './domain/steps.ts';

const day = (what: string) => requiredDay(what).refine(isIsoDay, 'Bitte prüfen Sie das Jahr.');

const ticked = z
  .enum(['ja', ''])
  .optional()
  .transform((value) => value === 'ja');

/** Days in one text with commas or blanks, e.g. "15.01.2027, 12.02.2027". */
const days = optionalText(400).transform((text, context): string[] => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const read = parts.map(parseGermanDate);
  if (read.every((one): one is string => one !== null && isIsoDay(one))) return [...new Set(read)].sort();
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie Tage als TT.MM.JJJJ an, durch Komma getrennt.' });
  return z.NEVER;
});

const bufferDays = optionalText(3).transform((text, context): number | null => {
  if (text === '') return null;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie eine ganze Zahl von Tagen an.' });
  return z.NEVER;
});

export const planScheduleSchema = z.object({
  ...shownProcurement,
  procedureKey: oneOf(PROCEDURE_KEYS, 'Bitte wählen Sie eine Verfahrensart.'),
  direction: oneOf(['forward', 'backward'], 'Bitte wählen Sie, von wo aus gerechnet wird.'),
  anchorOn: day('den Tag, von dem aus gerechnet wird,'),
  electronic: ticked,
  shortened: ticked,
  councilDays: days,
  bufferDays,
  keepFixed: ticked,
});

export const editScheduleStepSchema = z.object({
  ...shownProcurement,
  stepKey: oneOf(STEP_KEYS, 'Diese Angabe ist ungültig.'),
  startsOn: day('den ersten Tag'),
  endsOn: day('den letzten Tag'),
  note: optionalText(PROCUREMENT_LIMITS.reason),
  moveFollowing: ticked,
});
