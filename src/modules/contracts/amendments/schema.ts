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
import { parseEuroCents } from '#src/ui/form/parse-money.ts';
import { AMENDMENT_KINDS } from '../domain/status.ts';
import { CONTRACT_LIMITS } from '../schema.ts';
import { CHANGE_FIELD_LABELS } from '../texts.ts';
import { foreignFields } from './domain/amendment.ts';
import { AMENDMENT_GROUNDS } from './domain/check.ts';

/** An amount that may be negative: a change can also make a contract smaller. Zero when empty. */
const signedEuroCents = optionalText(30).transform((text, context): number => {
  if (text === '') return 0;
  const cents = parseEuroCents(text.replace(/^[-−]\s*/, ''));
  if (cents !== null) return /^[-−]/.test(text) ? -cents : cents;
  context.addIssue({
    code: 'custom',
    message: 'Bitte geben Sie den Betrag in Euro ein, zum Beispiel 12.500,00 oder -2.000,00.',
  });
  return z.NEVER;
});

const signedQuantity = optionalText(12).transform((text, context): number | null => {
  if (text === '') return null;
  const digits = text.replaceAll('.', '').replace('−', '-');
  if (/^-?\d{1,9}$/.test(digits) && Number(digits) !== 0) return Number(digits);
  context.addIssue({
    code: 'custom',
    message: 'Bitte geben Sie die Menge als ganze Zahl an, zum Beispiel 250 oder -50.',
  });
  return z.NEVER;
});

const change = {
  kind: oneOf(AMENDMENT_KINDS, 'Bitte wählen Sie die Art der Änderung.'),
  groundKey: oneOf(AMENDMENT_GROUNDS, 'Bitte wählen Sie, worauf sich die Änderung stützt.'),
  effectiveOn: requiredDay('den Tag, ab dem die Änderung gilt'),
  valueChangeCents: signedEuroCents,
  newUnitPriceCents: optionalEuroCents,
  moreQuantity: signedQuantity,
  newEndsOn: optionalDay,
};

/** Each kind of change has fields of its own; what is filled in for another would be lost, or measured by nothing. */
function ofOneKind(input: Parameters<typeof foreignFields>[0], context: z.RefinementCtx): void {
  for (const field of foreignFields(input))
    context.addIssue({
      code: 'custom',
      path: [field],
      message: `„${CHANGE_FIELD_LABELS[field]}“ gehört zu einer anderen Art der Änderung. Bitte tragen Sie jede Änderung einzeln ein.`,
    });
}

/** A change as the page's query holds it while it is being checked. */
export const checkAmendmentSchema = z.object(change).superRefine(ofOneKind);

export const amendContractSchema = z
  .object({
    contractId: id,
    version,
    ...change,
    justification: requiredText('eine Begründung', CONTRACT_LIMITS.reason),
    /** Somebody answers for what the check leaves open. */
    answersForOpenPoints: z
      .string()
      .optional()
      .transform((value) => value === 'ja'),
  })
  .superRefine(ofOneKind);
