import type { Refusal } from '#src/server/outcome.ts';
import type { ApiScope } from './domain/scope.ts';

export const SCOPE_LABELS: Readonly<Record<ApiScope, string>> = {
  'demand:read': 'Bedarf lesen',
  'demand:write': 'Bedarf melden',
  'call-offs:read': 'Abrufe lesen',
  'call-offs:write': 'Abrufe anfordern',
  'contracts:read': 'Verträge lesen',
};

export const TOKEN_REFUSALS: Readonly<Record<'too_many_tokens' | 'token_ended', Refusal>> = {
  too_many_tokens: {
    message: 'Ihre Organisation hat bereits 20 gültige Zugriffsschlüssel. Bitte entziehen Sie zuerst einen.',
  },
  token_ended: { message: 'Dieser Zugriffsschlüssel gilt bereits nicht mehr.' },
};
