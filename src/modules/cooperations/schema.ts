import { z } from 'zod';
import type { ByteSource } from '#src/modules/documents/domain/byte-source.ts';
import { DOCUMENT_PURPOSES } from '#src/modules/documents/domain/document-type.ts';
import { MAX_TITLE_LENGTH } from '#src/modules/documents/domain/upload-return.ts';
import { isIsoDay } from '#src/modules/legal/domain/days.ts';
import { LEGAL_FORMS } from '#src/modules/legal/domain/legal-form.ts';
import {
  anyOf,
  id,
  oneOf,
  optionalDay,
  optionalEuroCents,
  optionalText,
  requiredDay,
  requiredText,
  version,
} from '#src/server/input.ts';
import { CONTENT_LIMITS, type CooperationContent, SECTIONS, type Section } from './domain/content.ts';
import type { SectionComments } from './domain/decision.ts';
import { SHARED_ACTIVITIES } from './domain/status.ts';

const REASON_LENGTH = 4_000;
const NAME_LENGTH = 200;

const cooperation = { cooperationId: id };
/** With the state of the row the form was shown with. */
const shown = { cooperationId: id, version };
/** With the version of the content the form was shown with. */
const shownContent = { cooperationId: id, contentVersion: version };

/** A choice that may be left open; null when empty. */
const openChoice = optionalText(60).transform((value) => value || null);
const reason = { reason: requiredText('einen Grund', REASON_LENGTH) };
const responsiblePerson = { responsiblePerson: requiredText('eine Ansprechperson', NAME_LENGTH) };

/** A day between the years 1900 and 2999, so that terms can be calculated with it; null when empty. */
const calendarDay = optionalDay.refine((day) => day === null || isIsoDay(day), 'Bitte prüfen Sie das Jahr.');

export const createDraftSchema = z.object({
  title: requiredText('einen Titel', CONTENT_LIMITS.title),
  fieldKey: openChoice,
});

const section = {
  ...cooperation,
  base: z.string('Diese Angabe fehlt.').max(64),
  next: z.enum(['stay', 'next']).default('next'),
};
const longText = optionalText(CONTENT_LIMITS.longText);

export const saveSectionSchema = z.discriminatedUnion(
  'section',
  [
    z.object({
      ...section,
      section: z.literal('basics'),
      title: requiredText('einen Titel', CONTENT_LIMITS.title),
      fieldKey: openChoice,
      aim: longText,
    }),
    z.object({ ...section, section: z.literal('scope'), sharedActivities: anyOf(SHARED_ACTIVITIES), tasks: longText }),
    z
      .object({
        ...section,
        section: z.literal('term'),
        startsOn: calendarDay,
        termKind: z.enum(['', 'unlimited', 'until'], 'Bitte wählen Sie aus der Liste.').default(''),
        endsOn: calendarDay,
        terminationClause: longText,
      })
      .superRefine(({ startsOn, termKind, endsOn }, context) => {
        if (termKind !== 'until') return;
        if (endsOn === null) {
          context.addIssue({
            code: 'custom',
            path: ['endsOn'],
            message: 'Bitte geben Sie den letzten Tag an (TT.MM.JJJJ).',
          });
        } else if (startsOn !== null && endsOn < startsOn) {
          context.addIssue({ code: 'custom', path: ['endsOn'], message: 'Das Ende darf nicht vor dem Beginn liegen.' });
        }
      }),
    z.object({
      ...section,
      section: z.literal('form'),
      legalForm: z
        .enum(['', ...LEGAL_FORMS], 'Bitte wählen Sie eine Rechtsform aus der Liste.')
        .default('')
        .transform((value) => value || null),
    }),
    z.object({
      ...section,
      section: z.literal('costs'),
      costPerYearCents: optionalEuroCents.refine(
        (cents) => cents === null || cents <= CONTENT_LIMITS.costCents,
        'Bitte prüfen Sie den Betrag: Er ist höher als zehn Milliarden Euro.',
      ),
      costNote: longText,
    }),
  ],
  'Diese Angabe ist ungültig.',
);

export type SectionInput = z.output<typeof saveSectionSchema>;

/** What was typed on one screen, as the fields of the content that it holds. */
export function contentOfSection(input: SectionInput): Partial<CooperationContent> {
  switch (input.section) {
    case 'basics':
      return { title: input.title, fieldKey: input.fieldKey, aim: input.aim };
    case 'scope':
      return { sharedActivities: input.sharedActivities, tasks: input.tasks };
    case 'term':
      return { startsOn: input.startsOn, term: termOf(input), terminationClause: input.terminationClause };
    case 'form':
      return { legalForm: input.legalForm };
    case 'costs':
      return { costPerYearCents: input.costPerYearCents, costNote: input.costNote };
  }
}

function termOf(input: Extract<SectionInput, { section: 'term' }>): CooperationContent['term'] {
  if (input.termKind === 'unlimited') return { kind: 'unlimited' };
  return input.termKind === 'until' && input.endsOn !== null ? { kind: 'until', endsOn: input.endsOn } : null;
}

/** Most bodies one form can invite; all of Hessen's Gemeinden and Kreise fit. */
const MAX_INVITED = 500;

export const invitePartnersSchema = z.object({
  ...cooperation,
  bodies: z
    .union(
      [z.string().max(60_000), z.array(z.string().max(300)).max(MAX_INVITED)],
      'Bitte geben Sie mindestens eine Stelle an.',
    )
    .optional()
    .transform((value) => (typeof value === 'string' ? value.split('\n') : (value ?? [])))
    .transform((texts) => [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))])
    .refine((texts) => texts.length <= MAX_INVITED, 'Bitte laden Sie höchstens 500 Stellen auf einmal ein.'),
  message: optionalText(2_000),
});

export const partnerSchema = z.object({ ...cooperation, bodyId: id });
export const acceptInvitationSchema = z.object({ ...cooperation, ...responsiblePerson });
export const nameResponsiblePersonSchema = acceptInvitationSchema;
export const reasonSchema = z.object({ ...cooperation, ...reason });
export const changeLeadSchema = z.object({ ...shown, bodyId: id });
export const shownSchema = z.object(shown);
export const withdrawCooperationSchema = z.object({ ...shown, ...reason });

export const prepareConsentSchema = z.object({
  ...shownContent,
  resolutionBody: requiredText('das Organ, das beschlossen hat,', NAME_LENGTH),
  resolutionDate: requiredDay('den Tag des Beschlusses').refine(isIsoDay, 'Bitte prüfen Sie das Jahr.'),
  resolutionReference: requiredText('das Zeichen des Beschlusses', NAME_LENGTH),
  documentId: z
    .union([z.literal(''), id])
    .optional()
    .transform((value) => value || null),
});

export const signConsentSchema = z.object({
  ...shownContent,
  confirmed: z.literal('ja', 'Bitte bestätigen Sie, dass Sie für Ihre Stelle zeichnen.'),
});

export const askBackSchema = z.object({
  ...shown,
  question: requiredText('Ihre Frage', REASON_LENGTH),
  dueOn: calendarDay,
});
export const answerInquirySchema = z.object({
  ...cooperation,
  inquiryId: id,
  answer: requiredText('Ihre Antwort', CONTENT_LIMITS.longText),
});

/** Comments arrive as one field per section, `comment_basics` and so on. */
const comments = Object.fromEntries(SECTIONS.map((name) => [`comment_${name}`, optionalText(REASON_LENGTH)])) as Record<
  `comment_${Section}`,
  ReturnType<typeof optionalText>
>;

const decision = { ...shown, ...comments };

export const returnSchema = z.object({ ...decision, reason: optionalText(REASON_LENGTH) });
export const approveSchema = z.object({
  ...decision,
  reason: optionalText(REASON_LENGTH),
  conditions: optionalText(REASON_LENGTH),
});
export const takeNoteSchema = returnSchema;
export const rejectSchema = z.object({ ...decision, ...reason });
export const endSchema = z.object({
  ...shown,
  ...reason,
  endedOn: requiredDay('den letzten Tag').refine(isIsoDay, 'Bitte prüfen Sie das Jahr.'),
});

/** Gathers the comment fields by section. */
export function sectionCommentsOf(input: Readonly<Record<`comment_${Section}`, string>>): SectionComments {
  return Object.fromEntries(SECTIONS.map((name) => [name, input[`comment_${name}`]]));
}

export const withdrawDocumentSchema = z.object({ ...cooperation, documentId: id });

/** A file as the upload handed it over: on disk, measured, its name untrusted. */
const uploadedFile = z.custom<ByteSource & { readonly fileName: string; readonly sha256: Uint8Array }>(
  (value) => typeof value === 'object' && value !== null && 'read' in value && 'sha256' in value && 'fileName' in value,
  'Bitte wählen Sie eine Datei aus.',
);

export const addDocumentSchema = z.object({
  ...cooperation,
  purpose: oneOf(DOCUMENT_PURPOSES, 'Bitte wählen Sie, wozu das Dokument dient.'),
  title: requiredText('einen Titel', MAX_TITLE_LENGTH),
  file: uploadedFile,
});
