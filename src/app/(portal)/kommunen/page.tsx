import type { Metadata } from 'next';
import { BodyFilter } from '#src/modules/bodies/components/body-filter.tsx';
import { BodyTable } from '#src/modules/bodies/components/body-table.tsx';
import { RegisterSource } from '#src/modules/bodies/components/register-source.tsx';
import { bodyListHref, isNarrowed, parseBodyListQuery } from '#src/modules/bodies/domain/list-query.ts';
import { listBodies } from '#src/modules/bodies/reads/list-bodies.ts';
import { listDistrictChoices } from '#src/modules/bodies/reads/list-districts.ts';
import { canManageRegister } from '#src/policy/bodies.ts';
import { getActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';

export const metadata: Metadata = { title: 'Kommunen' };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Register of bodies: search, filters, order and page stand in the address. */
export default async function BodiesPage({ searchParams }: PageProps) {
  const asked = parseBodyListQuery(await searchParams);
  const [actor, list, districts] = await Promise.all([getActor(), listBodies(asked), listDistrictChoices()]);
  const query = { ...asked, page: list.page };
  return (
    <>
      <PageHeader
        title="Kommunen und weitere Stellen"
        lead="Alle Städte, Gemeinden und Landkreise in Hessen und die Stellen, mit denen sie in der IT zusammenarbeiten."
        actions={
          <>
            <LinkButton href={bodyListHref('/kommunen/export.csv', { ...query, page: 1 })} variant="secondary" download>
              Als CSV herunterladen
            </LinkButton>
            <LinkButton href="/kommunen/karte" variant="secondary">
              Karte der Landkreise
            </LinkButton>
            {actor && canManageRegister(actor) ? (
              <LinkButton href="/kommunen/neu" variant="secondary">
                Zweckverband aufnehmen
              </LinkButton>
            ) : null}
          </>
        }
      />
      <BodyFilter query={query} districts={districts} />
      {list.items.length === 0 ? (
        <EmptyState
          title="Keine Stelle gefunden"
          action={
            isNarrowed(query) ? (
              <LinkButton href="/kommunen" variant="secondary">
                Alle Stellen zeigen
              </LinkButton>
            ) : null
          }
        >
          <p>
            Prüfen Sie die Schreibweise, oder nehmen Sie einen Filter zurück. Umlaute dürfen auch als ae, oe, ue stehen.
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            {list.more
              ? `Mehr als ${formatNumber(list.total)} Treffer. Gezeigt werden die ersten ${formatNumber(list.total)}: Bitte grenzen Sie die Suche ein. Der CSV-Export enthält alle.`
              : `${formatNumber(list.total)} Treffer`}
          </p>
          <BodyTable items={list.items} query={query} />
          <Pagination
            page={list.page}
            pageCount={list.pageCount}
            href={(page) => bodyListHref('/kommunen', { ...query, page })}
          />
        </>
      )}
      <RegisterSource populationDate={list.items.find((item) => item.populationDate)?.populationDate} />
    </>
  );
}
