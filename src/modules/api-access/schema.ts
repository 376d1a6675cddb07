import { z } from 'zod';
import { anyOf, id, optionalText, requiredText } from '#src/server/input.ts';
import { API_SCOPES, MAX_TOKEN_DAYS } from './domain/scope.ts';

export const createTokenSchema = z.object({
  name: requiredText('einen Namen', 120),
  scopes: anyOf(API_SCOPES).refine((scopes) => scopes.length > 0, 'Bitte wählen Sie mindestens ein Recht.'),
  days: optionalText(4).transform((text, context): number => {
    const days = text === '' ? 90 : Number(text);
    if (Number.isInteger(days) && days >= 1 && days <= MAX_TOKEN_DAYS) return days;
    context.addIssue({
      code: 'custom',
      message: `Bitte geben Sie eine Gültigkeit zwischen 1 und ${MAX_TOKEN_DAYS} Tagen an.`,
    });
    return z.NEVER;
  }),
});

export const revokeTokenSchema = z.object({ tokenId: id });
