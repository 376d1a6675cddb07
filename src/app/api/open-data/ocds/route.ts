import { listReleases } from '#src/modules/procurement/ocds/reads.ts';
import { getEnv } from '#src/server/env.ts';
import { nothingPublished, openData, packageHead } from './packaging.ts';

const PATH = '/api/open-data/ocds';

/** All public releases as OCDS release packages; `links.next` leads on. Public. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('nach') ?? '0';
  // An unknown position is the beginning, like every mistyped address of a list.
  const after = /^\d{1,18}$/.test(asked) ? BigInt(asked) : 0n;
  const page = await listReleases(after);
  // The standard knows no package without a release.
  if (page.publishedAt === null) return nothingPublished('Ab dieser Stelle ist nichts veröffentlicht.');
  const here = after === 0n ? PATH : `${PATH}?nach=${after}`;
  return openData({
    ...packageHead(here, page.publishedAt),
    releases: page.releases,
    ...(page.after === null ? {} : { links: { next: `${getEnv().PUBLIC_URL}${PATH}?nach=${page.after}` } }),
  });
}
