import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import { type AgreementContent, type AgreementDraft, type AgreementParty, vatCheck } from '../domain/content.ts';
import { type AgreementChanges, diffAgreement, hasSameParties } from '../domain/diff.ts';
import { partiesStatement } from './parties.ts';

/** A partner's consent to the present version; null while there is none. */
export interface ConsentView {
  readonly bodyId: string;
  readonly name: string;
  readonly status: 'prepared' | 'signed';
  readonly resolutionBody: string;
  readonly resolutionDate: IsoDay;
  readonly resolutionReference: string;
}

/** The agreement as a reader sees it. */
export interface AgreementView {
  readonly procurement: OpenProcurement;
  /** The draft, for the lead buyer and the Land's oversight. */
  readonly draft: AgreementDraft | null;
  /** 0 before the first save. */
  readonly draftVersion: number;
  /** The version partners consent to. */
  readonly present: AgreementContent | null;
  /** Bound partners as they are now. */
  readonly parties: readonly AgreementParty[];
  /** The version before them names others than the partners there are now: it cannot be concluded. */
  readonly partiesChanged: boolean;
  readonly consents: readonly ConsentView[];
  /** What changed since the version the reader's body consented to last. */
  readonly changes: (AgreementChanges & { readonly since: number }) | null;
  /** Set where value added tax must be looked at. */
  readonly vat: LegalParameter | null;
}

interface Stored {
  readonly draft: AgreementDraft | null;
  readonly draftVersion: number;
  readonly present: AgreementContent | null;
  readonly consents: readonly ConsentView[];
  readonly earlier: { readonly number: number; readonly content: AgreementContent } | null;
  readonly parties: readonly AgreementParty[];
  readonly vat: readonly LegalParameter[];
}

/** The agreement, or null where the actor may not see it. Two statements. */
export function getAgreement(actor: Actor, id: string): Promise<AgreementView | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('agreement')) return null;
    const [stored] = await query<Stored>(sql`SELECT d.content AS draft, coalesce(d.version, 0) AS "draftVersion",
      (SELECT v.content FROM agreement_version v
        WHERE v.procurement_id = p.id AND v.number = p.agreement_version) AS present,
      (SELECT coalesce(json_agg(json_build_object('bodyId', k.body_id, 'name', b.short_name, 'status', k.status,
          'resolutionBody', k.resolution_body, 'resolutionDate', k.resolution_date,
          'resolutionReference', k.resolution_reference) ORDER BY b.sort_name, b.id), '[]')
        FROM agreement_consent k JOIN body b ON b.id = k.body_id WHERE k.procurement_id = p.id
          AND k.agreement_version = p.agreement_version AND k.status IN ('prepared', 'signed')) AS consents,
      (SELECT json_build_object('number', v.number, 'content', v.content) FROM agreement_consent k
        JOIN agreement_version v ON v.procurement_id = k.procurement_id AND v.number = k.agreement_version
        WHERE k.procurement_id = p.id AND k.body_id = ${actor.bodyId}::uuid AND k.agreement_version < p.agreement_version
        ORDER BY k.agreement_version DESC LIMIT 1) AS earlier,
      (SELECT coalesce(json_agg(party), '[]') FROM (${partiesStatement(id)}) AS party) AS parties,
      (SELECT coalesce(json_agg(json_build_object('key', l.key, 'value', l.value, 'validFrom', l.valid_from,
          'validTo', l.valid_to, 'source', l.source, 'certainty', l.certainty, 'note', l.note)), '[]')
        FROM legal_parameter l WHERE l.key = 'vat_public_body_limit_cents') AS vat
      FROM procurement p LEFT JOIN agreement_draft d ON d.procurement_id = p.id WHERE p.id = ${id}::uuid`);
    if (!stored) return null;
    const { draft, draftVersion, present, consents, earlier, parties } = stored;
    return {
      procurement,
      draft,
      draftVersion,
      present,
      consents,
      parties,
      partiesChanged:
        present !== null &&
        procurement.row.status === 'legally_checked' &&
        !hasSameParties(idsOf(present.parties), idsOf(parties)),
      changes: present && earlier ? { ...diffAgreement(earlier.content, present), since: earlier.number } : null,
      vat: vatCheck(stored.vat, procurement.facts.today),
    };
  });
}

function idsOf(parties: readonly AgreementParty[]): readonly string[] {
  return parties.map(({ bodyId }) => bodyId);
}
