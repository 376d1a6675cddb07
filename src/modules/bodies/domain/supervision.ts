import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import {
  type Authority,
  type AuthorityRule,
  type PartyFacts,
  supervisoryAuthority,
} from '#src/modules/legal/domain/supervisory-authority.ts';

/** Who supervises a Kommune; null for bodies that are none. */
export interface Supervision {
  readonly authority: Authority['kind'];
  readonly certainty: AuthorityRule['certainty'];
}

/**
 * Kommunalaufsicht over one Gemeinde or Landkreis (§ 136 HGO; for Landkreise with § 54 HKO). The rule for cooperations
 * falls back on it where a Kommune stands alone, so there is one rule and not two.
 */
export function supervisionOf(
  body: PartyFacts,
  parameters: readonly LegalParameter[],
  today: string,
): Supervision | null {
  if (body.kind !== 'municipality' && body.kind !== 'independent_city' && body.kind !== 'district') return null;
  const { authority, certainty } = supervisoryAuthority([body], parameters, today);
  return authority && { authority: authority.kind, certainty };
}
