/** What the sign-in page says about how one came there, by the `hinweis` in its address. */
export const SIGN_IN_NOTES: Readonly<Record<string, string>> = {
  abgemeldet: 'Sie sind abgemeldet.',
  'nur-hier-abgemeldet':
    'Sie sind im Portal abgemeldet. Bei Ihrem Anmeldedienst sind Sie vielleicht noch angemeldet: Bitte melden Sie sich an gemeinsam genutzten Computern auch dort ab.',
  'passwort-geaendert': 'Ihr neues Passwort gilt ab jetzt. Bitte melden Sie sich damit an.',
  'sitzung-beendet': 'Diese Sitzung wurde beendet. Bitte melden Sie sich wieder an.',
  'code-abgelaufen': 'Die Anmeldung hat zu lange gedauert. Bitte beginnen Sie noch einmal.',
  'zugang-beendet': 'Ihr Zugang für diese Organisation ist beendet.',
};

/** Why signing in through a provider did not work, by the `fehler` (ours) or `error` (the protocol's) in the address. */
export const SIGN_IN_FAULTS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'kein-konto': {
    title: 'Für Sie gibt es hier noch kein Konto',
    text: 'Die Anmeldung bei Ihrem Anmeldedienst hat geklappt. Im Portal gehört aber kein Konto dazu. Bitte lassen Sie sich von der Administration Ihrer Organisation einladen, und zwar mit der E-Mail-Adresse, die Ihr Anmeldedienst verwendet.',
  },
  'adresse-nicht-bestaetigt': {
    title: 'Ihre E-Mail-Adresse ist nicht bestätigt',
    text: 'Ihr Anmeldedienst hat keine bestätigte E-Mail-Adresse übermittelt. Ohne sie lässt sich Ihr Konto nicht zuordnen. Bitte bestätigen Sie die Adresse dort, und versuchen Sie es noch einmal.',
  },
  'konto-gesperrt': {
    title: 'Ihr Konto ist gesperrt',
    text: 'Bitte wenden Sie sich an die Administration des Portals.',
  },
  'keine-organisation': {
    title: 'Ihr Konto gehört zurzeit zu keiner Organisation',
    text: 'Bitte lassen Sie sich von der Administration Ihrer Organisation einladen.',
  },
  abgebrochen: {
    title: 'Die Anmeldung wurde nicht abgeschlossen',
    text: 'Ihr Anmeldedienst hat niemanden angemeldet. Bitte versuchen Sie es noch einmal.',
  },
  anmeldedienst: {
    title: 'Der Anmeldedienst ist gerade nicht erreichbar',
    text: 'Bitte versuchen Sie es in einigen Minuten noch einmal. Wenn Sie ein Passwort für das Portal haben, können Sie sich damit anmelden.',
  },
};

/** The text for what the protocol reports; anything it may invent is "not completed". */
export function signInFault(fault: string | undefined, protocolError: string | undefined) {
  if (fault && Object.hasOwn(SIGN_IN_FAULTS, fault)) return SIGN_IN_FAULTS[fault];
  return fault || protocolError ? SIGN_IN_FAULTS.abgebrochen : undefined;
}

/** One sentence for everything that can be wrong, so that it tells nobody whether an account exists. */
export const SIGN_IN_REFUSED =
  'E-Mail-Adresse oder Passwort ist nicht richtig, oder die Anmeldung ist nach mehreren Fehlversuchen kurz gesperrt. Bitte prüfen Sie Ihre Eingaben, oder fordern Sie ein neues Passwort an.';

export const NO_ORGANISATION =
  'Ihr Konto gehört zurzeit zu keiner Organisation. Bitte lassen Sie sich von der Administration Ihrer Organisation einladen.';

export const CODE_REFUSED =
  'Der Code ist nicht richtig, schon benutzt oder abgelaufen. Bitte geben Sie den Code ein, den Ihre App jetzt zeigt.';

export const UNAVAILABLE =
  'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es in einem Moment noch einmal.';

export const RESET_REQUESTED =
  'Wenn zu dieser Adresse ein Konto mit Passwort gehört, haben wir gerade eine E-Mail mit einem Link dorthin gesendet. Der Link gilt 30 Minuten.';

/** How long to wait, rounded up to whole minutes. */
export function tooManyTries(retryAfterSeconds: number): string {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return `Das waren zu viele Versuche. Bitte warten Sie ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}, und versuchen Sie es dann noch einmal.`;
}
