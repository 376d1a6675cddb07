import { API_REQUESTS_PER_MINUTE } from '#src/modules/api-access/domain/scope.ts';
import { getEnv } from '#src/server/env.ts';
import { answer, methodNotAllowed } from './problem.ts';

/** Where everything is. Public: it names addresses and nothing else. */
export function GET(): Response {
  const base = `${getEnv().PUBLIC_URL}/api/v1`;
  return answer({
    title: 'Allmende: Bedarf, Abrufe und Verträge',
    requestsPerMinute: API_REQUESTS_PER_MINUTE,
    links: {
      description: `${base}/openapi.json`,
      demand: `${base}/demand`,
      callOffs: `${base}/call-offs`,
      contracts: `${base}/contracts`,
      openData: `${getEnv().PUBLIC_URL}/api/open-data/ocds`,
      tokens: `${getEnv().PUBLIC_URL}/verwaltung/schnittstelle`,
    },
  });
}

export const POST = methodNotAllowed('GET');
