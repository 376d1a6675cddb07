import { formatDays, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import { AGE_BUCKETS, proceedingsHref } from '../domain/proceedings.ts';
import type { ReviewFigures } from '../reads/review-figures.ts';
import { AGE_LABELS } from '../texts.ts';
import { BarChart } from './bar-chart.tsx';

/** What waits, how long it has waited, and how long decisions took; every number opens its cases. */
export function ReviewSection({ review, title }: { review: ReviewFigures; title: string }) {
  const { decided } = review;
  const days = (value: number | null) => (value === null ? '–' : formatDays(value));
  const decidedHref = proceedingsHref({ state: 'decided' });
  return (
    <>
      <Section title={title} id="verfahren">
        <StatGrid>
          <StatTile value={formatNumber(review.waiting)} label="bei der Aufsicht" href={proceedingsHref({})} />
          <StatTile
            value={formatNumber(review.overdue)}
            label="über dem Zieltag"
            href={proceedingsHref({ state: 'overdue' })}
            tone={review.overdue > 0 ? 'warning' : 'neutral'}
          />
          <StatTile
            value={formatNumber(review.withPartners)}
            label="zur Überarbeitung bei den Partnern"
            href={proceedingsHref({ state: 'with_partners' })}
          />
        </StatGrid>
        <BarChart
          caption="Bei der Aufsicht nach Alter seit der ersten Einreichung"
          head="Alter"
          bars={AGE_BUCKETS.map(({ key }) => ({
            key,
            label: AGE_LABELS[key],
            count: review.ages[key],
            href: proceedingsHref({ age: key }),
          }))}
        />
      </Section>
      <Section title="Dauer bis zur Entscheidung" id="dauer">
        <StatGrid>
          <StatTile value={formatNumber(decided.count)} label="entschieden in 365 Tagen" href={decidedHref} />
          <StatTile
            value={days(decided.totalMedian)}
            label="Median, ganze Dauer"
            href={decidedHref}
            hint={`Neun von zehn Verfahren: höchstens ${days(decided.totalP90)}`}
          />
          <StatTile
            value={days(decided.authorityMedian)}
            label="Median, Zeit bei der Aufsicht"
            href={decidedHref}
            hint={`Neun von zehn Verfahren: höchstens ${days(decided.authorityP90)}`}
          />
        </StatGrid>
        <p className="ui-muted">
          Kalendertage von der ersten Einreichung bis zur Genehmigung, Kenntnisnahme oder Ablehnung. In der Zeit bei der
          Aufsicht zählen Rückfragen und Überarbeitung durch die Partner nicht mit.
        </p>
      </Section>
    </>
  );
}
