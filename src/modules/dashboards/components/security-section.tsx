import type { GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import {
  type CooperationListQuery,
  cooperationListHref,
  parseCooperationListQuery,
} from '#src/modules/cooperations/domain/list-query.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatDay, formatMore, formatNumber } from '#src/ui/format.ts';
import { Heading } from '#src/ui/heading.tsx';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import { SECURITY_FIELD, type SecurityFigures } from '../reads/own-figures.ts';
import { BarChart } from './bar-chart.tsx';

const listHref = (change: Partial<CooperationListQuery>) =>
  cooperationListHref('/kooperationen', {
    ...parseCooperationListQuery({}),
    status: 'active',
    fieldKey: SECURITY_FIELD,
    ...change,
  });

/** Cooperations in information security: the own organisation's and those everybody may see. */
export function SecuritySection({ security }: { security: SecurityFigures }) {
  return (
    <Section title="Informationssicherheit" id="informationssicherheit">
      <StatGrid>
        <StatTile
          value={formatNumber(security.own)}
          label="laufend in Ihrer Organisation"
          href={listHref({ scope: 'own' })}
        />
        <StatTile
          value={formatNumber(security.public)}
          label="öffentlich laufend in Hessen"
          href={listHref({ scope: 'public' })}
        />
      </StatGrid>
      {security.latestPublic.length > 0 ? (
        <>
          <Heading level={3}>Wer schon zusammenarbeitet</Heading>
          <ul className="ui-list">
            {security.latestPublic.map(({ id, title, partners, since }) => (
              <li key={id}>
                <a href={cooperationPath(id)}>{title}</a>
                <div className="ui-muted">
                  {partners.slice(0, 4).join(', ')}
                  {partners.length > 4 ? ` ${formatMore(partners.length - 4)}` : ''}
                  {since ? `, seit ${formatDay(since)}` : ''}
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <EmptyState title="Noch keine öffentlich laufenden Kooperationen">
          <p>Sobald in Hessen eine Kooperation zur Informationssicherheit beginnt, steht sie hier.</p>
        </EmptyState>
      )}
      <BarChart
        caption="Öffentlich laufend nach Regierungsbezirk"
        head="Regierungsbezirk"
        bars={security.publicByRegion.map(({ key, count }) => {
          const region = key as GovernmentRegion;
          return { key, label: REGION_LABELS[region], count, href: listHref({ scope: 'public', region }) };
        })}
      />
    </Section>
  );
}
