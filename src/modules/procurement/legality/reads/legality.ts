import { readAs } from '#src/db/read.ts';
import type { IsoDay } from '#src/modules/legal/domain/days.ts';
import type { Actor } from '#src/policy/actor.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import type { PointResult } from '../domain/evaluate.ts';
import { frozenCheckOf } from '../domain/frozen-check.ts';
import type { Answers, LegalPointKey } from '../domain/points.ts';
import type { ProcedureOption } from '../domain/procedure.ts';
import { type OpenPoint, readCheck } from './stored-check.ts';

/** A point as it is shown. */
export interface PointView {
  readonly key: LegalPointKey;
  readonly result: PointResult;
  readonly answers: Answers;
  readonly comment: string;
  readonly reviewComment: string;
  readonly isAnswered: boolean;
  readonly answeredByMe: boolean;
  readonly signedAt: Date | null;
  readonly isStale: boolean;
  readonly fingerprint: string;
  readonly version: number;
}

/** The legal check as a reader sees it: computed now, or frozen as it was completed. */
export interface LegalityView {
  readonly procurement: OpenProcurement;
  readonly points: readonly PointView[];
  readonly options: readonly ProcedureOption[];
  /** The day the check was completed; null while it is open. */
  readonly completedOn: IsoDay | null;
  /** Whether the check could be completed as far as points go. */
  readonly readyToComplete: boolean;
}

/** The legal check, or null where the actor may not see it. Two statements. */
export function getLegality(actor: Actor, id: string): Promise<LegalityView | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.rooms.includes('legality')) return null;
    const frozen = frozenCheckOf(procurement.row.legalSnapshot);
    if (frozen) {
      const points = frozen.points.map(
        (point): PointView => ({
          ...point,
          signedAt: point.signedAt === null ? null : new Date(point.signedAt),
          isAnswered: true,
          answeredByMe: false,
          isStale: false,
          fingerprint: '',
          version: 0,
        }),
      );
      return { procurement, points, options: frozen.options, completedOn: frozen.completedOn, readyToComplete: false };
    }
    const check = await readCheck(query, procurement);
    const points = check.points.map((point) => pointView(point, actor.personId));
    return {
      procurement,
      points,
      options: check.options,
      completedOn: null,
      readyToComplete: points.every(({ signedAt, isStale }) => signedAt !== null && !isStale),
    };
  });
}

function pointView(point: OpenPoint, personId: string): PointView {
  const { key, result, answers, comment, reviewComment, isAnswered, signedAt, isStale, fingerprint, version } = point;
  const answeredByMe = point.answeredByPersonId === personId;
  return {
    key,
    result,
    answers,
    comment,
    reviewComment,
    isAnswered,
    answeredByMe,
    signedAt,
    isStale,
    fingerprint,
    version,
  };
}
