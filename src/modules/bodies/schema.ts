import { z } from 'zod';
import { id, optionalDay, optionalText, requiredText, version } from '#src/server/input.ts';
import { GOVERNMENT_REGIONS } from './domain/body.ts';

const NAME_MAX = 200;
const SOURCE_MAX = 500;

/** A choice that may stay open: an empty text is null. */
function optionalChoice<Choice extends z.ZodType>(choice: Choice) {
  return z
    .union([z.literal('').transform(() => null), choice], 'Bitte wählen Sie aus der Liste.')
    .optional()
    .transform((value) => value ?? null);
}

const associationFields = {
  officialName: requiredText('den amtlichen Namen', NAME_MAX),
  shortName: optionalText(NAME_MAX),
  districtId: optionalChoice(id),
  region: optionalChoice(z.enum(GOVERNMENT_REGIONS)),
  seatPostcode: optionalText(5).refine((text) => text === '' || /^\d{5}$/.test(text), {
    error: 'Bitte geben Sie eine Postleitzahl aus fünf Ziffern an.',
  }),
  validFrom: optionalDay,
  sourceNote: requiredText('die Quelle', SOURCE_MAX),
};

/** Input of adding a Zweckverband. */
export const addAssociationSchema = z.object(associationFields);

/** Input of correcting one; `validTo` is its last day. */
export const editAssociationSchema = z.object({ id, version, ...associationFields, validTo: optionalDay });
