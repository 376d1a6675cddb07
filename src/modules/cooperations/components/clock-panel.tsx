import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatDays } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import type { Holder } from '../domain/clock.ts';
import type { CooperationView } from '../reads/view.ts';

const DAY_MS = 86_400_000;

const HOLDER_LABELS: Record<Holder, string> = {
  partners: 'Partner',
  authority: 'Aufsichtsbehörde',
  none: 'Niemand (abgeschlossen)',
};

const FILLS: Record<Holder, string> = {
  partners: 'var(--kern-color-feedback-info, #2563a8)',
  authority: 'var(--kern-color-feedback-warning, #b8860b)',
  none: 'var(--kern-color-layout-border, #b3bbc7)',
};

/** How long who had the matter, as a bar and as figures; and the authority's target day. */
export function ClockPanel({ view }: { view: CooperationView }) {
  const { clock } = view;
  const spans = clock.spans.filter(({ holder }) => holder !== 'none');
  const end = spans.at(-1)?.to ?? new Date(`${view.today}T12:00:00Z`);
  const start = spans[0]?.from;
  if (!start) return null;
  const total = Math.max(end.getTime() - start.getTime(), DAY_MS);
  const days = (holder: Holder) => formatDays(Math.round(clock.totals[holder] / DAY_MS));
  return (
    <Section title="Bearbeitungszeit" id="zeit">
      <svg
        viewBox="0 0 1000 24"
        className="ui-clock"
        role="img"
        aria-label={`Partner ${days('partners')}, Aufsichtsbehörde ${days('authority')}`}
        preserveAspectRatio="none"
      >
        {spans.map(({ holder, from, to }) => (
          <rect
            key={from.toISOString()}
            x={((from.getTime() - start.getTime()) / total) * 1000}
            width={Math.max((((to ?? end).getTime() - from.getTime()) / total) * 1000, 2)}
            y={0}
            height={24}
            fill={FILLS[holder]}
          />
        ))}
      </svg>
      <DescriptionList
        items={[
          { term: HOLDER_LABELS.partners, description: days('partners') },
          { term: HOLDER_LABELS.authority, description: days('authority') },
          ...(clock.dueOn
            ? [
                {
                  term: 'Zieltag der Behörde',
                  description: clock.paused
                    ? 'Die Zeit ruht, solange die Partner am Zug sind.'
                    : `${formatDay(clock.dueOn)}${clock.overdue ? ' (überschritten)' : ''}`,
                },
              ]
            : []),
          ...(clock.pausedDays > 0 ? [{ term: 'Davon angehalten', description: formatDays(clock.pausedDays) }] : []),
        ]}
      />
      {clock.dueOn ? (
        <p className="ui-muted">
          Der Zieltag beruht auf der Zielzeit, die das Land im Portal festgelegt hat. Eine gesetzliche Frist ist er
          nicht.
        </p>
      ) : null}
    </Section>
  );
}
