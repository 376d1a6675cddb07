import { empty, join, type Sql, sql } from '#src/db/sql.ts';
import type { DecisionKind } from '#src/modules/cooperations/domain/decision.ts';
import { AGE_BUCKETS, type AgeKey, DECISION_PERIOD_DAYS } from '../domain/proceedings.ts';
import type { LabelledCount } from './own-figures.ts';

/** Cases before one authority, or before all of them. */
export interface ReviewFigures {
  readonly waiting: number;
  readonly overdue: number;
  readonly withPartners: number;
  readonly ages: Readonly<Record<AgeKey, number>>;
  /** Decided within the last 365 days, with calendar days to the decision by nearest rank. */
  readonly decided: {
    readonly count: number;
    readonly totalMedian: number | null;
    readonly totalP90: number | null;
    /** Only the days the authority held the case. */
    readonly authorityMedian: number | null;
    readonly authorityP90: number | null;
  };
}

/** Whose cases: one authority's, or all that row-level security shows the Land. */
export type ReviewScope = { readonly authorityBodyId: string } | 'all';

const ofScope = (scope: ReviewScope) =>
  scope === 'all' ? empty : sql`AND f.authority_body_id = ${scope.authorityBodyId}::uuid`;

/** Today in Hessen, by the database's clock. */
export const TODAY = sql`(now() AT TIME ZONE 'Europe/Berlin')::date`;

/** Calendar days in Hessen since the first submission. */
const AGE = sql`(${TODAY} - (f.first_submitted_at AT TIME ZONE 'Europe/Berlin')::date)`;

/** Condition on `cooperation_figure f`: its age lies in the bucket. */
export function ageCondition(key: AgeKey): Sql {
  const bucket = AGE_BUCKETS.find((candidate) => candidate.key === key);
  const from = bucket?.from ?? 0;
  return bucket?.upTo == null ? sql`${AGE} >= ${from}` : sql`${AGE} BETWEEN ${from} AND ${bucket.upTo}`;
}

/** Condition on `cooperation_figure f`: decided within the period. */
export const DECIDED_IN_PERIOD = sql`f.decided_at >= now() - make_interval(days => ${DECISION_PERIOD_DAYS}::int)`;

export function reviewColumn(scope: ReviewScope): Sql {
  const ages = AGE_BUCKETS.map(({ key }) => sql`${key}::text, count(*) FILTER (WHERE ${ageCondition(key)})`);
  const disc = (share: number, column: Sql) => sql`percentile_disc(${share}::float8) WITHIN GROUP (ORDER BY ${column})`;
  return sql`(SELECT json_build_object('waiting', count(*), 'overdue', count(*) FILTER (WHERE f.decision_due_on < ${TODAY}),
      'ages', json_build_object(${join(ages)}),
      'withPartners', (SELECT count(*) FROM cooperation_figure f WHERE f.status = 'returned' ${ofScope(scope)}),
      'decided', (SELECT json_build_object('count', count(*),
          'totalMedian', ${disc(0.5, sql`f.total_days`)}, 'totalP90', ${disc(0.9, sql`f.total_days`)},
          'authorityMedian', ${disc(0.5, sql`f.authority_days`)}, 'authorityP90', ${disc(0.9, sql`f.authority_days`)})
        FROM cooperation_figure f WHERE f.decided_at IS NOT NULL AND ${DECIDED_IN_PERIOD} ${ofScope(scope)}))
    FROM cooperation_figure f WHERE f.status = 'submitted' ${ofScope(scope)})`;
}

/** What the Land sees besides: who has how much before them, and what runs where. */
export interface LandFigures {
  readonly waitingByAuthority: readonly LabelledCount[];
  readonly runningByField: readonly LabelledCount[];
  readonly runningByRegion: readonly LabelledCount[];
}

/**
 * What runs is read once, from the index alone: it is the one figure that grows with the years until as much ends as
 * begins. Field and set of regions make few groups, from which both lists are added up.
 */
export const landColumn = sql`(WITH running AS MATERIALIZED (
    SELECT f.field_key, f.regions, count(*)::int AS n FROM cooperation_figure f WHERE f.status = 'active' GROUP BY 1, 2)
  SELECT json_build_object(
  'waitingByAuthority', coalesce((SELECT json_agg(json_build_object('key', b.id, 'label', b.short_name, 'count', s.n)
      ORDER BY s.n DESC, b.sort_name) FROM
    (SELECT f.authority_body_id, count(*)::int AS n FROM cooperation_figure f WHERE f.status = 'submitted' GROUP BY 1) AS s
    JOIN body b ON b.id = s.authority_body_id), '[]'::json),
  'runningByField', coalesce((SELECT json_agg(json_build_object('key', l.key, 'label', l.label, 'count', s.n)
      ORDER BY s.n DESC, l.sort) FROM
    (SELECT r.field_key, sum(r.n)::int AS n FROM running r GROUP BY 1) AS s
    JOIN cooperation_field l ON l.key = s.field_key), '[]'::json),
  'runningByRegion', coalesce((SELECT json_agg(json_build_object('key', s.region, 'label', s.region, 'count', s.n)
      ORDER BY s.n DESC, s.region) FROM
    (SELECT u.region, sum(r.n)::int AS n FROM running r, unnest(r.regions) AS u (region) GROUP BY 1) AS s), '[]'::json)))`;

/** A decision as the oversight reads it. */
export interface DecisionLine {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly kind: DecisionKind;
  readonly authorityName: string;
  readonly decidedAt: string;
  readonly totalDays: number | null;
  readonly authorityDays: number | null;
}

export const latestDecisionsColumn = sql`coalesce((SELECT json_agg(d ORDER BY d."decidedAt" DESC) FROM (
  SELECT k.id, k.reference, k.title, x.kind, b.short_name AS "authorityName", f.decided_at AS "decidedAt",
    f.total_days AS "totalDays", f.authority_days AS "authorityDays"
  FROM (SELECT * FROM cooperation_figure WHERE decided_at IS NOT NULL ORDER BY decided_at DESC, cooperation_id DESC LIMIT 8) AS f
    JOIN cooperation k ON k.id = f.cooperation_id JOIN body b ON b.id = f.authority_body_id
    JOIN decision x ON x.cooperation_id = f.cooperation_id AND x.kind IN ('approved', 'noted', 'rejected')) AS d), '[]'::json)`;
