import type { Page } from '#src/db/page.ts';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatEuro, formatInstant } from '#src/ui/format.ts';
import { HitCount } from '#src/ui/hit-count.tsx';
import { NothingFound } from '#src/ui/nothing-found.tsx';
import { Pagination } from '#src/ui/pagination.tsx';
import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { SCOPE_SLUGS } from '../../domain/list-query.ts';
import {
  PUBLIC_LIST_PARAMETERS as NAMES,
  PUBLIC_STATE_SLUGS,
  PUBLIC_STATES,
  type PublicListQuery,
  publicListHref,
  widenedPublicList,
} from '../domain/public-list-query.ts';
import type { PublicListItem } from '../reads.ts';
import { PUBLIC_STATE_LABELS } from '../texts.ts';
import { PublicStateBadge } from './public-state-badge.tsx';

const PATH = '/beschaffungen';

/** Published purchases with search and pages, for everybody. */
export function PublicProcurementList({ list, query }: { list: Page<PublicListItem>; query: PublicListQuery }) {
  const isNarrowed = query.search !== '' || query.state !== null;
  const allHref = publicListHref(PATH, widenedPublicList(query));
  if (list.total === 0 && !isNarrowed)
    return (
      <EmptyState title="Noch nichts veröffentlicht">
        <p>Sobald eine gemeinsame Beschaffung bekannt gemacht wird, steht sie hier.</p>
      </EmptyState>
    );
  return (
    <Section title="Veröffentlichte Beschaffungen" id="veroeffentlicht">
      <FilterForm
        action={PATH}
        resetHref={isNarrowed ? allHref : undefined}
        keep={{ [NAMES.scope]: query.named ? SCOPE_SLUGS.public : undefined }}
      >
        <TextFilter name={NAMES.search} label="Titel, Stelle oder CPV" value={query.search} type="search" />
        <SelectFilter
          name={NAMES.state}
          label="Stand"
          value={query.state ? PUBLIC_STATE_SLUGS[query.state] : ''}
          options={PUBLIC_STATES.map((state) => ({
            value: PUBLIC_STATE_SLUGS[state],
            label: PUBLIC_STATE_LABELS[state],
          }))}
        />
      </FilterForm>
      {list.items.length === 0 ? (
        <NothingFound title="Keine veröffentlichte Beschaffung gefunden" allHref={allHref} />
      ) : (
        <Hits list={list} query={query} />
      )}
      <p>
        Alle Veröffentlichungen gibt es auch{' '}
        <TextLink href="/api/open-data/ocds">maschinenlesbar nach dem Open Contracting Data Standard</TextLink>.
      </p>
    </Section>
  );
}

function Hits({ list, query }: { list: Page<PublicListItem>; query: PublicListQuery }) {
  return (
    <>
      <HitCount total={list.total} more={list.more} />
      <DataTable<PublicListItem>
        caption="Veröffentlichte Beschaffungen"
        captionHidden
        rows={list.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'titel',
            label: 'Beschaffung',
            rowHeader: true,
            cell: (item) => (
              <>
                <a href={procurementPath(item.id)}>{item.title}</a>
                <div className="ui-muted">
                  {item.reference}
                  {item.cpvLabel ? ` · ${item.cpvLabel}` : ''}
                </div>
              </>
            ),
          },
          { key: 'stelle', label: 'Federführung', cell: (item) => item.leadName },
          { key: 'stand', label: 'Stand', cell: (item) => <PublicStateBadge state={item.state} /> },
          {
            key: 'frist',
            label: 'Angebote bis',
            cell: (item) => (item.offersDueAt ? formatInstant(item.offersDueAt) : '–'),
          },
          {
            key: 'wert',
            label: 'Auftragswert (netto)',
            align: 'end',
            cell: (item) => (item.awardedCents === null ? '–' : formatEuro(item.awardedCents)),
          },
          { key: 'veroeffentlicht', label: 'Zuletzt veröffentlicht', cell: (item) => formatInstant(item.releasedAt) },
        ]}
      />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        href={(page) => publicListHref(PATH, { ...query, page })}
      />
    </>
  );
}
