import { createHash } from 'node:crypto';
import { sourceOfBytes } from '#src/modules/documents/domain/byte-source.ts';
import type { CastActor } from './actors.ts';
import type { Entitlement } from './matrix-expectations.ts';
import type { Subject, SubjectKey } from './matrix-subjects.ts';

/** What an input needs beside the subject. */
export interface Arrangement {
  /** Fingerprint of the screen "basics", as its form carries it. */
  readonly base: string;
  /** Name of a body that takes no part anywhere. */
  readonly outsiderName: string;
}

/** A command on a case: who may, and what they send. */
export interface CooperationCommandCase {
  readonly command: string;
  readonly subject: SubjectKey;
  readonly may: Entitlement;
  readonly fields?: (subject: Subject, arrangement: Arrangement, actor: CastActor) => Readonly<Record<string, unknown>>;
}

const bytes = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const pdf = () => ({
  ...sourceOfBytes(bytes),
  fileName: 'vermerk.pdf',
  sha256: createHash('sha256').update(bytes).digest(),
});

const shown = (subject: Subject) => ({ version: subject.version });
const content = (subject: Subject) => ({ contentVersion: subject.contentVersion });
const reason = () => ({ reason: 'Der Grund steht im Beschluss.' });
const partnerOf = (subject: Subject, status: string) =>
  subject.partners.find((partner) => partner.status === status && partner.bodyId !== subject.leadBodyId)?.bodyId;
const documentOf = (subject: Subject, bodyId: string) =>
  subject.documents.find((document) => document.bodyId === bodyId)?.id;

/**
 * The table. Whoever is not named may not: they get 403 if they see the case and 404 if they do not. Written from the
 * issue's text on the cooperation's way, not from src/policy or the transition table.
 */
export const COOPERATION_COMMANDS: readonly CooperationCommandCase[] = [
  {
    command: 'cooperations.edit_content',
    subject: 'draft',
    may: { lead: 'editor', partner: 'editor' },
    fields: (_, { base }) => ({ section: 'basics', base, title: 'Ein neuer Titel', fieldKey: 'geodata', aim: '' }),
  },
  {
    command: 'cooperations.name_responsible_person',
    subject: 'active',
    may: { lead: 'editor', partner: 'editor' },
    fields: () => ({ responsiblePerson: 'IT-Leitung' }),
  },
  {
    command: 'cooperations.invite_partner',
    subject: 'draft',
    may: { lead: 'editor' },
    fields: (_, { outsiderName }) => ({ bodies: outsiderName, message: '' }),
  },
  {
    command: 'cooperations.revoke_invitation',
    subject: 'draft',
    may: { lead: 'editor' },
    fields: (subject) => ({ bodyId: partnerOf(subject, 'invited') }),
  },
  {
    command: 'cooperations.accept_invitation',
    subject: 'draft',
    may: { invited: 'editor signatory' },
    fields: () => ({ responsiblePerson: 'IT-Leitung' }),
  },
  {
    command: 'cooperations.decline_invitation',
    subject: 'draft',
    may: { invited: 'editor signatory' },
    fields: reason,
  },
  {
    command: 'cooperations.withdraw_partner',
    subject: 'draft',
    may: { lead: 'editor! signatory!', partner: 'editor signatory' },
    fields: reason,
  },
  {
    command: 'cooperations.withdraw_partner',
    subject: 'submitted_approval',
    may: { lead: 'editor! signatory!', partner: 'editor signatory' },
    fields: reason,
  },
  {
    command: 'cooperations.change_lead',
    subject: 'draft',
    may: { lead: 'editor' },
    fields: (subject) => ({ ...shown(subject), bodyId: partnerOf(subject, 'accepted') }),
  },
  { command: 'cooperations.request_consents', subject: 'ready_draft', may: { lead: 'editor' }, fields: shown },
  {
    command: 'cooperations.prepare_consent',
    subject: 'collecting',
    may: { lead: 'editor!', partner: 'editor' },
    fields: (subject) => ({
      ...content(subject),
      resolutionBody: 'Gemeindevertretung',
      resolutionDate: '2026-11-02',
      resolutionReference: 'DS 2026/7',
    }),
  },
  {
    command: 'cooperations.sign_consent',
    subject: 'prepared',
    may: { lead: 'signatory!', partner: 'signatory' },
    fields: (subject) => ({ ...content(subject), confirmed: 'ja' }),
  },
  {
    command: 'cooperations.withdraw_consent',
    subject: 'collecting',
    may: { lead: 'signatory editor!', partner: 'editor! signatory!' },
    fields: reason,
  },
  { command: 'cooperations.submit', subject: 'returned', may: { lead: 'editor' }, fields: shown },
  {
    command: 'cooperations.ask_back',
    subject: 'submitted_approval',
    may: { authority: 'authority_decider' },
    fields: (subject) => ({ ...shown(subject), question: 'Wer vertritt?', dueOn: '' }),
  },
  {
    command: 'cooperations.answer_inquiry',
    subject: 'submitted_notice',
    may: { lead: 'editor', partner: 'editor' },
    fields: (subject) => ({ inquiryId: subject.inquiryId, answer: 'Der zweite Partner.' }),
  },
  {
    command: 'cooperations.return_for_correction',
    subject: 'submitted_approval',
    may: { authority: 'authority_decider' },
    fields: (subject) => ({ ...shown(subject), ...reason() }),
  },
  {
    command: 'cooperations.approve',
    subject: 'submitted_approval',
    may: { authority: 'authority_decider' },
    fields: shown,
  },
  {
    command: 'cooperations.take_note',
    subject: 'submitted_notice',
    may: { authority: 'authority_decider' },
    fields: shown,
  },
  {
    command: 'cooperations.reject',
    subject: 'submitted_approval',
    may: { authority: 'authority_decider' },
    fields: (subject) => ({ ...shown(subject), ...reason() }),
  },
  { command: 'cooperations.activate', subject: 'approved', may: { lead: 'editor' }, fields: shown },
  {
    command: 'cooperations.end',
    subject: 'active',
    may: { lead: 'editor' },
    fields: (subject) => ({ ...shown(subject), ...reason(), endedOn: '2026-11-01' }),
  },
  {
    command: 'cooperations.withdraw',
    subject: 'submitted_notice',
    may: { lead: 'editor' },
    fields: (subject) => ({ ...shown(subject), ...reason() }),
  },
  {
    command: 'cooperations.add_document',
    subject: 'draft',
    may: { lead: 'editor', partner: 'editor' },
    fields: () => ({ purpose: 'attachment', title: 'Vermerk', file: pdf() }),
  },
  {
    command: 'cooperations.add_document',
    subject: 'submitted_approval',
    may: { lead: 'editor', partner: 'editor', authority: 'authority_decider' },
    fields: () => ({ purpose: 'attachment', title: 'Vermerk', file: pdf() }),
  },
  {
    command: 'cooperations.withdraw_document',
    subject: 'draft',
    may: { lead: 'editor' },
    fields: (subject) => ({ documentId: documentOf(subject, subject.leadBodyId) }),
  },
];
