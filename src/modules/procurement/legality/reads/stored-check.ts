import { createHash } from 'node:crypto';
import type { Query } from '#src/db/read.ts';
import { type Sql, sql } from '#src/db/sql.ts';
import type { Transaction } from '#src/db/transaction.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import {
  isLegalParameterKey,
  isLegalParameterValue,
  type LegalParameter,
  type PreparedValue,
} from '#src/modules/legal/domain/parameters.ts';
import type { ProcurementRecord } from '../../reads/record.ts';
import type { PointState } from '../domain/decide-check.ts';
import { evaluateAll, type PointResult } from '../domain/evaluate.ts';
import type { Finding } from '../domain/finding.ts';
import type { LegalFacts, LegalSources } from '../domain/legal-facts.ts';
import { type Answers, isLegalPointKey, LEGAL_POINT_KEYS, type LegalPointKey } from '../domain/points.ts';
import { isProcedureKey, type ProcedureOption, procedureOptions } from '../domain/procedure.ts';

/** What was computed when a point was answered or signed, kept with it. */
export interface PointSnapshot {
  readonly result: PointResult;
  readonly fingerprint: string;
}

interface StoredPoint {
  readonly key: string;
  readonly finding: Finding;
  readonly answers: Answers;
  readonly comment: string;
  readonly reviewComment: string;
  readonly snapshot: PointSnapshot | null;
  readonly answeredBy: string | null;
  readonly signedAt: string | null;
  readonly version: number;
}

interface StoredCheck {
  readonly points: readonly StoredPoint[];
  readonly parameters: readonly LegalParameter[];
  readonly prepared: readonly PreparedValue[];
  readonly noticeOn: IsoDay | null;
  readonly lotsValueCents: number | null;
  readonly lotsWithoutValue: number;
  readonly demandCentsPerYear: number | null;
  readonly callerCount: number;
}

/**
 * Everything of one purchase the check reads besides its record: one statement. Sums over bodies are the same for all who share
 * the check, whichever bodies' rows they may read.
 */
function checkStatement(id: string): Sql {
  return sql`SELECT
    (SELECT coalesce(json_agg(json_build_object('key', g.point_key, 'finding', g.finding, 'answers', g.answers,
        'comment', g.comment, 'reviewComment', g.review_comment, 'snapshot', g.snapshot, 'answeredBy', g.answered_by,
        'signedAt', g.signed_at, 'version', g.version)), '[]')
      FROM legal_check_point g WHERE g.procurement_id = ${id}::uuid) AS points,
    (SELECT json_agg(json_build_object('key', l.key, 'value', l.value, 'validFrom', l.valid_from, 'validTo', l.valid_to,
        'source', l.source, 'certainty', l.certainty, 'note', l.note)) FROM legal_parameter l) AS parameters,
    (SELECT coalesce(json_agg(json_build_object('key', v.key, 'value', v.value, 'expectedFrom', v.expected_from,
        'source', v.source, 'certainty', v.certainty, 'note', v.note) ORDER BY v.key, v.id), '[]')
      FROM prepared_legal_value v WHERE v.status = 'prepared') AS prepared,
    (SELECT to_char(s.ends_on, 'YYYY-MM-DD') FROM schedule_step s
      WHERE s.procurement_id = ${id}::uuid AND s.step_key = 'notice') AS "noticeOn",
    (SELECT sum(l.estimated_value_cents)::float8 FROM lot l WHERE l.procurement_id = ${id}::uuid) AS "lotsValueCents",
    (SELECT count(*)::int FROM lot l WHERE l.procurement_id = ${id}::uuid AND l.estimated_value_cents IS NULL)
      AS "lotsWithoutValue",
    sums.demand_cents::float8 AS "demandCentsPerYear", coalesce(sums.callers, 0) AS "callerCount"
    FROM legal_check_sums(${id}::uuid) AS sums`;
}

/** The check of a purchase, computed over what is true now. */
export interface OpenCheck {
  readonly facts: LegalFacts;
  readonly points: readonly OpenPoint[];
  readonly options: readonly ProcedureOption[];
  /** The same check with other answers to one point. */
  withAnswers(key: LegalPointKey, answers: Answers): OpenCheck;
}

/** A point as it stands and as it is computed now. */
export interface OpenPoint extends PointState {
  readonly result: PointResult;
  readonly answers: Answers;
  readonly comment: string;
  readonly reviewComment: string;
  readonly signedAt: Date | null;
  /** 0 while nobody has answered. */
  readonly version: number;
}

/** Explanations that say which day was taken; the day moves on by itself and decides only through the values that hold on it. */
const DAY_REASONS = ['day_of_today', 'day_of_notice'];

/** Identifies an explanation: any change of facts, numbers in force, sources or findings gives another one. */
export function fingerprintOf(result: PointResult): string {
  const { key, finding, reasons, basis } = result;
  const lasting = reasons.filter(({ code }) => !DAY_REASONS.includes(code));
  return createHash('sha256').update(JSON.stringify({ key, finding, lasting, basis })).digest('hex').slice(0, 32);
}

/** Reads the check for a page, inside the page's transaction. */
export async function readCheck(query: Query, record: ProcurementRecord): Promise<OpenCheck> {
  const [stored] = await query<StoredCheck>(checkStatement(record.row.id));
  return composeCheck(record, stored);
}

/** Reads the check for a command, inside its transaction. */
export async function loadCheck(tx: Transaction, record: ProcurementRecord): Promise<OpenCheck> {
  const [stored] = await tx.$queryRaw<StoredCheck[]>(checkStatement(record.row.id));
  return composeCheck(record, stored);
}

function composeCheck({ row, facts: counted }: ProcurementRecord, stored: StoredCheck | undefined): OpenCheck {
  if (!stored) throw new Error('the statement of the legal check did not answer');
  const planned = stored.noticeOn !== null && stored.noticeOn >= counted.today ? stored.noticeOn : null;
  const facts: LegalFacts = {
    day: planned ?? counted.today,
    dayFrom: planned === null ? 'today' : 'schedule',
    nature: row.contractNature,
    arrangement: row.arrangement,
    termMonths: row.termMonths,
    estimatedValueCents: row.estimatedValueCents,
    hasReasoning: row.estimateReasoning.trim() !== '',
    lotCount: counted.lotCount,
    lotsValueCents: stored.lotsValueCents,
    lotsWithoutValue: stored.lotsWithoutValue,
    lotsWithoutMaximum: counted.lotsWithoutMaximum,
    demandCentsPerYear: stored.demandCentsPerYear,
    partnerCount: counted.partnerCount,
    callerCount: stored.callerCount,
    leadIsCooperative: row.lead.kind === 'purchasing_cooperative',
    procedureKey: row.procedureKey !== null && isProcedureKey(row.procedureKey) ? row.procedureKey : null,
  };
  const known = stored.points.filter((point): point is StoredPoint & { key: LegalPointKey } =>
    isLegalPointKey(point.key),
  );
  const storedOf = (key: LegalPointKey) => known.find((point) => point.key === key);
  const answers = Object.fromEntries(LEGAL_POINT_KEYS.map((key) => [key, storedOf(key)?.answers ?? {}])) as Record<
    LegalPointKey,
    Answers
  >;
  const sources: LegalSources = {
    parameters: stored.parameters.filter(
      (parameter) => isLegalParameterKey(parameter.key) && isLegalParameterValue(parameter.key, parameter.value),
    ),
    prepared: stored.prepared.filter(
      (value) => isLegalParameterKey(value.key) && isLegalParameterValue(value.key, value.value),
    ),
  };
  return computeCheck({ facts, sources, answers, storedOf });
}

interface CheckParts {
  readonly facts: LegalFacts;
  readonly sources: LegalSources;
  readonly answers: Readonly<Record<LegalPointKey, Answers>>;
  readonly storedOf: (key: LegalPointKey) => StoredPoint | undefined;
}

function computeCheck(parts: CheckParts): OpenCheck {
  const { facts, sources, answers, storedOf } = parts;
  const results = evaluateAll(facts, sources, answers);
  const findingOf = (key: LegalPointKey) => results.find((result) => result.key === key)?.finding ?? 'missing';
  return {
    facts,
    points: results.map((result) => openPoint(result, storedOf(result.key))),
    options: procedureOptions(facts, sources, {
      inHouse: findingOf('in_house'),
      cooperation: findingOf('public_cooperation'),
    }),
    withAnswers: (key, given) => computeCheck({ ...parts, answers: { ...answers, [key]: given } }),
  };
}

function openPoint(result: PointResult, stored: StoredPoint | undefined): OpenPoint {
  const fingerprint = fingerprintOf(result);
  return {
    key: result.key,
    finding: result.finding,
    answeredByPersonId: stored?.answeredBy ?? null,
    isAnswered: stored !== undefined,
    isSigned: (stored?.signedAt ?? null) !== null,
    isStale: (stored?.signedAt ?? null) !== null && stored?.snapshot?.fingerprint !== fingerprint,
    fingerprint,
    result,
    answers: stored?.answers ?? {},
    comment: stored?.comment ?? '',
    reviewComment: stored?.reviewComment ?? '',
    signedAt: stored?.signedAt ? new Date(stored.signedAt) : null,
    version: stored?.version ?? 0,
  };
}
