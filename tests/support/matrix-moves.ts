import type { z } from 'zod';
import { acceptInvitation } from '#src/modules/cooperations/commands/accept-invitation.ts';
import { activateCooperation } from '#src/modules/cooperations/commands/activate-cooperation.ts';
import { answerInquiry } from '#src/modules/cooperations/commands/answer-inquiry.ts';
import { approveCooperation } from '#src/modules/cooperations/commands/approve-cooperation.ts';
import { askBack } from '#src/modules/cooperations/commands/ask-back.ts';
import { changeLead } from '#src/modules/cooperations/commands/change-lead.ts';
import { declineInvitation } from '#src/modules/cooperations/commands/decline-invitation.ts';
import { invitePartners } from '#src/modules/cooperations/commands/invite-partners.ts';
import { prepareConsent } from '#src/modules/cooperations/commands/prepare-consent.ts';
import { rejectCooperation } from '#src/modules/cooperations/commands/reject-cooperation.ts';
import { requestConsents } from '#src/modules/cooperations/commands/request-consents.ts';
import { returnCooperation } from '#src/modules/cooperations/commands/return-cooperation.ts';
import { revokeInvitation } from '#src/modules/cooperations/commands/revoke-invitation.ts';
import { signConsent } from '#src/modules/cooperations/commands/sign-consent.ts';
import { submitCooperation } from '#src/modules/cooperations/commands/submit-cooperation.ts';
import { withdrawConsent } from '#src/modules/cooperations/commands/withdraw-consent.ts';
import { withdrawCooperation } from '#src/modules/cooperations/commands/withdraw-cooperation.ts';
import { withdrawPartner } from '#src/modules/cooperations/commands/withdraw-partner.ts';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import type { CooperationView } from '#src/modules/cooperations/reads/view.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { Command } from '#src/server/command.ts';
import { consentTo, NO_COMMENTS, type Stage, save } from './cooperation-stage.ts';

/** What somebody can do with what their screen showed them. */
interface Move {
  readonly name: string;
  readonly by: keyof Stage;
  readonly act: (actor: Actor, view: CooperationView) => Promise<{ readonly ok: boolean }>;
}

function move<Schema extends z.ZodType>(
  name: string,
  by: keyof Stage,
  command: Command<Schema, unknown, string>,
  fields: (view: CooperationView) => Readonly<Record<string, unknown>> = () => ({}),
): Move {
  return {
    name: `${by}: ${name}`,
    by,
    act: (actor, view) =>
      command.execute(
        actor,
        command.schema.parse({
          cooperationId: view.id,
          version: view.version,
          contentVersion: view.contentVersion,
          ...fields(view),
        }),
      ),
  };
}

const reason = () => ({ reason: 'Aus gutem Grund.' });
const decision = () => ({ ...NO_COMMENTS, reason: 'Geprüft.', conditions: '' });
const resolution = (view: CooperationView) => ({ ...consentTo(view), documentId: '' });
const responsible = () => ({ responsiblePerson: 'Leitung der IT' });

/** Texts nobody else writes, so that an edit always changes something. */
let edits = 0;

function edit(by: keyof Stage): Move {
  return {
    name: `${by}: edit`,
    by,
    act: (actor, view) => {
      edits += 1;
      return save(actor, view.id, 'costs', { costPerYearCents: '12.500,00', costNote: `Stand ${edits}` });
    },
  };
}

/** The moves of a game in which everybody acts at once; `stranger` is the body that may be invited. */
export function movesOf(stage: Stage): Move[] {
  const stranger = stage.stranger.bodyId;
  return [
    edit('lead'),
    edit('partner'),
    move('invite', 'lead', invitePartners, () => ({ bodies: stranger, message: '' })),
    move('uninvite', 'lead', revokeInvitation, () => ({ bodyId: stranger })),
    move('accept', 'stranger', acceptInvitation, responsible),
    move('accept', 'strangerSignatory', acceptInvitation, responsible),
    move('decline', 'strangerSignatory', declineInvitation, reason),
    move('leave', 'stranger', withdrawPartner, reason),
    move('leave', 'partnerSignatory', withdrawPartner, reason),
    move('hand over', 'lead', changeLead, (view) => ({
      bodyId: view.partners.find(({ bodyId }) => bodyId !== view.lead?.id)?.bodyId ?? stranger,
    })),
    move('request', 'lead', requestConsents),
    ...(['lead', 'partner', 'stranger'] as const).flatMap((by) => [
      move('prepare', by, prepareConsent, resolution),
      move('take consent back', by, withdrawConsent, reason),
    ]),
    ...(['leadSignatory', 'partnerSignatory', 'strangerSignatory'] as const).map((by) =>
      move('sign', by, signConsent, () => ({ confirmed: 'ja' })),
    ),
    move('submit', 'lead', submitCooperation),
    move('submit', 'partner', submitCooperation),
    ...(['authority', 'secondAuthority'] as const).flatMap((by) => [
      move('approve', by, approveCooperation, decision),
      move('reject', by, rejectCooperation, decision),
      move('return', by, returnCooperation, decision),
      move('ask', by, askBack, () => ({ question: 'Wer vertritt?', dueOn: '' })),
    ]),
    move('answer', 'partner', answerInquiry, (view) => ({
      inquiryId: view.inquiries.find(({ answer }) => answer === null)?.id ?? view.id,
      answer: 'Der Partner.',
    })),
    move('begin', 'lead', activateCooperation),
    move('withdraw', 'lead', withdrawCooperation, reason),
  ];
}

/** Everybody looks first, then everybody acts at the same moment. Returns how many acted with success. */
export async function playRound(stage: Stage, id: string, moves: readonly Move[]): Promise<number> {
  const shown = await Promise.all(moves.map(({ by }) => getCooperation(stage[by], id)));
  const outcomes = await Promise.all(
    moves.map(async ({ by, act }, index) => {
      const view = shown[index];
      if (!view) return false;
      try {
        return (await act(stage[by], view)).ok;
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        if (['conflict', 'forbidden', 'not_found'].includes(String(code))) return false;
        throw error;
      }
    }),
  );
  return outcomes.filter(Boolean).length;
}
