import { OCDS_EXTENSIONS } from '#src/modules/procurement/ocds/domain/ocds.ts';
import { getEnv } from '#src/server/env.ts';

/** What every OCDS package says of itself: version, publisher, licence (Datenlizenz Deutschland, zero). */
export function packageHead(path: string, publishedAt: Date | null) {
  const { PUBLIC_URL, OPERATOR_NAME } = getEnv();
  return {
    uri: `${PUBLIC_URL}${path}`,
    version: '1.1',
    extensions: OCDS_EXTENSIONS,
    publishedDate: (publishedAt ?? new Date(0)).toISOString(),
    publisher: { name: OPERATOR_NAME ?? 'Allmende', uri: PUBLIC_URL },
    license: 'https://www.govdata.de/dl-de/zero-2-0',
    publicationPolicy: `${PUBLIC_URL}/beschaffungen`,
  };
}

/** JSON anybody may read, from anywhere. */
export function openData(body: object): Response {
  return Response.json(body, {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' },
  });
}
