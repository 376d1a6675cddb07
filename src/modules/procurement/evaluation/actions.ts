'use server';

import { type FormAction, formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { procurementPath } from '../domain/addresses.ts';
import { completeEvaluation } from './commands/complete-evaluation.ts';
import { correctBid } from './commands/correct-bid.ts';
import { excludeBid } from './commands/exclude-bid.ts';
import { handInScores } from './commands/hand-in-scores.ts';
import { openBids } from './commands/open-bids.ts';
import { readmitBid } from './commands/readmit-bid.ts';
import { recordBid } from './commands/record-bid.ts';
import { scoreBid } from './commands/score-bid.ts';
import { EVALUATION_REFUSALS } from './refusal-texts.ts';

const refusals = EVALUATION_REFUSALS;
const redirectTo = (value: { readonly id: string }) => procurementPath(value.id, 'evaluation');

const actions = {
  openBids: formAction({ command: openBids, refusals, redirectTo }),
  recordBid: formAction({ command: recordBid, refusals, redirectTo }),
  correctBid: formAction({ command: correctBid, refusals, redirectTo }),
  excludeBid: formAction({ command: excludeBid, refusals, redirectTo }),
  readmitBid: formAction({ command: readmitBid, refusals, redirectTo }),
  scoreBid: formAction({ command: scoreBid, refusals, redirectTo }),
  handInScores: formAction({ command: handInScores, refusals, redirectTo }),
  completeEvaluation: formAction({ command: completeEvaluation, refusals, redirectTo }),
} satisfies Record<string, FormAction>;

export async function openBidsAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.openBids(previous, form);
}

export async function recordBidAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.recordBid(previous, form);
}

export async function correctBidAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.correctBid(previous, form);
}

export async function excludeBidAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.excludeBid(previous, form);
}

export async function readmitBidAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.readmitBid(previous, form);
}

export async function scoreBidAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.scoreBid(previous, form);
}

export async function handInScoresAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.handInScores(previous, form);
}

export async function completeEvaluationAction(previous: FormState, form: FormData): Promise<FormState> {
  return actions.completeEvaluation(previous, form);
}
