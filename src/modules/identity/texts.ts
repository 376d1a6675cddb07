import { ROLES, type Role } from '#src/policy/actor.ts';
import type { Refusal } from '#src/server/outcome.ts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, type PasswordWeakness } from './domain/password-rules.ts';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  reader: 'Lesen',
  editor: 'Bearbeitung',
  signatory: 'Zeichnungsberechtigung',
  organisation_administrator: 'Administration der Organisation',
  procurement_manager: 'Beschaffung',
  legal_reviewer: 'Vergaberechtliche Prüfung',
  budget_approver: 'Haushaltsfreigabe',
  security_officer: 'Informationssicherheit',
  authority_decider: 'Entscheidung der Aufsichtsbehörde',
  land_coordinator: 'Koordination des Landes',
  cert_analyst: 'CERT-Analyse',
  auditor: 'Revision',
  platform_administrator: 'Administration des Portals',
};

/** One sentence per role for whoever gives it. */
export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  reader: 'Sieht die Vorgänge der Organisation, ändert nichts.',
  editor: 'Entwirft Kooperationen und bearbeitet sie mit den Partnern.',
  signatory: 'Gibt im Namen der Organisation Zustimmungen ab.',
  organisation_administrator: 'Lädt Personen ein, ändert Rollen und beendet Zugänge.',
  procurement_manager: 'Betreut gemeinsame Beschaffungen, meldet Bedarf und ruft ab.',
  legal_reviewer: 'Prüft und zeichnet die vergaberechtlichen Punkte einer Beschaffung.',
  budget_approver: 'Bestätigt Bedarf verbindlich und gibt Abrufe im Haushalt frei.',
  security_officer: 'Betreut die Informationssicherheit, auch für mehrere Organisationen.',
  authority_decider: 'Prüft und entscheidet über eingereichte Kooperationen.',
  land_coordinator: 'Sieht alle je eingereichten Kooperationen und pflegt Vorgaben.',
  cert_analyst: 'Bewertet Sicherheitsmeldungen.',
  auditor: 'Sieht jede Entscheidung und das Protokoll, ändert nichts.',
  platform_administrator: 'Verwaltet Organisationen und Personen, sieht keine Inhalte. Nur ohne weitere Rolle.',
};

/** Labels of roles as a list in a sentence; unknown values are left out. */
export function roleNames(roles: unknown): string {
  const known = ROLES.filter((role) => Array.isArray(roles) && roles.includes(role));
  return known.map((role) => ROLE_LABELS[role]).join(', ') || 'keine';
}

export const PASSWORD_WEAKNESS_TEXTS: Readonly<Record<PasswordWeakness, string>> = {
  too_short: `Bitte wählen Sie ein Passwort mit mindestens ${PASSWORD_MIN_LENGTH} Zeichen.`,
  too_long: `Bitte wählen Sie ein Passwort mit höchstens ${PASSWORD_MAX_LENGTH} Zeichen.`,
  too_common: 'Dieses Passwort steht auf Listen häufiger Passwörter. Bitte wählen Sie ein anderes.',
  too_uniform: 'Dieses Passwort wiederholt sich zu sehr. Bitte wählen Sie ein anderes.',
  contains_account: 'Das Passwort darf nicht aus Ihrer E-Mail-Adresse bestehen. Bitte wählen Sie ein anderes.',
};

export const PASSWORD_HINT = `Mindestens ${PASSWORD_MIN_LENGTH} Zeichen. Gut sind mehrere Wörter, die nicht zusammengehören; Ziffern und Sonderzeichen sind nicht nötig.`;

/** Reasons for which a command of this module says no. */
export type PeopleRefusal =
  | 'already_member'
  | 'already_invited'
  | 'roles_not_grantable'
  | 'role_does_not_fit_body'
  | 'platform_role_stands_alone'
  | 'no_role'
  | 'own_roles'
  | 'last_administrator'
  | 'last_platform_administrator'
  | 'invitation_closed'
  | 'own_address'
  | 'no_second_factor_set_up';

export const peopleRefusals: Readonly<Record<PeopleRefusal, Refusal>> = {
  already_member: { message: 'Diese Person gehört der Organisation bereits an. Sie können dort ihre Rollen ändern.' },
  already_invited: {
    message:
      'Für diese E-Mail-Adresse ist bereits eine Einladung offen. Sie können sie erneut senden oder zurückziehen.',
  },
  roles_not_grantable: { message: 'Diese Rollen dürfen Sie nicht vergeben oder entziehen.' },
  role_does_not_fit_body: { message: 'Eine der gewählten Rollen gibt es in dieser Art von Organisation nicht.' },
  platform_role_stands_alone: {
    message: `Die Rolle „${ROLE_LABELS.platform_administrator}“ lässt sich mit keiner anderen verbinden: Wer das Portal verwaltet, sieht keine Inhalte.`,
  },
  no_role: { message: 'Bitte wählen Sie mindestens eine Rolle. Um den Zugang zu beenden, entfernen Sie die Person.' },
  own_roles: {
    message:
      'Ihre eigenen Rollen können Sie nicht erweitern. Bitte wenden Sie sich an eine andere Person der Administration.',
  },
  last_administrator: {
    message: `Dies ist die letzte Person mit der Rolle „${ROLE_LABELS.organisation_administrator}“. Bitte geben Sie die Rolle zuerst einer weiteren Person.`,
  },
  last_platform_administrator: {
    message: `Dies ist die letzte Person mit der Rolle „${ROLE_LABELS.platform_administrator}“. Bitte geben Sie die Rolle zuerst einer weiteren Person.`,
  },
  invitation_closed: { message: 'Diese Einladung ist bereits angenommen oder zurückgezogen.' },
  no_second_factor_set_up: { message: 'Für dieses Konto ist kein zweiter Faktor eingerichtet.' },
  own_address: { message: 'Sie können sich nicht selbst einladen.' },
};

/** Reasons for which a change of one's own account is refused. */
export type AccountRefusal =
  | 'wrong_password'
  | 'too_many_tries'
  | 'no_password'
  | 'same_password'
  | 'authentication_too_old'
  | 'no_second_factor'
  | `password_${PasswordWeakness}`;

const weakness = (kind: PasswordWeakness): Refusal => ({ message: PASSWORD_WEAKNESS_TEXTS[kind] });

export const accountRefusals: Readonly<Record<AccountRefusal, Refusal>> = {
  wrong_password: { message: 'Das bisherige Passwort ist nicht richtig.' },
  too_many_tries: {
    message: 'Das waren zu viele Versuche. Bitte versuchen Sie es in einer Viertelstunde noch einmal.',
  },
  no_password: { message: 'Ihr Konto hat kein Passwort im Portal: Sie melden sich über Ihren Anmeldedienst an.' },
  same_password: { message: 'Das neue Passwort ist das bisherige. Bitte wählen Sie ein anderes.' },
  authentication_too_old: {
    message:
      'Für diese Änderung müssen Sie sich kurz ausweisen. Bitte laden Sie die Seite neu und bestätigen Sie sich.',
  },
  no_second_factor: { message: 'Für Ihr Konto ist kein zweiter Faktor eingerichtet.' },
  password_too_short: weakness('too_short'),
  password_too_long: weakness('too_long'),
  password_too_common: weakness('too_common'),
  password_too_uniform: weakness('too_uniform'),
  password_contains_account: weakness('contains_account'),
};

/** What the administration pages say after something was done, by the `erledigt` in the address. */
export const PEOPLE_NOTES: Readonly<Record<string, string>> = {
  eingeladen: 'Die Einladung ist auf dem Weg.',
  'erneut-gesendet': 'Die Einladung wurde mit einem neuen Link erneut gesendet.',
  zurueckgezogen: 'Die Einladung ist zurückgezogen.',
  rollen: 'Die Rollen sind geändert. Die Änderung gilt sofort.',
  entfernt: 'Der Zugang ist beendet.',
  gesperrt: 'Das Konto ist gesperrt. Alle seine Sitzungen sind beendet.',
  entsperrt: 'Das Konto ist wieder frei.',
  'faktor-zurueckgesetzt': 'Der zweite Faktor ist zurückgesetzt. Die Person wurde per E-Mail unterrichtet.',
  'zweiter-faktor': 'Die Einstellung ist gespeichert. Sie gilt ab der nächsten Anfrage.',
};
