import { z } from 'zod';
import {
  id,
  oneOf,
  optionalDay,
  optionalEuroCents,
  optionalText,
  requiredDay,
  requiredText,
} from '#src/server/input.ts';
import { PROCUREMENT_LIMITS, reasonField, shownProcurement } from '../schema.ts';
import type { LotDecision } from './domain/decision.ts';
import { LETTER_CHANNELS } from './domain/standstill.ts';

const procurement = { procurementId: id };

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids behind a prefix among the names of fields, e.g. of outcome_<lot>. */
function idsAfter(prefix: string, fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && ID.test(name.slice(prefix.length)))
    .map((name) => name.slice(prefix.length));
}

/** One decision per lot: outcome_<lot> and reason_<lot>. */
export const decideAwardSchema = z
  .object({ ...shownProcurement })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const decisions = idsAfter('outcome_', fields).flatMap((lotId): LotDecision[] => {
      const outcome = fields[`outcome_${lotId}`];
      const text = fields[`reason_${lotId}`];
      const reason = typeof text === 'string' ? text.trim() : '';
      if (outcome !== 'award' && outcome !== 'none') return [];
      if (reason !== '' && reason.length <= PROCUREMENT_LIMITS.reason) return [{ lotId, outcome, reason }];
      const message = 'Bitte begründen Sie die Entscheidung mit höchstens 4.000 Zeichen.';
      context.addIssue({ code: 'custom', path: [`reason_${lotId}`], message });
      return [];
    });
    return { procurementId: fields.procurementId, version: fields.version, decisions };
  });

export const sendLetterSchema = z.object({
  ...procurement,
  bidId: id,
  channel: oneOf(LETTER_CHANNELS, 'Bitte wählen Sie, wie die Information versandt wurde.'),
  sentOn: requiredDay('den Tag der Absendung'),
  text: requiredText('den Wortlaut', PROCUREMENT_LIMITS.longText),
});

export const fileChallengeSchema = z.object({
  ...procurement,
  filedOn: requiredDay('den Tag, an dem der Antrag übermittelt wurde,'),
  chamber: requiredText('die Vergabekammer', 200),
  subject: requiredText('den Gegenstand', PROCUREMENT_LIMITS.reason),
});

/** How a review procedure can end. */
export const CHALLENGE_OUTCOMES = ['dismissed', 'withdrawn', 'settled', 'upheld'] as const;

export type ChallengeOutcome = (typeof CHALLENGE_OUTCOMES)[number];

export const resolveChallengeSchema = z.object({
  ...procurement,
  outcome: oneOf(CHALLENGE_OUTCOMES, 'Bitte wählen Sie den Ausgang.'),
  resolvedOn: requiredDay('den Tag, an dem das Verfahren endete,'),
  note: reasonField.reason,
});

/** Unit prices by lot: unitPrice_<lot>. Sent empty there is none; not sent it is value by quantity. */
export const concludeContractsSchema = z
  .object({
    ...shownProcurement,
    // With the longest term added it must still be a day of the calendar.
    startsOn: requiredDay('den Beginn der Laufzeit').refine((day) => day < '2200', 'Bitte prüfen Sie das Jahr.'),
    endsOn: optionalDay,
    noticeMonths: optionalText(2),
  })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const problem = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    const unitPrices = idsAfter('unitPrice_', fields).flatMap((lotId) => {
      const parsed = optionalEuroCents.safeParse(fields[`unitPrice_${lotId}`]);
      if (!parsed.success) problem(`unitPrice_${lotId}`, 'Bitte geben Sie den Betrag in Euro ein, zum Beispiel 12,50.');
      return parsed.success ? [{ lotId, cents: parsed.data }] : [];
    });
    const months = fields.noticeMonths;
    if (months !== '' && !/^\d{1,2}$/.test(months)) problem('noticeMonths', 'Bitte geben Sie ganze Monate an.');
    return {
      procurementId: fields.procurementId,
      version: fields.version,
      startsOn: fields.startsOn,
      endsOn: fields.endsOn,
      noticeMonths: months === '' ? null : Number(months),
      unitPrices,
    };
  });
