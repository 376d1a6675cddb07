import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { knownParameters, PARAMETERS, type StoredParameter } from '#src/modules/contracts/reads/parameters.ts';
import { berlinDay } from '#src/modules/legal/domain/days.ts';
import { parameterValueOn } from '#src/modules/legal/domain/parameters.ts';
import type { Actor } from '#src/policy/actor.ts';
import { canPlanJointly } from '#src/policy/contracts.ts';
import { type PoolingOffer, type PoolingProposal, poolingProposals } from '../domain/radar.ts';

/** How far ahead the radar looks, in months: a joint purchase takes one to two years. */
const HORIZON_MONTHS = 36;

export interface Radar {
  readonly proposals: readonly PoolingProposal[];
  /** Months by which ends may lie apart. */
  readonly windowMonths: number;
  /** Contracts looked at. */
  readonly offerCount: number;
}

/** Joint purchases worth proposing, from what bodies offer for joint planning. One statement. */
export async function getRadar(actor: Actor): Promise<Radar> {
  if (!canPlanJointly(actor)) return { proposals: [], windowMonths: 0, offerCount: 0 };
  const [row] = await readAs(actor, (query) =>
    query<{ offers: readonly PoolingOffer[]; parameters: readonly StoredParameter[]; now: Date }>(sql`
      SELECT now() AS now, ${PARAMETERS} AS parameters, coalesce((SELECT json_agg(json_build_object('contractId', o.contract_id,
          'bodyId', o.body_id, 'bodyName', b.short_name, 'title', o.title, 'fieldKey', o.field_key, 'fieldLabel', f.label,
          'cpvCode', o.cpv_code, 'endsOn', to_char(o.ends_on, 'YYYY-MM-DD')))
        FROM pooling_offer o JOIN body b ON b.id = o.body_id LEFT JOIN cooperation_field f ON f.key = o.field_key
        WHERE o.ends_on >= current_date - 1 AND o.ends_on <= current_date + make_interval(months => ${HORIZON_MONTHS + 1}::int)),
        '[]'::json) AS offers`),
  );
  const today = berlinDay(row?.now ?? new Date());
  const windowMonths = parameterValueOn(knownParameters(row?.parameters ?? []), 'pooling_window_months', today);
  const offers = row?.offers ?? [];
  const options = { today, windowMonths, horizonMonths: HORIZON_MONTHS, ownBodyId: actor.bodyId };
  return { proposals: poolingProposals(offers, options), windowMonths, offerCount: offers.length };
}
