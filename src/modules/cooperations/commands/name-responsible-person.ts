import { command } from '#src/server/command.ts';
import { accepted, refused } from '#src/server/outcome.ts';
import { decideNameResponsiblePerson } from '../domain/membership.ts';
import { nameResponsiblePersonSchema } from '../schema.ts';
import { saveVerb } from '../store/event.ts';
import { loadForVerb } from '../store/load.ts';
import { entitledBodyIds } from '../store/notice.ts';
import { savePartner } from '../store/partners.ts';

/** Names who answers for the acting body. No part of the agreement: consents stand. */
export const nameResponsiblePerson = command(
  'cooperations.name_responsible_person',
  nameResponsiblePersonSchema,
  async (context, input) => {
    const { tx, actor, audit } = context;
    const record = await loadForVerb(context, 'name_responsible_person', input.cooperationId);
    const { responsiblePerson } = input;
    const decided = decideNameResponsiblePerson(record.facts, record.acting, { responsiblePerson });
    if (!decided.ok) return refused(decided.reason);
    await saveVerb(tx, actor, record, 'name_responsible_person', decided.to);
    await savePartner(tx, record, decided.bodyId, 'accepted', { responsiblePerson });
    audit({
      action: 'cooperations.name_responsible_person',
      subjectType: 'cooperation',
      subjectId: record.row.id,
      bodyIds: entitledBodyIds(record.facts),
    });
    return accepted({ id: record.row.id });
  },
);
