/**
 * An expected failure of a command: the message is for the operator, in German, and says what to do.
 * Everything else that is thrown is a bug and keeps its stack.
 */
export class Failure extends Error {
  /**
   * @param {string} message one or more German sentences
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, options = {}) {
    super(message);
    this.name = 'Failure';
    this.exitCode = options.exitCode || 1;
    if (options.cause !== undefined) this.cause = options.cause;
  }
}

/** What tools print about causes that an operator can do something about, and what to say instead. */
const CAUSES_ON_THE_MACHINE = [
  {
    pattern: /ENOSPC|EDQUOT|No space left on device/,
    sentence: 'Der Speicherplatz ist voll. Bitte Platz schaffen (etwa 3 GB werden gebraucht) und neu starten.',
  },
  {
    // With a capital, as the system says it; PostgreSQL's own "permission denied for ..." is something else.
    pattern: /EACCES|EPERM|EROFS|Permission denied/,
    sentence: 'In den Ordner der Anwendung darf nicht geschrieben werden. Bitte Eigentümer und Rechte prüfen.',
  },
];

/** Only of npm's output: the same codes from elsewhere have other causes. */
const CAUSES_ON_THE_WAY = [
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network (?:request|connectivity)|ERR_SOCKET_TIMEOUT/i,
    sentence:
      'Die Paketquelle von npm ist nicht erreichbar. Bitte die Netzverbindung und die npm-Einstellungen (registry, proxy) prüfen und neu starten.',
  },
  {
    pattern: /UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|CERT_HAS_EXPIRED|certificate/i,
    sentence:
      'Das Zertifikat der Paketquelle wird nicht anerkannt. Bitte die Zertifikate der eigenen Verwaltung hinterlegen (NODE_EXTRA_CA_CERTS) und neu starten.',
  },
];

/**
 * Names the cause in what a tool has printed.
 * @param {string} output
 * @returns {string | null} a German sentence, or null when nothing known is in it
 */
export function explainOutput(output) {
  return explain(output, CAUSES_ON_THE_MACHINE);
}

/**
 * Names the cause in what npm has printed while it installed.
 * @param {string} output
 * @returns {string | null}
 */
export function explainInstallation(output) {
  return explain(output, CAUSES_ON_THE_MACHINE) || explain(output, CAUSES_ON_THE_WAY);
}

/** @param {string} output @param {readonly { pattern: RegExp, sentence: string }[]} causes */
function explain(output, causes) {
  const known = causes.find((cause) => cause.pattern.test(output));
  return known ? known.sentence : null;
}

/**
 * Prints why a command failed and returns the exit code for it.
 * @param {unknown} error
 * @returns {number}
 */
export function reportFailure(error) {
  if (error instanceof Error && error.name === 'Failure') {
    process.stderr.write(`\n${error.message}\n`);
    return /** @type {Failure} */ (error).exitCode;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = explainOutput(code);
  process.stderr.write(known ? `\n${known}\n` : '\nUnerwarteter Fehler:\n');
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
