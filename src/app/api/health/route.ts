export const dynamic = 'force-dynamic';

/** Whether the process is alive. Asks nobody else, so that a database outage does not get it restarted. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
