import type { Metadata } from 'next';
import { addDays, berlinDay } from '#src/modules/legal/domain/days.ts';
import { CalendarView, monthText } from '#src/modules/procurement/planning/components/calendar-view.tsx';
import { monthOf, shiftMonth } from '#src/modules/procurement/planning/domain/calendar.ts';
import { listCalendar } from '#src/modules/procurement/planning/reads/calendar.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';

export const metadata: Metadata = { title: 'Beschaffungskalender' };

const MONTHS = 12;

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A year of planned purchases, as far as the reader sees them; the first month stands in the address. */
export default async function Page({ searchParams }: PageProps) {
  const first = monthOf(queryText(await searchParams, 'monat'), berlinDay(new Date()));
  const actor = await requireActor('/beschaffungen/kalender');
  const after = shiftMonth(first, MONTHS);
  const entries = await listCalendar(actor, `${first}-01`, addDays(`${after}-01`, -1));
  const summary = `${monthText(first)} bis ${monthText(shiftMonth(after, -1))}`;
  return (
    <>
      <PageHeader
        title="Beschaffungskalender"
        lead={`${summary}: Bedarfsabfragen, Schritte der Zeitpläne und Enden von Verträgen, soweit Ihre Stelle sie sieht.`}
        breadcrumb={[{ label: 'Beschaffungen', href: '/beschaffungen' }, { label: 'Kalender' }]}
        actions={
          <>
            <LinkButton href="/beschaffungen/radar" variant="secondary">
              Bündelungsradar
            </LinkButton>
            <LinkButton href={`/beschaffungen/kalender.ics?monat=${first}`} variant="secondary" download>
              Als Kalenderdatei (iCal)
            </LinkButton>
          </>
        }
      />
      {entries.length === 0 ? (
        <EmptyState title="Keine Termine in diesem Zeitraum">
          <p>Termine entstehen mit Bedarfsabfragen, Zeitplänen und eingetragenen Verträgen.</p>
        </EmptyState>
      ) : (
        <CalendarView entries={entries} first={first} months={MONTHS} />
      )}
      <Pagination
        label="Zeitraum"
        previousHref={`/beschaffungen/kalender?monat=${shiftMonth(first, -MONTHS)}`}
        nextHref={`/beschaffungen/kalender?monat=${after}`}
        summary={summary}
      />
    </>
  );
}
