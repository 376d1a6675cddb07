import { sql } from '#src/db/sql.ts';
import type { Certainty } from '#src/modules/legal/domain/certainty.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  type LegalParameter,
} from '#src/modules/legal/domain/parameters.ts';

/** The dated numbers as JSON: an expression for a SELECT list. */
export const PARAMETERS = sql`(SELECT coalesce(json_agg(json_build_object('key', l.key, 'value', l.value,
  'validFrom', to_char(l.valid_from, 'YYYY-MM-DD'), 'validTo', to_char(l.valid_to, 'YYYY-MM-DD'),
  'source', l.source, 'certainty', l.certainty, 'note', l.note)), '[]'::json) FROM legal_parameter l)`;

/** A row of `PARAMETERS` as it comes. */
export interface StoredParameter {
  readonly key: string;
  readonly value: unknown;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly certainty: Certainty;
  readonly note: string | null;
}

/** The parameters this release knows, with values it can use. */
export function knownParameters(stored: readonly StoredParameter[]): LegalParameter[] {
  return stored.flatMap(({ key, value, ...rest }): LegalParameter[] =>
    isLegalParameterKey(key) && isLegalParameterValue(key, value) ? [{ ...rest, key, value }] : [],
  );
}
