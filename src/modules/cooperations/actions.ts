'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { activateCooperation } from './commands/activate-cooperation.ts';
import { answerInquiry } from './commands/answer-inquiry.ts';
import { approveCooperation } from './commands/approve-cooperation.ts';
import { askBack } from './commands/ask-back.ts';
import { changeLead } from './commands/change-lead.ts';
import { createDraft } from './commands/create-draft.ts';
import { declineInvitation } from './commands/decline-invitation.ts';
import { endCooperation } from './commands/end-cooperation.ts';
import { invitePartners } from './commands/invite-partners.ts';
import { nameResponsiblePerson } from './commands/name-responsible-person.ts';
import { prepareConsent } from './commands/prepare-consent.ts';
import { rejectCooperation } from './commands/reject-cooperation.ts';
import { requestConsents } from './commands/request-consents.ts';
import { returnCooperation } from './commands/return-cooperation.ts';
import { revokeInvitation } from './commands/revoke-invitation.ts';
import { saveSection } from './commands/save-section.ts';
import { signConsent } from './commands/sign-consent.ts';
import { submitCooperation } from './commands/submit-cooperation.ts';
import { takeNoteOfCooperation } from './commands/take-note-of-cooperation.ts';
import { withdrawConsent } from './commands/withdraw-consent.ts';
import { withdrawCooperation } from './commands/withdraw-cooperation.ts';
import { withdrawDocument } from './commands/withdraw-document.ts';
import { withdrawPartner } from './commands/withdraw-partner.ts';
import { sectionConflictText } from './conflict-texts.ts';
import { cooperationPath, nextSectionPath, sectionPath } from './domain/addresses.ts';
import { getSectionConflict } from './reads/section-conflict.ts';
import { COOPERATION_REFUSALS } from './refusal-texts.ts';

const refusals = COOPERATION_REFUSALS;
const toPage = (value: { readonly id: string }) => cooperationPath(value.id);

/** One declaration per verb; what a file of server actions exports must be an asynchronous function. */
const actions = {
  createDraft: formAction({ command: createDraft, refusals, redirectTo: (value) => sectionPath(value.id, 'basics') }),
  saveSection: formAction({
    command: saveSection,
    refusals,
    redirectTo: (value) =>
      value.next === 'next' ? nextSectionPath(value.id, value.section) : sectionPath(value.id, value.section),
    compare: async (actor, input) => {
      const conflict = await getSectionConflict(actor, input);
      return conflict && sectionConflictText(conflict);
    },
  }),
  invitePartners: formAction({
    command: invitePartners,
    refusals,
    redirectTo: (value) => sectionPath(value.id, 'partners'),
  }),
  revokeInvitation: formAction({ command: revokeInvitation, refusals, redirectTo: toPage }),
  acceptInvitation: formAction({ command: acceptInvitation, refusals, redirectTo: toPage }),
  declineInvitation: formAction({ command: declineInvitation, refusals, redirectTo: () => '/kooperationen' }),
  nameResponsiblePerson: formAction({ command: nameResponsiblePerson, refusals, redirectTo: toPage }),
  changeLead: formAction({ command: changeLead, refusals, redirectTo: toPage }),
  withdrawPartner: formAction({ command: withdrawPartner, refusals, redirectTo: () => '/kooperationen' }),
  requestConsents: formAction({ command: requestConsents, refusals, redirectTo: toPage }),
  prepareConsent: formAction({ command: prepareConsent, refusals, redirectTo: toPage }),
  signConsent: formAction({ command: signConsent, refusals, redirectTo: toPage }),
  withdrawConsent: formAction({ command: withdrawConsent, refusals, redirectTo: toPage }),
  submitCooperation: formAction({ command: submitCooperation, refusals, redirectTo: toPage }),
  askBack: formAction({ command: askBack, refusals, redirectTo: toPage }),
  answerInquiry: formAction({ command: answerInquiry, refusals, redirectTo: toPage }),
  returnCooperation: formAction({ command: returnCooperation, refusals, redirectTo: toPage }),
  approveCooperation: formAction({ command: approveCooperation, refusals, redirectTo: toPage }),
  takeNoteOfCooperation: formAction({ command: takeNoteOfCooperation, refusals, redirectTo: toPage }),
  rejectCooperation: formAction({ command: rejectCooperation, refusals, redirectTo: toPage }),
  activateCooperation: formAction({ command: activateCooperation, refusals, redirectTo: toPage }),
  endCooperation: formAction({ command: endCooperation, refusals, redirectTo: toPage }),
  withdrawCooperation: formAction({ command: withdrawCooperation, refusals, redirectTo: toPage }),
  withdrawDocument: formAction({
    command: withdrawDocument,
    refusals,
    redirectTo: (value) => `${cooperationPath(value.id)}#dokumente`,
  }),
} satisfies Record<string, FormAction>;

export async function createDraftAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.createDraft(previous, form);
}

export async function saveSectionAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.saveSection(previous, form);
}

export async function invitePartnersAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.invitePartners(previous, form);
}

export async function revokeInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.revokeInvitation(previous, form);
}

export async function acceptInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.acceptInvitation(previous, form);
}

export async function declineInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.declineInvitation(previous, form);
}

export async function nameResponsiblePersonAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.nameResponsiblePerson(previous, form);
}

export async function changeLeadAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.changeLead(previous, form);
}

export async function withdrawPartnerAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.withdrawPartner(previous, form);
}

export async function requestConsentsAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.requestConsents(previous, form);
}

export async function prepareConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.prepareConsent(previous, form);
}

export async function signConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.signConsent(previous, form);
}

export async function withdrawConsentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.withdrawConsent(previous, form);
}

export async function submitCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.submitCooperation(previous, form);
}

export async function askBackAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.askBack(previous, form);
}

export async function answerInquiryAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.answerInquiry(previous, form);
}

export async function returnCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.returnCooperation(previous, form);
}

export async function approveCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.approveCooperation(previous, form);
}

export async function takeNoteOfCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.takeNoteOfCooperation(previous, form);
}

export async function rejectCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.rejectCooperation(previous, form);
}

export async function activateCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.activateCooperation(previous, form);
}

export async function endCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.endCooperation(previous, form);
}

export async function withdrawCooperationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.withdrawCooperation(previous, form);
}

export async function withdrawDocumentAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.withdrawDocument(previous, form);
}
