import { z } from 'zod';
import { GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { SIZE_CLASSES } from '#src/modules/bodies/domain/size-class.ts';
import { id, oneOf, optionalEuroCents, optionalText, requiredText, version } from '#src/server/input.ts';
import { suggestionKey } from '#src/ui/form/suggestion.ts';
import { SPLITS } from './domain/assignment.ts';

/** Longest texts, in characters. */
export const LOT_LIMITS = { title: 200, description: 4_000, unit: 40 } as const;

const PARTS: readonly string[] = [...GOVERNMENT_REGIONS, ...SIZE_CLASSES.map(({ key }) => key)];

const maxQuantity = optionalText(12).transform((text, context): number | null => {
  if (text === '') return null;
  const digits = text.replaceAll('.', '');
  if (/^\d{1,9}$/.test(digits) && Number(digits) > 0) return Number(digits);
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie eine ganze Zahl größer als null an.' });
  return z.NEVER;
});

const cpvCode = optionalText(200).transform((text, context): string | null => {
  const code = suggestionKey(text) ?? text;
  if (code === '') return null;
  if (/^\d{8}(-\d)?$/.test(code)) return code.slice(0, 8);
  context.addIssue({ code: 'custom', message: 'Bitte wählen Sie einen CPV-Code aus acht Ziffern.' });
  return z.NEVER;
});

const itemIds = z
  .union([id.transform((one) => [one]), z.array(id)])
  .optional()
  .transform((ids) => ids ?? []);

/** A new lot (no id) or a changed one, with the questions whose demand it takes. */
export const saveLotSchema = z
  .object({
    procurementId: id,
    lotId: id.optional(),
    lotVersion: version.optional(),
    title: requiredText('einen Titel', LOT_LIMITS.title),
    description: optionalText(LOT_LIMITS.description),
    splitBy: oneOf(SPLITS, 'Bitte wählen Sie, wonach das Los gebildet wird.'),
    region: optionalText(40),
    sizeClass: optionalText(40),
    cpvCode,
    unit: requiredText('eine Einheit', LOT_LIMITS.unit),
    estimatedValueCents: optionalEuroCents,
    maxValueCents: optionalEuroCents,
    maxQuantity,
    itemIds,
  })
  .transform(({ region, sizeClass, ...lot }, context) => {
    const part = lot.splitBy === 'region' ? region : lot.splitBy === 'size' ? sizeClass : '';
    if (lot.splitBy === 'region' && !PARTS.includes(region))
      context.addIssue({ code: 'custom', path: ['region'], message: 'Bitte wählen Sie einen Regierungsbezirk.' });
    if (lot.splitBy === 'size' && !PARTS.includes(sizeClass))
      context.addIssue({ code: 'custom', path: ['sizeClass'], message: 'Bitte wählen Sie eine Größenklasse.' });
    return { ...lot, part: part === '' ? null : part };
  });

export const removeLotSchema = z.object({ procurementId: id, lotId: id, lotVersion: version });

export const computeSharesSchema = z.object({ procurementId: id });
