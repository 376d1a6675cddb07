import { canManageRegister } from '#src/policy/bodies.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, type Outcome, refused } from '#src/server/outcome.ts';
import { type AssociationContent, type AssociationRefusal, decideAssociation } from '../domain/association.ts';
import { addAssociationSchema } from '../schema.ts';
import { insertAssociation, loadAssociationFacts } from '../store.ts';

/** Adds a Zweckverband to the register, so that it can take part in cooperations (§ 24 KGG). */
export const addSpecialPurposeAssociation = command(
  'bodies.add_special_purpose_association',
  addAssociationSchema,
  async ({ tx, actor, audit }, input): Promise<Outcome<{ id: string; slug: string }, AssociationRefusal>> => {
    if (!canManageRegister(actor)) throw new AppError('forbidden');
    const content: AssociationContent = { ...input, validTo: null };
    const decision = decideAssociation(content, await loadAssociationFacts(tx, content));
    if (!decision.ok) return refused(decision.reason);
    const added = await insertAssociation(tx, { ...content, ...decision });
    audit({
      action: 'bodies.add_special_purpose_association',
      subjectType: 'body',
      subjectId: added.id,
      bodyIds: [added.id],
      details: { slug: added.slug },
    });
    return accepted(added);
  },
);
