import { z } from 'zod';
import { id } from '#src/server/input.ts';

/** Contracts of a proposal as the form sends them: several fields of one name. */
export const startJointIdeaSchema = z.object({
  contractIds: z
    .union([id.transform((one) => [one]), z.array(id)], 'Diese Angabe ist ungültig.')
    .refine((ids) => ids.length <= 450, 'Diese Angabe ist ungültig.'),
});
