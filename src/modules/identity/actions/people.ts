'use server';

import { formAction } from '#src/server/form-action.ts';
import type { FormState } from '#src/ui/form/form-state.ts';
import { changeRoles } from '../commands/change-roles.ts';
import { invitePerson } from '../commands/invite-person.ts';
import { lockAccount } from '../commands/lock-account.ts';
import { removePerson } from '../commands/remove-person.ts';
import { requireSecondFactor } from '../commands/require-second-factor.ts';
import { resendInvitation } from '../commands/resend-invitation.ts';
import { resetSecondFactor } from '../commands/reset-second-factor.ts';
import { revokeInvitation } from '../commands/revoke-invitation.ts';
import { unlockAccount } from '../commands/unlock-account.ts';
import { peopleRefusals } from '../texts.ts';

const PEOPLE = '/verwaltung/personen';

const invite = formAction({
  command: invitePerson,
  refusals: peopleRefusals,
  redirectTo: () => `${PEOPLE}?erledigt=eingeladen`,
});

/** Invites a person into an organisation. */
export async function invitePersonAction(previous: FormState, form: FormData): Promise<FormState> {
  return invite(previous, form);
}

const resend = formAction({
  command: resendInvitation,
  refusals: peopleRefusals,
  redirectTo: () => `${PEOPLE}?erledigt=erneut-gesendet`,
});

/** Sends an invitation again with a new link. */
export async function resendInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return resend(previous, form);
}

const revoke = formAction({
  command: revokeInvitation,
  refusals: peopleRefusals,
  redirectTo: () => `${PEOPLE}?erledigt=zurueckgezogen`,
});

/** Withdraws an invitation. */
export async function revokeInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return revoke(previous, form);
}

const change = formAction({
  command: changeRoles,
  refusals: peopleRefusals,
  redirectTo: (value) => `${PEOPLE}/${value.id}?erledigt=rollen`,
});

/** Changes a person's roles in an organisation. */
export async function changeRolesAction(previous: FormState, form: FormData): Promise<FormState> {
  return change(previous, form);
}

const remove = formAction({
  command: removePerson,
  refusals: peopleRefusals,
  redirectTo: (value) => (value.self ? '/anmelden?hinweis=zugang-beendet' : `${PEOPLE}?erledigt=entfernt`),
});

/** Ends a person's access for an organisation. */
export async function removePersonAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form);
}

const lock = formAction({
  command: lockAccount,
  refusals: peopleRefusals,
  redirectTo: () => `${PEOPLE}?erledigt=gesperrt`,
});

/** Locks an account everywhere. */
export async function lockAccountAction(previous: FormState, form: FormData): Promise<FormState> {
  return lock(previous, form);
}

const unlock = formAction({
  command: unlockAccount,
  refusals: {},
  redirectTo: () => `${PEOPLE}?erledigt=entsperrt`,
});

/** Unlocks an account. */
export async function unlockAccountAction(previous: FormState, form: FormData): Promise<FormState> {
  return unlock(previous, form);
}

const resetFactor = formAction({
  command: resetSecondFactor,
  refusals: peopleRefusals,
  redirectTo: () => `${PEOPLE}?erledigt=faktor-zurueckgesetzt`,
});

/** Removes the second factor of somebody who has lost it. */
export async function resetSecondFactorAction(previous: FormState, form: FormData): Promise<FormState> {
  return resetFactor(previous, form);
}

const requireFactor = formAction({
  command: requireSecondFactor,
  refusals: {},
  redirectTo: (value) => `/verwaltung/organisationen/${value.id}?erledigt=zweiter-faktor`,
});

/** Sets whether an organisation demands a second factor. */
export async function requireSecondFactorAction(previous: FormState, form: FormData): Promise<FormState> {
  return requireFactor(previous, form);
}
