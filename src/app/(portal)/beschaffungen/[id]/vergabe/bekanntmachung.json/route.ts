import { getTenderRoom } from '#src/modules/procurement/tender/reads/tender-room.ts';
import { getActor } from '#src/server/session.ts';

/** The notices of a purchase as eForms-shaped JSON; the same for whom the page shows, 404 for everybody else. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  if (!actor) return new Response(null, { status: 303, headers: { Location: '/anmelden' } });
  const room = await getTenderRoom(actor, id);
  const headers = { 'Cache-Control': 'private, no-store' };
  if (!room) return new Response('Diese Bekanntmachung gibt es nicht.', { status: 404, headers });
  const notices = { contractNotice: room.notice, resultNotice: room.tender?.resultNotice ?? null };
  return new Response(`${JSON.stringify(notices, null, 2)}\n`, {
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="bekanntmachung.json"',
    },
  });
}
