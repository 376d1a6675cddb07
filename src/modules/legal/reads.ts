import { readPublic } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import { berlinDay, type IsoDay } from './domain/days.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  LEGAL_PARAMETER_KEYS,
  LEGAL_PARAMETER_UNITS,
  type LegalParameter,
  type LegalParameterKey,
  type LegalParameterUnit,
  mayEnd,
  type PreparedValue,
} from './domain/parameters.ts';

/** A value with its place in time. */
export interface ParameterPeriod extends LegalParameter {
  readonly id: string;
  readonly standing: 'past' | 'present' | 'future';
}

/** A parameter with all its values, newest first. */
export interface ParameterView {
  readonly key: LegalParameterKey;
  readonly unit: LegalParameterUnit;
  readonly present: ParameterPeriod | null;
  readonly periods: readonly ParameterPeriod[];
  /** Whether a value may be given an end. */
  readonly mayEnd: boolean;
}

/** A prepared value as the Land maintains it. */
export interface PreparedView extends PreparedValue {
  readonly id: string;
  readonly unit: LegalParameterUnit;
  readonly version: number;
}

/** A field of cooperation as the Land maintains it. */
export interface FieldView {
  readonly key: string;
  readonly label: string;
  readonly sort: number;
  readonly active: boolean;
  readonly version: number;
}

/** All parameters this release knows, with all their values. Public facts; one statement. */
export async function listLegalParameters(): Promise<readonly ParameterView[]> {
  const rows = await readPublic<
    Omit<LegalParameter, 'key' | 'value'> & { id: string; key: string; value: unknown; now: Date }
  >(
    sql`SELECT l.id, l.key, l.value, to_char(l.valid_from, 'YYYY-MM-DD') AS "validFrom",
        to_char(l.valid_to, 'YYYY-MM-DD') AS "validTo", l.source, l.certainty, l.note, now() AS now
      FROM legal_parameter l ORDER BY l.key, l.valid_from DESC`,
  );
  const today = rows[0] ? berlinDay(rows[0].now) : '';
  const periods = rows.flatMap(({ now: _now, key, value, ...row }): ParameterPeriod[] =>
    isLegalParameterKey(key) && isLegalParameterValue(key, value)
      ? [{ ...row, key, value, standing: standingOf(row, today) }]
      : [],
  );
  return LEGAL_PARAMETER_KEYS.map((key) => {
    const own = periods.filter((period) => period.key === key);
    return {
      key,
      unit: LEGAL_PARAMETER_UNITS[key],
      present: own.find((period) => period.standing === 'present') ?? null,
      periods: own,
      mayEnd: mayEnd(key),
    };
  });
}

function standingOf(period: { validFrom: IsoDay; validTo: IsoDay | null }, today: IsoDay): ParameterPeriod['standing'] {
  if (period.validFrom > today) return 'future';
  return period.validTo !== null && period.validTo < today ? 'past' : 'present';
}

/** Law that may come and was neither put in force nor dropped. Public facts; one statement. */
export async function listPreparedValues(): Promise<readonly PreparedView[]> {
  const rows = await readPublic<Omit<PreparedView, 'key' | 'value' | 'unit'> & { key: string; value: unknown }>(
    sql`SELECT v.id, v.key, v.value, to_char(v.expected_from, 'YYYY-MM-DD') AS "expectedFrom", v.source, v.certainty,
        v.note, v.version FROM prepared_legal_value v WHERE v.status = 'prepared' ORDER BY v.key, v.id`,
  );
  return rows.flatMap(({ key, value, ...row }): PreparedView[] =>
    isLegalParameterKey(key) && isLegalParameterValue(key, value)
      ? [{ ...row, key, value, unit: LEGAL_PARAMETER_UNITS[key] }]
      : [],
  );
}

/** All fields of cooperation, retired ones included, in their order. Public facts; one statement. */
export async function listFields(): Promise<readonly FieldView[]> {
  return readPublic<FieldView>(
    sql`SELECT key, label, sort, active, version FROM cooperation_field ORDER BY active DESC, sort, label`,
  );
}
