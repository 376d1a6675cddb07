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
import { CONTRACT_LIMITS, quantity } from '../schema.ts';

const shownCallOff = { callOffId: id, version };

export const requestCallOffSchema = z.object({
  contractId: id,
  quantity: quantity('die Menge'),
  /** Only where the contract names no price per unit. */
  unitPriceCents: optionalEuroCents,
  budgetLine: requiredText('die Haushaltsstelle', 120),
  purpose: optionalText(CONTRACT_LIMITS.note),
  neededOn: optionalDay,
  baselinePriceCents: optionalEuroCents,
});

export const decideCallOffSchema = z
  .object({
    ...shownCallOff,
    decision: oneOf(['approve', 'reject'], 'Bitte wählen Sie, ob Sie den Abruf freigeben.'),
    reason: optionalText(CONTRACT_LIMITS.reason),
  })
  .superRefine((input, context) => {
    if (input.decision === 'reject' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Bitte begründen Sie die Ablehnung.' });
  });

export const orderCallOffSchema = z.object(shownCallOff);

export const recordDeliverySchema = z.object({
  ...shownCallOff,
  deliveredOn: requiredDay('den Tag der Lieferung'),
  quantity: quantity('die gelieferte Menge'),
  invoiceReference: optionalText(120),
  invoiceAmountCents: optionalEuroCents,
  rating: z
    .enum(['', '1', '2', '3', '4', '5'], 'Bitte wählen Sie eine Note.')
    .optional()
    .transform((value) => (value ? Number(value) : null)),
  qualityNote: optionalText(CONTRACT_LIMITS.note),
});

export const cancelCallOffSchema = z.object({
  ...shownCallOff,
  reason: requiredText('einen Grund', CONTRACT_LIMITS.reason),
});
