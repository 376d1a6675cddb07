import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { getFileDownload } from '#src/modules/procurement/file/reads/download.ts';
import { getActor } from '#src/server/session.ts';
import { storedFileResponse } from '#src/server/stored-file.ts';

interface Context {
  readonly params: Promise<{ readonly id: string; readonly fileId: string }>;
}

/** A file of a purchase's record, to be saved; a visitor who is not signed in is asked to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, fileId } = await params;
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(procurementPath(encodeURIComponent(id), 'record'));
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  return storedFileResponse(await getFileDownload(actor, id, fileId));
}
