import { compiledOf } from '#src/modules/procurement/ocds/domain/compiled.ts';
import { readReleases } from '#src/modules/procurement/ocds/reads.ts';
import { nothingPublished, openData, packageHead } from '../packaging.ts';

/** The record of one process: its releases and what they add up to. Public. */
export async function GET(_request: Request, { params }: { params: Promise<{ ocid: string }> }): Promise<Response> {
  const { ocid } = await params;
  const releases = await readReleases(ocid);
  const last = releases.at(-1);
  if (!last) return nothingPublished('Zu dieser Kennung ist nichts veröffentlicht.');
  return openData({
    ...packageHead(`/api/open-data/ocds/${ocid}`, new Date(last.date)),
    records: [{ ocid, releases, compiledRelease: compiledOf(last) }],
  });
}
