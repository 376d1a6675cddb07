import { cooperationListHref, parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { Section } from '#src/ui/section.tsx';
import type { LabelledCount } from '../reads/own-figures.ts';
import { BarChart } from './bar-chart.tsx';

/** In which fields the organisation works with others at present. */
export function FieldSection({ fields }: { fields: readonly LabelledCount[] }) {
  return (
    <Section title="Laufende Kooperationen nach Feld" id="felder">
      <BarChart
        caption="Laufende Kooperationen Ihrer Organisation"
        head="Feld"
        bars={fields.map((bar) => ({
          ...bar,
          href: cooperationListHref('/kooperationen', {
            ...parseCooperationListQuery({}),
            scope: 'own',
            status: 'active',
            fieldKey: bar.key,
          }),
        }))}
      />
    </Section>
  );
}
