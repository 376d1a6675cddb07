import { StatusBadge } from '#src/modules/procurement/components/status-badge.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import {
  type CaseScope,
  type ListPart,
  parseProcurementListQuery,
  procurementListHref,
} from '#src/modules/procurement/domain/list-query.ts';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from '#src/modules/procurement/domain/status.ts';
import type { PurchaseFigures } from '#src/modules/procurement/reads/figures.ts';
import { STATUS_LABELS } from '#src/modules/procurement/texts.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';

interface PurchaseSectionProps {
  readonly purchases: PurchaseFigures;
  readonly scope: CaseScope;
  readonly canStart: boolean;
}

/** Joint purchases by stage and date, and their volume. */
export function PurchaseSection({ purchases, scope, canStart }: PurchaseSectionProps) {
  const href = (narrowed: { status?: ProcurementStatus; part?: ListPart }) =>
    procurementListHref('/beschaffungen', { ...parseProcurementListQuery({}), scope, ...narrowed });
  const counted = PROCUREMENT_STATUSES.filter((status) => (purchases.counts[status] ?? 0) > 0);
  const land = scope === 'oversight';
  return (
    <Section
      title={land ? 'Gemeinsame Beschaffungen im Land' : 'Gemeinsame Beschaffungen'}
      id="beschaffungen"
      actions={
        canStart ? (
          <LinkButton href="/beschaffungen/neu" variant="secondary">
            Neue Beschaffung
          </LinkButton>
        ) : null
      }
    >
      {counted.length === 0 ? (
        <EmptyState title="Zurzeit keine Beschaffung">
          <p>
            Im <a href="/beschaffungen/radar">Radar</a> sehen Sie, wo mehrere Stellen bald Ähnliches beschaffen.
          </p>
        </EmptyState>
      ) : (
        <>
          <StatGrid>
            {counted.map((status) => (
              <StatTile
                key={status}
                value={formatNumber(purchases.counts[status] ?? 0)}
                label={STATUS_LABELS[status]}
                href={href({ status })}
              />
            ))}
            <StatTile
              value={formatEuro(purchases.volumeCents)}
              label={land ? 'Geschätztes Volumen (netto)' : 'Unser Anteil am Volumen (netto)'}
              href={href({})}
            />
            {land || purchases.ledCents === 0 ? null : (
              <StatTile
                value={formatEuro(purchases.ledCents)}
                label="Geschätztes Volumen, das wir führen (netto)"
                href={href({ part: 'lead' })}
              />
            )}
          </StatGrid>
          {purchases.upcoming.length > 0 ? (
            <ul className="ui-stack list-none p-0">
              {purchases.upcoming.map((item) => (
                <li key={item.id} className="border-b border-kern-layout-border pb-8">
                  <p className="flex flex-wrap gap-8 items-baseline">
                    <a href={procurementPath(item.id)}>{item.title}</a> <StatusBadge status={item.status} />
                  </p>
                  <p className="ui-muted">
                    {item.reference} · federführend: {item.leadName} · nächster Termin{' '}
                    <time dateTime={item.dueOn}>{formatDay(item.dueOn)}</time>
                  </p>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </Section>
  );
}
