import { z } from 'zod';
import { oneOf, optionalText, requiredText, version } from '#src/server/input.ts';
import { PROCUREMENT_LIMITS, reasonField, shownProcurement } from '../schema.ts';
import { ANSWERS } from './domain/finding.ts';
import { type Answers, LEGAL_POINT_KEYS, LEGAL_POINTS, type LegalPointKey } from './domain/points.ts';
import { PROCEDURE_KEYS } from './domain/procedure.ts';

const pointKey = oneOf(LEGAL_POINT_KEYS as readonly [LegalPointKey, ...LegalPointKey[]], 'Diese Angabe ist ungültig.');

/** One radio group per question; not answering one is allowed and shows as missing. */
const answer = z
  .enum([...ANSWERS, ''], 'Bitte wählen Sie aus der Liste.')
  .optional()
  .transform((value) => value || undefined);

const questionKeys = Object.values(LEGAL_POINTS).flatMap((questions) => questions.map(({ key }) => key));

/** The name of a question's field in the form. */
export const answerField = (key: string): `answer_${string}` => `answer_${key}`;

export const answerLegalPointSchema = z
  .object({
    procurementId: shownProcurement.procurementId,
    pointKey,
    pointVersion: version,
    comment: optionalText(PROCUREMENT_LIMITS.longText),
    ...Object.fromEntries(questionKeys.map((key) => [answerField(key), answer])),
  })
  .transform((fields) => {
    const { procurementId, comment, pointVersion } = fields;
    const questions: readonly { readonly key: string }[] = LEGAL_POINTS[fields.pointKey];
    const given = fields as Readonly<Record<string, unknown>>;
    const answers = Object.fromEntries(
      questions.flatMap(({ key }) => (given[answerField(key)] ? [[key, given[answerField(key)]]] : [])),
    ) as Answers;
    return { procurementId, pointKey: fields.pointKey, pointVersion, comment, answers };
  });

export const signLegalPointSchema = z.object({
  procurementId: shownProcurement.procurementId,
  pointKey,
  fingerprint: z.string('Diese Angabe fehlt.').regex(/^[0-9a-f]{32}$/, 'Diese Angabe ist ungültig.'),
  comment: optionalText(PROCUREMENT_LIMITS.reason),
});

export const chooseProcedureSchema = z.object({
  ...shownProcurement,
  procedureKey: oneOf(PROCEDURE_KEYS, 'Bitte wählen Sie eine Verfahrensart.'),
  reason: requiredText('eine Begründung', PROCUREMENT_LIMITS.reason),
});

export const completeLegalCheckSchema = z.object(shownProcurement);

export const reopenLegalCheckSchema = z.object({ ...shownProcurement, ...reasonField });
