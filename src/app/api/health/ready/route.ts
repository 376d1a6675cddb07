import { checkReadiness } from '#src/server/readiness.ts';

export const dynamic = 'force-dynamic';

/** Whether requests should come here: the database answers and holds this version's migrations. 503 otherwise. */
export async function GET(): Promise<Response> {
  const { ready, ...state } = await checkReadiness();
  return Response.json(
    { status: ready ? 'ready' : 'unavailable', ...state },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
