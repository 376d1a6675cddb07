import { cooperationListHref, parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Section } from '#src/ui/section.tsx';
import type { LabelledCount } from '../reads/own-figures.ts';
import { BarChart } from './bar-chart.tsx';

/** In which fields the organisation works with others at present. */
export function FieldSection({ fields }: { fields: readonly LabelledCount[] }) {
  return (
    <Section title="Laufende Kooperationen nach Feld" id="felder">
      {fields.length === 0 ? (
        <EmptyState title="Noch läuft keine Kooperation">
          <p>
            Gezählt wird, was begonnen hat. Woran andere zusammenarbeiten, zeigen die{' '}
            <a href="/kooperationen?bereich=oeffentlich">öffentlichen Kooperationen</a>.
          </p>
        </EmptyState>
      ) : (
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
      )}
    </Section>
  );
}
