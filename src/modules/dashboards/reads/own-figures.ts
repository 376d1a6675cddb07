import { sql } from '#src/db/sql.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';

/** A cooperation the acting body takes part in. */
export interface Participation {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly status: CooperationStatus;
  readonly leadName: string;
  readonly updatedAt: string;
}

/** What is under way or running for the acting body. What is over only grows, and is reached by a link without a count. */
export interface OwnFigures {
  readonly counts: Partial<Record<CooperationStatus, number>>;
  /** Changed last, newest first. */
  readonly recent: readonly Participation[];
}

/** A number per field or region, with the word for it. */
export interface LabelledCount {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** Rows of `cooperation AS k` the body takes part in and that are not over; the list of scope "own" has the same. */
const ownOpen = (bodyId: string) => sql`cooperation_access a JOIN cooperation k ON k.id = a.cooperation_id
  WHERE a.body_id = ${bodyId}::uuid AND a.open AND a.reason = 'partner'`;

const RECENT = 6;

export const ownFiguresColumn = (bodyId: string) => sql`json_build_object(
  'counts', coalesce((SELECT json_object_agg(s.status, s.n) FROM
    (SELECT k.status, count(*)::int AS n FROM ${ownOpen(bodyId)} GROUP BY k.status) AS s), '{}'::json),
  'recent', coalesce((SELECT json_agg(r ORDER BY r."updatedAt" DESC) FROM (
    SELECT k.id, k.reference, k.title, k.status, l.short_name AS "leadName", k.updated_at AS "updatedAt"
    FROM (SELECT k.* FROM ${ownOpen(bodyId)} ORDER BY k.updated_at DESC LIMIT ${RECENT}) AS k
      JOIN body l ON l.id = k.lead_body_id) AS r), '[]'::json))`;

/** Running cooperations of the body by field. */
export const ownByFieldColumn = (bodyId: string) => sql`coalesce((SELECT json_agg(json_build_object('key', f.key,
    'label', f.label, 'count', s.n) ORDER BY f.sort) FROM
  (SELECT k.field_key, count(*)::int AS n FROM ${ownOpen(bodyId)} AND k.status = 'active' GROUP BY 1) AS s
  JOIN cooperation_field f ON f.key = s.field_key), '[]'::json)`;

/** Running cooperations in information security: the body's own, and the public ones of the whole Land. */
export interface SecurityFigures {
  readonly own: number;
  readonly public: number;
  readonly publicByRegion: readonly LabelledCount[];
  readonly latestPublic: readonly {
    readonly id: string;
    readonly title: string;
    readonly partners: readonly string[];
    readonly since: IsoDay | null;
  }[];
}

export const SECURITY_FIELD = 'information_security';

export const securityColumn = (bodyId: string) => sql`json_build_object(
  'own', (SELECT count(*)::int FROM ${ownOpen(bodyId)} AND k.status = 'active' AND k.field_key = ${SECURITY_FIELD}),
  'public', (SELECT count(*)::int FROM cooperation_publication u WHERE u.field_key = ${SECURITY_FIELD} AND u.status = 'active'),
  'publicByRegion', coalesce((SELECT json_agg(json_build_object('key', s.region, 'label', s.region, 'count', s.n) ORDER BY s.region)
    FROM (SELECT r.region, count(*)::int AS n FROM cooperation_publication u, unnest(u.regions) AS r (region)
      WHERE u.field_key = ${SECURITY_FIELD} AND u.status = 'active' GROUP BY 1) AS s), '[]'::json),
  'latestPublic', coalesce((SELECT json_agg(json_build_object('id', l.cooperation_id, 'title', l.title,
      'partners', (SELECT json_agg(p.value ->> 'name') FROM json_array_elements(l.partners::json) AS p),
      'since', to_char(l.since, 'YYYY-MM-DD')) ORDER BY l.since DESC NULLS LAST)
    FROM (SELECT * FROM cooperation_publication u WHERE u.field_key = ${SECURITY_FIELD} AND u.status = 'active'
      ORDER BY u.since DESC NULLS LAST LIMIT 8) AS l), '[]'::json))`;
