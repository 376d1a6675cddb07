import { z } from 'zod';
import { id, oneOf, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { MAJORITIES, VOTE_CHOICES } from './domain/membership.ts';

export const COOPERATIVE_LIMITS = { title: 200, text: 8_000, reason: 4_000 } as const;

const shares = z
  .string('Bitte geben Sie die Zahl der Anteile an.')
  .trim()
  .transform((text, context): number => {
    if (/^\d{1,5}$/.test(text) && Number(text) >= 1) return Number(text);
    context.addIssue({ code: 'custom', message: 'Bitte geben Sie eine ganze Zahl ab 1 an.' });
    return z.NEVER;
  });

const shareChange = z
  .string('Bitte geben Sie die Änderung an.')
  .trim()
  .transform((text, context): number => {
    const digits = text.replace('−', '-');
    if (/^-?\d{1,5}$/.test(digits) && Number(digits) !== 0) return Number(digits);
    context.addIssue({ code: 'custom', message: 'Bitte geben Sie eine ganze Zahl an, zum Beispiel 2 oder -1.' });
    return z.NEVER;
  });

export const applySchema = z.object({ cooperativeId: id, shares, note: optionalText(COOPERATIVE_LIMITS.reason) });

export const decideApplicationSchema = z
  .object({
    memberId: id,
    version,
    decision: oneOf(['accept', 'refuse'], 'Bitte wählen Sie, ob die Stelle aufgenommen wird.'),
    reason: optionalText(COOPERATIVE_LIMITS.reason),
  })
  .superRefine((input, context) => {
    if (input.decision === 'refuse' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Bitte begründen Sie die Ablehnung.' });
  });

export const changeSharesSchema = z.object({
  memberId: id,
  version,
  change: shareChange,
  reason: requiredText('einen Grund', COOPERATIVE_LIMITS.reason),
});

export const memberSchema = z.object({ memberId: id, version });

export const openMotionSchema = z.object({
  cooperativeId: id,
  title: requiredText('einen Titel', COOPERATIVE_LIMITS.title),
  text: requiredText('den Antrag', COOPERATIVE_LIMITS.text),
  majority: oneOf(MAJORITIES, 'Bitte wählen Sie, welche Mehrheit der Antrag braucht.'),
  closesOn: requiredDay('den letzten Tag der Abstimmung'),
});

export const castVoteSchema = z.object({
  motionId: id,
  choice: oneOf(VOTE_CHOICES, 'Bitte wählen Sie, wie Ihre Stelle stimmt.'),
});

export const closeMotionSchema = z.object({ motionId: id, version });
