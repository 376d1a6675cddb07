/** What a token may be used for. Rights beyond these are those of the person who made it, at the moment of use. */
export const API_SCOPES = [
  'demand:read',
  'demand:write',
  'call-offs:read',
  'call-offs:write',
  'contracts:read',
] as const;

export type ApiScope = (typeof API_SCOPES)[number];

/** Longest life of a token, in days: what nobody renews must end by itself. */
export const MAX_TOKEN_DAYS = 365;

/** First letters of every token, so that a leaked one is recognised by scanners of repositories. */
export const TOKEN_PREFIX = 'allmende_';

/** Requests one token may make within one minute. */
export const API_REQUESTS_PER_MINUTE = 120;
