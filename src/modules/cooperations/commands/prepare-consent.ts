import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decidePrepareConsent } from '../domain/consent.ts';
import { prepareConsentSchema } from '../schema.ts';
import { insertConsent } from '../store/consents.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice } from '../store/notice.ts';

/** First pair of eyes: records the acting body's resolution on the version the editor was shown. */
export const prepareConsent = command('cooperations.prepare_consent', prepareConsentSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'prepare_consent', input.cooperationId);
  const { resolutionBody, resolutionDate, resolutionReference, documentId } = input;
  const resolution = { resolutionBody, resolutionDate, resolutionReference };
  const { contentVersion: shownVersion } = input;
  const decided = decidePrepareConsent(record.facts, record.acting, { ...resolution, contentVersion: shownVersion });
  if (!decided.ok) return refused(decided.reason);
  const { bodyId, contentVersion } = decided;
  const attached = record.row.documents.find((document) => document.id === documentId);
  const isOwn = attached?.ownerBodyId === bodyId && attached.withdrawnAt === null;
  if (documentId !== null && !isOwn) throw new AppError('not_found');
  await insertConsent(tx, record, { ...resolution, bodyId, contentVersion, documentId, preparedBy: actor.personId });
  await saveVerb(tx, actor, record, 'prepare_consent', decided.to, { contentVersion, resolutionDate });
  audit({
    action: 'cooperations.prepare_consent',
    subjectType: 'cooperation',
    subjectId: record.row.id,
    bodyIds: entitledBodyIds(record.facts),
    details: { contentVersion, documentId },
  });
  tell(notice(record, actor, 'cooperation_consent_prepared', { bodyIds: [bodyId], roles: ['signatory'] }));
  return accepted({ id: record.row.id });
});
