import { z } from 'zod';
import { MEASURES, type Measure } from '#src/modules/costs/domain/cost-key.ts';
import { id, oneOf, optionalEuroCents, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { PROCUREMENT_LIMITS, reasonField, shownProcurement } from '../schema.ts';
import { LIABILITIES } from './domain/content.ts';

/** A whole number of percent; empty is 0. */
const percent = optionalText(3).transform((text, context): number => {
  if (/^\d{0,3}$/.test(text) && Number(text) <= 100) return Number(text);
  context.addIssue({ code: 'custom', message: 'Bitte geben Sie ganze Prozente zwischen 0 und 100 an.' });
  return z.NEVER;
});

/** Names of the form's fields for the weights of a key, and for the workplaces of a body. */
export const weightField = (measure: Measure): `weight_${Measure}` => `weight_${measure}`;
export const workplacesField = (bodyId: string): string => `workplaces_${bodyId}`;

const WORKPLACES = /^workplaces_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const weights = {
  weight_inhabitants: percent,
  weight_quantity: percent,
  weight_workplaces: percent,
  weight_equal: percent,
};

/** The key a form or an address describes. */
function keyOf(fields: Record<`weight_${Measure}`, number> & { readonly baseCents: number | null }) {
  const byMeasure = Object.fromEntries(MEASURES.map((measure) => [measure, fields[weightField(measure)]]));
  return { baseCents: fields.baseCents ?? 0, weights: byMeasure as Record<Measure, number> };
}

export const saveAgreementSchema = z
  .looseObject({
    procurementId: shownProcurement.procurementId,
    draftVersion: version,
    leadDuties: optionalText(PROCUREMENT_LIMITS.longText),
    liability: oneOf(LIABILITIES, 'Bitte wählen Sie, wie die Partner haften.'),
    liabilityNote: optionalText(PROCUREMENT_LIMITS.longText),
    costPurpose: optionalText(PROCUREMENT_LIMITS.longText),
    sharedCostsCents: optionalEuroCents,
    baseCents: optionalEuroCents,
    ...weights,
    optionalServices: z
      .enum(['ja', ''])
      .optional()
      .transform((value) => value === 'ja'),
  })
  .transform((fields, context) => {
    const workplaces: Record<string, number> = {};
    for (const [name, value] of Object.entries(fields)) {
      const bodyId = WORKPLACES.exec(name)?.[1];
      if (bodyId === undefined || value === '') continue;
      if (typeof value === 'string' && /^\d{1,6}$/.test(value.trim())) workplaces[bodyId] = Number(value);
      else context.addIssue({ code: 'custom', path: [name], message: 'Bitte geben Sie eine ganze Zahl an.' });
    }
    const { procurementId, draftVersion, leadDuties, liability, liabilityNote, costPurpose, sharedCostsCents } = fields;
    const { optionalServices } = fields;
    const key = keyOf(fields);
    return {
      procurementId,
      draftVersion,
      draft: { leadDuties, liability, liabilityNote, costPurpose, sharedCostsCents, key, optionalServices, workplaces },
    };
  });

/** The key to compare with, as the address carries it. */
export const comparedKeySchema = z.object({ baseCents: optionalEuroCents, ...weights }).transform(keyOf);

export const proposeAgreementSchema = z.object({ ...shownProcurement, draftVersion: version });

const shownAgreement = { procurementId: id, agreementVersion: version };

export const prepareAgreementConsentSchema = z.object({
  ...shownAgreement,
  resolutionBody: requiredText('das Organ', 200),
  resolutionDate: requiredDay('den Tag des Beschlusses'),
  resolutionReference: requiredText('das Zeichen des Beschlusses', 200),
});

export const signAgreementConsentSchema = z.object({
  ...shownAgreement,
  confirmed: z.literal('ja', 'Bitte bestätigen Sie Ihre Befugnis.'),
});

export const withdrawAgreementConsentSchema = z.object({ procurementId: id, ...reasonField });

export const concludeAgreementSchema = z.object({ ...shownProcurement, agreementVersion: version });
