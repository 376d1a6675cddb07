import { canManageRegister } from '#src/policy/bodies.ts';
import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, type Outcome, refused } from '#src/server/outcome.ts';
import { type AssociationRefusal, decideAssociation } from '../domain/association.ts';
import { editAssociationSchema } from '../schema.ts';
import { loadAssociation, loadAssociationFacts, updateAssociation } from '../store.ts';

/** Corrects what the register says of a Zweckverband, or ends it; its address stays. */
export const editSpecialPurposeAssociation = command(
  'bodies.edit_special_purpose_association',
  editAssociationSchema,
  async ({ tx, actor, audit }, input): Promise<Outcome<{ slug: string | null }, AssociationRefusal>> => {
    if (!canManageRegister(actor)) throw new AppError('forbidden');
    const { id, version, ...content } = input;
    const stored = await loadAssociation(tx, id);
    if (!stored) throw new AppError('not_found');
    const decision = decideAssociation(content, await loadAssociationFacts(tx, content, id));
    if (!decision.ok) return refused(decision.reason);
    if (!(await updateAssociation(tx, id, version, { ...content, ...decision }))) throw new AppError('conflict');
    audit({
      action: 'bodies.edit_special_purpose_association',
      subjectType: 'body',
      subjectId: id,
      bodyIds: [id],
      details: { version: version + 1 },
    });
    return accepted({ slug: stored.slug });
  },
);
