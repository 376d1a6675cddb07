import { formatInstant } from '#src/ui/format.ts';
import { roleNames } from './texts.ts';

/** Subject and plain text of a mail. */
export interface MailText {
  readonly subject: string;
  readonly body: string;
}

type Payload = Readonly<Record<string, unknown>>;

const text = (payload: Payload, name: string): string => {
  const value = payload[name];
  return typeof value === 'string' ? value : '';
};

/** A link is blanked once it was used or its mail was handed over (docs/decisions/0063). */
const link = (payload: Payload): string => text(payload, 'link') || '[Der Link ist nicht mehr gültig.]';

const until = (payload: Payload): string => {
  const date = new Date(text(payload, 'expiresAt'));
  return Number.isNaN(date.getTime()) ? '' : formatInstant(date);
};

const letter = (payload: Payload, ...paragraphs: string[]): string =>
  [
    text(payload, 'displayName') ? `Guten Tag ${text(payload, 'displayName')},` : 'Guten Tag,',
    ...paragraphs,
    'Mit freundlichen Grüßen\nAllmende – Portal für IT-Kooperationen der hessischen Kommunen',
    'Diese Nachricht wurde automatisch versandt. Bitte antworten Sie nicht darauf.',
  ].join('\n\n');

const NOT_YOU = 'Waren Sie das nicht? Dann wenden Sie sich bitte umgehend an die Administration Ihrer Organisation.';

const FACTOR_CHANGES: Readonly<Record<string, string>> = {
  added: 'Für Ihr Konto wurde ein zweiter Faktor eingerichtet. Bei der Anmeldung wird künftig ein Code abgefragt.',
  removed: 'Der zweite Faktor Ihres Kontos wurde entfernt. Zur Anmeldung genügt wieder das Passwort.',
  reset:
    'Der zweite Faktor Ihres Kontos wurde von der Administration des Portals zurückgesetzt. Bitte richten Sie ihn neu ein.',
  codes_renewed: 'Für Ihr Konto wurden neue Ersatzcodes erstellt. Die bisherigen gelten nicht mehr.',
  recovery_code_used: 'Mit einem Ihrer Ersatzcodes hat sich jemand angemeldet. Der Code ist damit verbraucht.',
};

/** The German mail for each kind of message this module puts into the outbox. */
export const identityMailTexts: Readonly<Record<string, (payload: Payload) => MailText>> = {
  invitation: (payload) => ({
    subject: `Einladung zu Allmende für ${text(payload, 'bodyName')}`,
    body: letter(
      payload,
      `Sie sind eingeladen, im Portal Allmende für „${text(payload, 'bodyName')}“ zu arbeiten. Vorgesehene Rollen: ${roleNames(payload.roles)}.`,
      `Bitte nehmen Sie die Einladung über diesen Link an. Er gilt bis ${until(payload)} und nur einmal:\n${link(payload)}`,
      'Wenn Sie mit der Einladung nichts anfangen können, löschen Sie diese Nachricht einfach.',
    ),
  }),
  password_reset: (payload) => ({
    subject: 'Allmende: neues Passwort festlegen',
    body: letter(
      payload,
      'für Ihr Konto wurde ein neues Passwort angefordert.',
      `Über diesen Link legen Sie es fest. Er gilt bis ${until(payload)} und nur einmal:\n${link(payload)}`,
      'Wenn Sie kein neues Passwort angefordert haben, brauchen Sie nichts zu tun: Ihr bisheriges gilt weiter.',
    ),
  }),
  password_changed: (payload) => ({
    subject: 'Allmende: Ihr Passwort wurde geändert',
    body: letter(
      payload,
      'das Passwort Ihres Kontos wurde geändert. Andere Sitzungen Ihres Kontos wurden beendet.',
      NOT_YOU,
    ),
  }),
  account_locked: (payload) => ({
    subject: 'Allmende: Anmeldung vorübergehend gesperrt',
    body: letter(
      payload,
      `bei Ihrem Konto ist die Anmeldung ${Number(payload.failedAttempts) || 'mehrere'} Mal hintereinander fehlgeschlagen. Bis zum nächsten Versuch ist nun eine Wartezeit nötig, die sich mit jedem weiteren Fehlversuch verlängert, höchstens auf eine Stunde.`,
      'Wenn Sie Ihr Passwort nicht mehr wissen, können Sie auf der Anmeldeseite ein neues anfordern. Damit endet auch die Wartezeit.',
      NOT_YOU,
    ),
  }),
  role_changed: (payload) => ({
    subject: `Allmende: Ihre Rollen bei ${text(payload, 'bodyName')} wurden geändert`,
    body: letter(
      payload,
      `Ihre Rollen bei „${text(payload, 'bodyName')}“ sind jetzt: ${roleNames(payload.roles)}.`,
      'Die Änderung gilt sofort.',
    ),
  }),
  membership_ended: (payload) => ({
    subject: `Allmende: Ihr Zugang für ${text(payload, 'bodyName')} ist beendet`,
    body: letter(
      payload,
      `Ihr Zugang für „${text(payload, 'bodyName')}“ wurde beendet. Falls Sie im Portal auch für andere Organisationen arbeiten, bleibt das davon unberührt.`,
    ),
  }),
  second_factor_changed: (payload) => ({
    subject: 'Allmende: Änderung an Ihrem zweiten Faktor',
    body: letter(
      payload,
      FACTOR_CHANGES[text(payload, 'change')] ?? 'An Ihrem zweiten Faktor wurde etwas geändert.',
      NOT_YOU,
    ),
  }),
};
