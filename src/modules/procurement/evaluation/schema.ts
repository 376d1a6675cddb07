import { z } from 'zod';
import { id, optionalEuroCents, optionalText, requiredDay, requiredText, version } from '#src/server/input.ts';
import { PROCUREMENT_LIMITS, reasonField, shownProcurement } from '../schema.ts';
import { berlinInstant } from '../tender/domain/berlin-time.ts';
import { clockTime, optionalHundredths } from '../tender/schema.ts';

/** Longest texts, in characters. */
export const EVALUATION_LIMITS = { name: 200, comment: 2_000 } as const;

const procurement = { procurementId: id };

export const openBidsSchema = z.object({ ...procurement });

const bidFields = {
  bidderName: requiredText('den Namen des Bieters', EVALUATION_LIMITS.name),
  bidderPlace: optionalText(EVALUATION_LIMITS.name),
  bidderIdentifier: optionalText(EVALUATION_LIMITS.name),
  bidderIsSme: z
    .enum(['yes', 'no', ''], 'Bitte wählen Sie aus der Liste.')
    .optional()
    .transform((value) => (value ? value === 'yes' : null)),
  priceCents: optionalEuroCents.transform((cents, context): number => {
    if (cents !== null) return cents;
    context.addIssue({ code: 'custom', message: 'Bitte geben Sie die Angebotssumme an.' });
    return z.NEVER;
  }),
  receivedOn: requiredDay('den Tag des Eingangs'),
  receivedTime: clockTime,
};

/** The moment of receipt in place of day and time. */
function withReceipt<Fields extends { readonly receivedOn: string; readonly receivedTime: string }>(fields: Fields) {
  const { receivedOn, receivedTime, ...rest } = fields;
  return { ...rest, receivedAt: berlinInstant(receivedOn, receivedTime) };
}

export const recordBidSchema = z.object({ ...procurement, lotId: id, ...bidFields }).transform(withReceipt);

export const correctBidSchema = z.object({ ...procurement, bidId: id, version, ...bidFields }).transform(withReceipt);

export const excludeBidSchema = z.object({
  ...procurement,
  bidId: id,
  version,
  ground: requiredText('den Ausschlussgrund', 60),
  ...reasonField,
});

export const readmitBidSchema = z.object({ ...procurement, bidId: id, version, ...reasonField });

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Points of one evaluator for one offer: points_<criterion> and comment_<criterion>. Empty points are left open. */
export const scoreBidSchema = z
  .object({ ...procurement, bidId: id })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const given = Object.keys(fields).flatMap((name) => {
      const criterionId = name.startsWith('points_') ? name.slice('points_'.length) : '';
      if (!ID.test(criterionId)) return [];
      const points = optionalHundredths(fields[name]);
      if (points === 'unreadable') {
        const message = 'Bitte geben Sie Punkte mit höchstens zwei Nachkommastellen an, zum Beispiel 7,5.';
        context.addIssue({ code: 'custom', path: [name], message });
      }
      const text = fields[`comment_${criterionId}`];
      const comment = typeof text === 'string' ? text.trim() : '';
      if (points === null && comment !== '') {
        const message = 'Bitte geben Sie zu Ihrer Begründung auch Punkte an.';
        context.addIssue({ code: 'custom', path: [name], message });
      }
      if (comment.length > EVALUATION_LIMITS.comment) {
        const message = 'Bitte kürzen Sie auf höchstens 2.000 Zeichen.';
        context.addIssue({ code: 'custom', path: [`comment_${criterionId}`], message });
      }
      return typeof points === 'number' ? [{ criterionId, points, comment }] : [];
    });
    return { procurementId: fields.procurementId, bidId: fields.bidId, scores: given };
  });

export const handInScoresSchema = z.object({ ...procurement, lotId: id });

/** What the completion of an evaluation is told. */
export interface CompletionInput {
  readonly procurementId: string;
  readonly version: number;
  /** That no offer came in for the lots without a recorded one. */
  readonly noBidsConfirmed?: boolean;
  readonly draws: readonly { readonly lotId: string; readonly bidId: string; readonly note: string }[];
}

/** With the offers drawn for lots in which offers are tied: draw_<lot>. */
export const completeEvaluationSchema = z
  .object({ ...shownProcurement, drawNote: optionalText(PROCUREMENT_LIMITS.reason) })
  .catchall(z.unknown())
  .transform(
    ({ procurementId, version: shown, drawNote, ...rest }): CompletionInput => ({
      procurementId,
      version: shown,
      noBidsConfirmed: rest.noBidsConfirmed === 'ja',
      draws: Object.entries(rest).flatMap(([name, bidId]) => {
        const lotId = name.startsWith('draw_') ? name.slice('draw_'.length) : '';
        return ID.test(lotId) && typeof bidId === 'string' && bidId !== '' ? [{ lotId, bidId, note: drawNote }] : [];
      }),
    }),
  );
