import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { getDocument } from '#src/modules/documents/reads.ts';
import { getActor } from '#src/server/session.ts';
import { storedFileResponse } from '#src/server/stored-file.ts';

interface Context {
  readonly params: Promise<{ readonly id: string; readonly documentId: string }>;
}

/** A document of a cooperation, to be saved; a visitor who is not signed in is asked to. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, documentId } = await params;
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(cooperationPath(encodeURIComponent(id)));
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  return storedFileResponse(await getDocument(actor, id, documentId));
}
