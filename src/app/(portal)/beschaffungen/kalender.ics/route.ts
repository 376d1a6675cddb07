import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { monthOf, shiftMonth, toICalendar } from '#src/modules/procurement/planning/domain/calendar.ts';
import { listCalendar } from '#src/modules/procurement/planning/reads/calendar.ts';
import { calendarText } from '#src/modules/procurement/planning/texts.ts';
import { getEnv } from '#src/server/env.ts';
import { requireActor } from '#src/server/session.ts';

const MONTHS = 24;

/** The calendar as iCalendar file: two years from the month of the address on. */
export async function GET(request: Request): Promise<Response> {
  const now = new Date();
  const asked = new URL(request.url).searchParams.get('monat') ?? undefined;
  const first = monthOf(asked, berlinDay(now));
  const actor = await requireActor('/beschaffungen/kalender');
  const entries = await listCalendar(actor, `${first}-01`, addDays(`${shiftMonth(first, MONTHS)}-01`, -1));
  const text = toICalendar(
    entries.map((entry) => ({ ...entry, summary: `${calendarText(entry)}: ${entry.title}` })),
    {
      now: `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
      portalUrl: getEnv().PUBLIC_URL,
      nextDay: (day) => addDays(day, 1),
    },
  );
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="beschaffungskalender.ics"',
      'Cache-Control': 'private, no-store',
    },
  });
}
