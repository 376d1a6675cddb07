import { OCDS_EXTENSIONS } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { getEnv } from '#src/server/env.ts';

/** What every OCDS package says of itself: version, publisher, licence (Datenlizenz Deutschland, zero). */
export function packageHead(path: string, publishedAt: Date) {
  const { PUBLIC_URL, OPERATOR_NAME } = getEnv();
  return {
    uri: `${PUBLIC_URL}${path}`,
    version: '1.1',
    extensions: OCDS_EXTENSIONS,
    publishedDate: publishedAt.toISOString(),
    publisher: { name: OPERATOR_NAME ?? 'Allmende', uri: PUBLIC_URL },
    license: 'https://www.govdata.de/dl-de/zero-2-0',
    publicationPolicy: `${PUBLIC_URL}/beschaffungen`,
  };
}

const FROM_ANYWHERE = { 'Access-Control-Allow-Origin': '*' };

/** JSON anybody may read, from anywhere. */
export function openData(body: object): Response {
  return Response.json(body, { headers: { ...FROM_ANYWHERE, 'Cache-Control': 'public, max-age=60' } });
}

/** The answer where there is nothing (yet). */
export function nothingPublished(message: string): Response {
  return Response.json({ message }, { status: 404, headers: { ...FROM_ANYWHERE, 'Cache-Control': 'no-store' } });
}
