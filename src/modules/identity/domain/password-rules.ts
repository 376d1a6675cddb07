/** Length counts, composition does not (BSI ORP.4, NIST SP 800-63B): at least 12 characters. */
export const PASSWORD_MIN_LENGTH = 12;
/** Longest password that is accepted, in characters. */
export const PASSWORD_MAX_LENGTH = 200;

export type PasswordWeakness = 'too_short' | 'too_long' | 'too_common' | 'too_uniform' | 'contains_account';

/**
 * Words that lists of leaked passwords are made of. A password is common when such a word, or a sequence of them, is
 * all it consists of once digits and signs around it are taken away: "Passwort2026!!" is, "Passwort für den Keller" is not.
 */
const COMMON_WORDS = [
  'passwort|password|passwd|kennwort|geheim|secret|willkommen|welcome|hallo|hello|letmein|admin|administrator|login|user|test|demo|gast|guest|default|changeme',
  'qwertz|qwertzu|qwertzui|qwertzuiop|qwerty|qwertyuiop|asdf|asdfgh|asdfghjkl|yxcvbn|yxcvbnm|zxcvbnm|abc|abcd|abcdef|abcdefgh|abcdefghijkl',
  'iloveyou|ichliebedich|schatz|baby|sonne|sonnenschein|sunshine|princess|dragon|master|monkey|football|fussball|bayern|eintracht|frankfurt',
  'hessen|wiesbaden|kassel|darmstadt|giessen|deutschland|germany|rathaus|gemeinde|stadt|verwaltung|kommune|allmende|computer|internet|windows|microsoft',
  'januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|fruehling|sommer|herbst|winter|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag',
].join('|');
const ONLY_COMMON_WORDS = new RegExp(`^(?:${COMMON_WORDS})+$`);

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue');
}

const lettersOnly = (text: string) => text.replace(/[^\p{L}]/gu, '');

function isCommon(password: string): boolean {
  const plain = folded(password);
  const unmasked = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '').replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
  return ONLY_COMMON_WORDS.test(lettersOnly(plain)) || ONLY_COMMON_WORDS.test(lettersOnly(unmasked));
}

/** "aaaaaaaaaaaa", "121212121212", "123456789012", "cba…": long, but said in one breath. */
function isUniform(password: string): boolean {
  const signs = [...password.normalize('NFKC').toLowerCase()];
  if (new Set(signs).size < 5) return true;
  const steps = signs.slice(1).map((sign, index) => (sign.codePointAt(0) ?? 0) - (signs[index]?.codePointAt(0) ?? 0));
  const even = steps.filter((step) => step === steps[0] || step === 0).length;
  return even >= steps.length - 2;
}

/** Why a password must not be used, or null. `email` is the account's address. */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return 'too_short';
  if (length > PASSWORD_MAX_LENGTH) return 'too_long';
  if (isUniform(password)) return 'too_uniform';
  const local = email.split('@')[0] ?? '';
  const plain = folded(password);
  if (plain.includes(folded(email)) || (local.length >= 6 && plain.replace(folded(local), '').length < 8)) {
    return 'contains_account';
  }
  return isCommon(password) ? 'too_common' : null;
}
