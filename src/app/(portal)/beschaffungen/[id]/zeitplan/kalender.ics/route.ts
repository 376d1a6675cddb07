import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { calendarFile } from '#src/modules/procurement/schedule/domain/calendar-file.ts';
import { getSchedule } from '#src/modules/procurement/schedule/reads.ts';
import { STEP_LABELS } from '#src/modules/procurement/schedule/texts.ts';
import { getActor } from '#src/server/session.ts';

/** The steps of a schedule as whole-day entries for any calendar. Absent and foreign purchases are the same 404. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const actor = await getActor();
  if (!actor) {
    const back = encodeURIComponent(procurementPath(encodeURIComponent(id), 'schedule'));
    return new Response(null, { status: 303, headers: { Location: `/anmelden?weiter=${back}` } });
  }
  const headers = { 'Cache-Control': 'private, no-store' };
  const view = await getSchedule(actor, id);
  if (!view || view.steps.length === 0) {
    return new Response('Diesen Zeitplan gibt es nicht.', {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const { reference, title } = view.procurement.row;
  const entries = view.steps.map(({ key, startsOn, endsOn, note }) => ({
    uid: `${id}-${key}@allmende`,
    title: `${STEP_LABELS[key]}: ${title} (${reference})`,
    text: note,
    startsOn,
    endsOn,
  }));
  return new Response(calendarFile(`Zeitplan ${reference}`, entries, view.procurement.now), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="zeitplan-${reference.toLowerCase()}.ics"`,
    },
  });
}
