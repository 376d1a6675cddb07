/** Assurance levels a sign-in can reach (BSI TR-03107-1): one factor, or two of different kinds. */
export type SignInStrength = 'normal' | 'substantial';

/** Contexts by which identity providers state two factors or a trust level of at least "substantiell" (eIDAS, STORK). */
const STRONG_CONTEXTS = new Set([
  'http://eidas.europa.eu/LoA/substantial',
  'http://eidas.europa.eu/LoA/high',
  'STORK-QAA-Level-3',
  'STORK-QAA-Level-4',
  'https://refeds.org/profile/mfa',
  'phr',
  'phrh',
]);

/** Kinds of factors behind the method names of RFC 8176: knowledge, possession, inherence. */
const FACTOR_OF_METHOD: Record<string, 'knowledge' | 'possession' | 'inherence'> = {
  pwd: 'knowledge',
  pin: 'knowledge',
  kba: 'knowledge',
  otp: 'possession',
  hwk: 'possession',
  swk: 'possession',
  sc: 'possession',
  sms: 'possession',
  tel: 'possession',
  pop: 'possession',
  face: 'inherence',
  fpt: 'inherence',
  iris: 'inherence',
  retina: 'inherence',
  vbm: 'inherence',
};

/** How strong a sign-in at an identity provider was, by its claims `acr` and `amr`. Anything unclear counts as normal. */
export function strengthOfClaims(claims: { readonly acr?: unknown; readonly amr?: unknown }): SignInStrength {
  if (typeof claims.acr === 'string' && STRONG_CONTEXTS.has(claims.acr)) return 'substantial';
  const methods = Array.isArray(claims.amr) ? claims.amr.filter((method) => typeof method === 'string') : [];
  if (methods.includes('mfa')) return 'substantial';
  const factors = new Set(methods.map((method) => FACTOR_OF_METHOD[method]).filter((factor) => factor !== undefined));
  return factors.size >= 2 ? 'substantial' : 'normal';
}
