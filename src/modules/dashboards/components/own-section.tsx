import { StatusBadge } from '#src/modules/cooperations/components/status-badge.tsx';
import { cooperationPath } from '#src/modules/cooperations/domain/addresses.ts';
import { cooperationListHref, parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import {
  COOPERATION_STATUSES,
  type CooperationStatus,
  FINAL_STATUSES,
} from '#src/modules/cooperations/domain/status.ts';
import { STATUS_LABELS } from '#src/modules/cooperations/texts.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatInstant, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import type { OwnFigures } from '../reads/own-figures.ts';

const OPEN_STATUSES = COOPERATION_STATUSES.filter(
  (status) => !(FINAL_STATUSES as readonly CooperationStatus[]).includes(status),
);

const listHref = (status: CooperationStatus | null) =>
  cooperationListHref('/kooperationen', { ...parseCooperationListQuery({}), scope: 'own', status });

/** What the organisation takes part in: the latest, then how many stand where. */
export function OwnSection({ own, canDraft }: { own: OwnFigures; canDraft: boolean }) {
  const counted = OPEN_STATUSES.filter((status) => (own.counts[status] ?? 0) > 0);
  return (
    <Section
      title="Woran Ihre Organisation beteiligt ist"
      id="beteiligungen"
      actions={
        canDraft ? (
          <LinkButton href="/kooperationen/neu" variant="secondary">
            Neue Kooperation
          </LinkButton>
        ) : null
      }
    >
      {own.recent.length === 0 ? (
        <EmptyState title="Noch keine laufenden Vorhaben">
          <p>
            {canDraft
              ? 'Entwerfen Sie ein Vorhaben und laden Sie Partner ein, oder warten Sie auf deren Einladung. '
              : ''}
            Abgeschlossene finden Sie unter <a href={listHref(null)}>Kooperationen</a>, Anregungen bei den{' '}
            <a href="/kooperationen?bereich=oeffentlich">öffentlichen Kooperationen</a> anderer.
          </p>
        </EmptyState>
      ) : (
        <>
          <ul className="ui-stack list-none p-0">
            {own.recent.map((item) => (
              <li key={item.id} className="border-b border-kern-layout-border pb-8">
                <p className="flex flex-wrap gap-8 items-baseline">
                  <a href={cooperationPath(item.id)}>{item.title}</a> <StatusBadge status={item.status} />
                </p>
                <p className="ui-muted">
                  {item.reference} · federführend: {item.leadName} · geändert {formatInstant(new Date(item.updatedAt))}
                </p>
              </li>
            ))}
          </ul>
          <StatGrid>
            {counted.map((status) => (
              <StatTile
                key={status}
                value={formatNumber(own.counts[status] ?? 0)}
                label={STATUS_LABELS[status]}
                href={listHref(status)}
              />
            ))}
          </StatGrid>
          <p>
            <a href={listHref('ended')}>Beendete Kooperationen ansehen</a>
          </p>
        </>
      )}
    </Section>
  );
}
