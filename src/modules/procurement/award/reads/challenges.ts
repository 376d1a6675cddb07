import { type Sql, sql } from '#src/db/sql.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { ChallengeOutcome } from '../schema.ts';

/** A review procedure before the Vergabekammer. */
export interface ChallengeView {
  readonly id: string;
  readonly filedOn: IsoDay;
  readonly chamber: string;
  readonly subject: string;
  /** Null while it is open. */
  readonly outcome: ChallengeOutcome | null;
  readonly resolvedOn: IsoDay | null;
  /** Last day of the time to appeal, for a dismissed one. */
  readonly appealEndsOn: IsoDay | null;
  readonly note: string;
}

/** Review procedures as a JSON column over `procurement p`. */
export const CHALLENGES: Sql = sql`coalesce((SELECT json_agg(json_build_object('id', c.id,
    'filedOn', to_char(c.filed_on, 'YYYY-MM-DD'), 'chamber', c.chamber, 'subject', c.subject, 'outcome', c.outcome,
    'resolvedOn', to_char(c.resolved_on, 'YYYY-MM-DD'), 'appealEndsOn', to_char(c.appeal_ends_on, 'YYYY-MM-DD'), 'note', c.note) ORDER BY c.filed_on, c.id)
  FROM challenge c WHERE c.procurement_id = p.id), '[]'::json) AS challenges`;
