import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { actingIn } from '#src/policy/cooperations.ts';
import { isId } from '../domain/addresses.ts';
import type { CompletenessItem } from '../domain/completeness.ts';
import type { CooperationContent, Section } from '../domain/content.ts';
import { decideVerb } from '../domain/decide.ts';
import { invitedBodyIds } from '../domain/facts.ts';
import type { RuleSnapshot } from '../domain/rules.ts';
import type { CooperationStatus } from '../domain/status.ts';
import type { CooperationVerb } from '../domain/transitions.ts';
import { readRecord } from './cooperation.ts';
import { authorityBodyOf, completenessOf, rulesOf } from './record.ts';
import type { RecordPartner } from './record-parts.ts';
import { sectionBase } from './section-base.ts';

/** A partner's line on the screen of partners. */
export type SectionPartner = Omit<RecordPartner, 'facts' | 'invitedAt' | 'respondedAt'> & {
  readonly invitedAt: Date;
  readonly isOwn: boolean;
};

/** One screen of a draft. */
export interface SectionView {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: CooperationStatus;
  readonly version: number;
  readonly section: Section;
  /** Hidden field `base`: what this screen showed. */
  readonly base: string;
  readonly content: CooperationContent;
  /** Whether saving is open to the actor now; else show the values only. */
  readonly editable: boolean;
  /** Whether a save makes a new version and voids consents already prepared or signed; their number. */
  readonly voidsConsents: boolean;
  readonly liveConsents: number;
  /** Fields to choose from; an abandoned one is listed while this cooperation has it. */
  readonly fields: readonly { readonly key: string; readonly label: string }[];
  readonly partners: readonly SectionPartner[];
  /** All that is missing anywhere, for marks on the list of screens. */
  readonly completeness: readonly CompletenessItem[];
  readonly rules: RuleSnapshot;
  readonly expectedAuthority: { readonly id: string; readonly name: string } | null;
  readonly verbs: readonly CooperationVerb[];
  readonly hasOpenInvitation: boolean;
  readonly bodyNames: Readonly<Record<string, string>>;
  readonly today: IsoDay;
}

const PARTNER_VERBS: readonly CooperationVerb[] = [
  'invite_partner',
  'revoke_invitation',
  'name_responsible_person',
  'change_lead',
  'request_consents',
];

/** One screen of the draft in two statements, or null for whoever may not see the cooperation in full. */
export async function getCooperationSection(actor: Actor, id: string, section: Section): Promise<SectionView | null> {
  if (!isId(id)) return null;
  return readAs(actor, async (query) => {
    const record = await readRecord(query, actor, id);
    if (record === null) return null;
    const fields = await query<{ key: string; label: string }>(sql`SELECT key, label FROM cooperation_field
      WHERE active OR key = ${record.row.fieldKey} ORDER BY sort, label`);
    const { row, facts, content } = record;
    const acting = actingIn(actor, facts);
    const rules = rulesOf(record);
    return {
      id: row.id,
      reference: row.reference,
      title: row.title,
      status: row.status,
      version: row.version,
      section,
      base: sectionBase(content, section),
      content,
      editable: decideVerb('edit_content', facts, acting).ok,
      voidsConsents: facts.status !== 'draft',
      liveConsents: facts.consents.filter(({ status }) => status === 'prepared' || status === 'signed').length,
      fields,
      partners: row.partners.map(({ facts: _facts, invitedAt, respondedAt: _respondedAt, ...partner }) => ({
        ...partner,
        invitedAt: new Date(invitedAt),
        isOwn: partner.bodyId === actor.bodyId,
      })),
      completeness: completenessOf(record),
      rules,
      expectedAuthority: authorityBodyOf(record, rules),
      verbs: PARTNER_VERBS.filter((verb) => decideVerb(verb, facts, acting).ok),
      hasOpenInvitation: invitedBodyIds(facts).length > 0,
      bodyNames: Object.fromEntries(row.partners.map(({ bodyId, body }) => [bodyId, body.name])),
      today: facts.today,
    };
  });
}

/** Fields open to new cooperations, for the form that starts a draft. One statement. */
export async function listOpenFields(actor: Actor): Promise<readonly { key: string; label: string }[]> {
  return readAs(actor, (query) =>
    query<{ key: string; label: string }>(
      sql`SELECT key, label FROM cooperation_field WHERE active ORDER BY sort, label`,
    ),
  );
}
