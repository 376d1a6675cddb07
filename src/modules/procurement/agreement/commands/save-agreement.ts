import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideVerb } from '../../domain/decide.ts';
import { loadForVerb } from '../../store/load.ts';
import { saveStep } from '../../store/procurement.ts';
import { saveAgreementSchema } from '../schema.ts';
import { saveDraft } from '../store.ts';

/** Saves the lead buyer's draft. It may be incomplete; partners see it once it is proposed. */
export const saveAgreement = command('procurement.edit_agreement', saveAgreementSchema, async (context, input) => {
  const { tx, actor, audit } = context;
  const record = await loadForVerb(context, 'edit_agreement', input.procurementId);
  const decided = decideVerb('edit_agreement', record.facts, record.acting);
  if (!decided.ok) return refused(decided.reason);
  const { draft, draftVersion } = input;
  await saveDraft(tx, record, draftVersion, draft);
  await saveStep(tx, actor, record, 'edit_agreement', decided.to, {
    audience: 'lead',
    details: { sharedCostsCents: draft.sharedCostsCents, key: draft.key },
  });
  audit({
    action: 'procurement.edit_agreement',
    subjectType: 'procurement',
    subjectId: record.row.id,
    bodyIds: [record.row.leadBodyId],
    details: { draftVersion: draftVersion + 1 },
  });
  return accepted({ id: record.row.id });
});
