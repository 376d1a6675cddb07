'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { applyForMembership } from './commands/apply-for-membership.ts';
import { castVote } from './commands/cast-vote.ts';
import { changeShares } from './commands/change-shares.ts';
import { closeMotion } from './commands/close-motion.ts';
import { completeLeaving } from './commands/complete-leaving.ts';
import { decideApplication } from './commands/decide-application.ts';
import { giveNotice } from './commands/give-notice.ts';
import { openMotion } from './commands/open-motion.ts';
import { COOPERATIVE_REFUSALS } from './refusal-texts.ts';

const refusals = COOPERATIVE_REFUSALS;
const redirectTo = () => '/genossenschaft';

/** One declaration per verb; what a file of server actions exports must be an asynchronous function. */
const actions = {
  applyForMembership: formAction({ command: applyForMembership, refusals, redirectTo }),
  decideApplication: formAction({ command: decideApplication, refusals, redirectTo }),
  changeShares: formAction({ command: changeShares, refusals, redirectTo }),
  giveNotice: formAction({ command: giveNotice, refusals, redirectTo }),
  completeLeaving: formAction({ command: completeLeaving, refusals, redirectTo }),
  openMotion: formAction({ command: openMotion, refusals, redirectTo }),
  castVote: formAction({ command: castVote, refusals, redirectTo }),
  closeMotion: formAction({ command: closeMotion, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function applyForMembershipAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.applyForMembership(previous, form);
}

export async function decideApplicationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.decideApplication(previous, form);
}

export async function changeSharesAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.changeShares(previous, form);
}

export async function giveNoticeAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.giveNotice(previous, form);
}

export async function completeLeavingAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.completeLeaving(previous, form);
}

export async function openMotionAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.openMotion(previous, form);
}

export async function castVoteAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.castVote(previous, form);
}

export async function closeMotionAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.closeMotion(previous, form);
}
