import { command } from '#src/server/command.ts';
import { AppError } from '#src/server/errors.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { freezeContent } from '../domain/content.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { decideEditContent } from '../domain/versioning.ts';
import { sectionBase } from '../reads/section-base.ts';
import { contentOfSection, saveSectionSchema } from '../schema.ts';
import { contentColumns, isChoosableField, updateCooperation } from '../store/cooperation.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds, notice, WORKING_ROLES } from '../store/notice.ts';
import { applyVersionEffects, presentState } from '../store/version.ts';

/**
 * Saves one screen of the content. Conflicts only if this screen's content was changed since it was shown: partners work
 * on different screens at the same time (docs/decisions/0070-conflicts-by-section.md). A change after consents were
 * requested makes a new version, voids all consents and tells the parties.
 */
export const saveSection = command('cooperations.edit_content', saveSectionSchema, async (context, input) => {
  const { tx, actor, audit, tell } = context;
  const record = await loadForVerb(context, 'edit_content', input.cooperationId);
  if (sectionBase(record.content, input.section) !== input.base) throw new AppError('conflict');
  const content = { ...record.content, ...contentOfSection(input) };
  const { facts, row } = record;
  if (content.fieldKey !== null && !(await isChoosableField(tx, content.fieldKey, row.fieldKey))) {
    return refused('field_unknown');
  }
  const bodyIds = acceptedBodyIds(facts);
  const decided = decideEditContent(facts, record.acting, {
    before: freezeContent(record.content, facts.leadBodyId, bodyIds),
    after: freezeContent(content, facts.leadBodyId, bodyIds),
  });
  if (!decided.ok) return refused(decided.reason);
  const fields = decided.changes.map((change) => change.field);
  const voidedConsents = decided.voidedConsentIds.length;
  if (fields.length > 0) {
    const { contentVersion } = decided;
    await saveVerb(tx, actor, record, 'edit_content', decided.to, { fields, contentVersion, voidedConsents });
    const columns = await applyVersionEffects(tx, actor, record, decided, { ...presentState(record), content });
    await updateCooperation(tx, record, { ...contentColumns(content), ...columns });
  }
  audit({
    action: 'cooperations.edit_content',
    subjectType: 'cooperation',
    subjectId: row.id,
    bodyIds: entitledBodyIds(facts),
    details: { section: input.section, fields, contentVersion: decided.contentVersion, voidedConsents },
  });
  if (decided.contentVersion !== facts.contentVersion) {
    const to = { bodyIds, roles: WORKING_ROLES };
    tell(notice(record, actor, 'cooperation_content_changed', to, { fields, voidedConsents }));
  }
  return accepted({ id: row.id, section: input.section, next: input.next });
});
