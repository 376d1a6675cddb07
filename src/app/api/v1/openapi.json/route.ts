import { getEnv } from '#src/server/env.ts';
import { openApiDocument } from '../openapi-document.ts';
import { methodNotAllowed } from '../problem.ts';

/** The description of the interface (OpenAPI 3.1). Public. */
export function GET(): Response {
  return Response.json(openApiDocument(getEnv().PUBLIC_URL), {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
  });
}

export const POST = methodNotAllowed('GET');
