import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { Actor } from '#src/policy/actor.ts';
import { freezeContent } from '../domain/content.ts';
import { changedFields, type FieldChange } from '../domain/diff.ts';
import { acceptedBodyIds } from '../domain/facts.ts';
import { contentOfSection, type SectionInput } from '../schema.ts';
import { readRecord } from './cooperation.ts';
import { fieldsOfSection, sectionBase } from './section-base.ts';

/** A lost race on one screen: what was typed beside what is saved now. */
export interface SectionConflict {
  /** What a further save rests on, now that both have been seen. */
  readonly base: string;
  /** Fields that differ: `before` is saved, `after` was typed. */
  readonly changes: readonly FieldChange[];
  /** The latest save of this screen; null where none is recorded. */
  readonly saved: SectionSave | null;
  readonly fieldNames: Readonly<Record<string, string>>;
}

export interface SectionSave {
  readonly at: Date;
  readonly bodyName: string | null;
  /** Named within their own organisation only. */
  readonly personName: string | null;
  readonly isOwn: boolean;
}

/** Compares what was typed with the present state, in two statements. Null for whoever may not see the cooperation in full. */
export async function getSectionConflict(actor: Actor, input: SectionInput): Promise<SectionConflict | null> {
  return readAs(actor, async (query) => {
    const record = await readRecord(query, actor, input.cooperationId);
    if (record === null) return null;
    const { row, content, facts } = record;
    const fields: readonly string[] = fieldsOfSection(input.section);
    const event = row.events.findLast(
      ({ verb, details }) => verb === 'edit_content' && details.fields?.some((field) => fields.includes(field)),
    );
    const [names] = await query<{ fields: Record<string, string>; person: string | null }>(sql`SELECT
      coalesce((SELECT json_object_agg(f.key, f.label) FROM cooperation_field f), '{}'::json) AS fields,
      (SELECT p.display_name FROM person p WHERE p.id = ${event?.actorPersonId ?? null}::uuid) AS person`);
    const bodyIds = acceptedBodyIds(facts);
    return {
      base: sectionBase(content, input.section),
      changes: changedFields(
        freezeContent(content, facts.leadBodyId, bodyIds),
        freezeContent({ ...content, ...contentOfSection(input) }, facts.leadBodyId, bodyIds),
      ),
      saved: event
        ? {
            at: new Date(event.occurredAt),
            bodyName: row.partners.find(({ bodyId }) => bodyId === event.actorBodyId)?.body.name ?? null,
            personName: names?.person ?? null,
            isOwn: event.actorPersonId === actor.personId,
          }
        : null,
      fieldNames: names?.fields ?? {},
    };
  });
}
