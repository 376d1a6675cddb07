import type { GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { cooperationListHref, parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { Section } from '#src/ui/section.tsx';
import { proceedingsHref } from '../domain/proceedings.ts';
import type { LandFigures } from '../reads/review-figures.ts';
import { BarChart } from './bar-chart.tsx';

const running = (change: { readonly fieldKey?: string; readonly region?: GovernmentRegion }) =>
  cooperationListHref('/kooperationen', {
    ...parseCooperationListQuery({}),
    scope: 'oversight',
    status: 'active',
    ...change,
  });

/** Who has how much to decide, and what runs in which field and Regierungsbezirk. */
export function LandSection({ land }: { land: LandFigures }) {
  return (
    <>
      <Section title="Offene Verfahren nach Behörde" id="behoerden">
        <BarChart
          caption="Verfahren bei der Aufsicht"
          head="Behörde"
          bars={land.waitingByAuthority.map((bar) => ({ ...bar, href: proceedingsHref({ authorityBodyId: bar.key }) }))}
        />
      </Section>
      <Section title="Laufende Kooperationen" id="laufend">
        <BarChart
          caption="Laufende Kooperationen nach Feld"
          head="Feld"
          bars={land.runningByField.map((bar) => ({ ...bar, href: running({ fieldKey: bar.key }) }))}
        />
        <BarChart
          caption="Laufende Kooperationen nach Regierungsbezirk"
          head="Regierungsbezirk"
          bars={land.runningByRegion.map(({ key, count }) => {
            const region = key as GovernmentRegion;
            return { key, label: REGION_LABELS[region], count, href: running({ region }) };
          })}
        />
        <p className="ui-muted">
          Eine Kooperation mit Partnern in mehreren Regierungsbezirken zählt in jedem. Gezählt wird, was über das Portal
          eingereicht wurde; aus öffentlichen Quellen übernommene Kooperationen stehen im öffentlichen Verzeichnis.
        </p>
      </Section>
    </>
  );
}
