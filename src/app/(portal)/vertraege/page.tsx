import type { Metadata } from 'next';
import {
  ContractFilter,
  ContractTable,
  isContractListNarrowed,
  widenedContractList,
} from '#src/modules/contracts/components/contract-list.tsx';
import { contractListHref, parseContractListQuery } from '#src/modules/contracts/domain/list-query.ts';
import { listContracts } from '#src/modules/contracts/reads/list.ts';
import { canEnterContract } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount, formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Pagination } from '#src/ui/pagination.tsx';

export const metadata: Metadata = { title: 'Verträge' };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Contracts in the reader's reach; filters, order and page stand in the address. */
export default async function Page({ searchParams }: PageProps) {
  const query = parseContractListQuery(await searchParams);
  const actor = await requireActor('/vertraege');
  const list = await listContracts(actor, query);
  const canEnter = canEnterContract(actor);
  return (
    <>
      <PageHeader
        title="Verträge"
        lead="Eigene Verträge Ihrer Stelle und Rahmenvereinbarungen aus gemeinsamer Beschaffung, mit verbleibendem Volumen und Ende."
        actions={
          <>
            {canEnter ? <LinkButton href="/vertraege/neu">Eigenen Vertrag eintragen</LinkButton> : null}
            {canEnter ? (
              <LinkButton href="/vertraege/import" variant="secondary">
                Aus einer Datei
              </LinkButton>
            ) : null}
            <LinkButton href="/abrufe" variant="secondary">
              Abrufe
            </LinkButton>
            <LinkButton href="/einsparungen" variant="secondary">
              Einsparungen
            </LinkButton>
            <LinkButton
              href={contractListHref('/vertraege/export.csv', { ...query, page: 1 })}
              variant="secondary"
              download
            >
              Als CSV herunterladen
            </LinkButton>
          </>
        }
      />
      <ContractFilter query={query} />
      {list.items.length > 0 ? (
        <>
          <p>
            {list.more
              ? `Mehr als ${formatNumber(list.total)} Verträge. Bitte grenzen Sie die Suche ein; der CSV-Export enthält alle.`
              : formatCount(list.total, 'Vertrag', 'Verträge')}
          </p>
          <ContractTable items={list.items} query={query} />
          <Pagination
            page={list.page}
            pageCount={list.pageCount}
            href={(page) => contractListHref('/vertraege', { ...query, page })}
          />
        </>
      ) : isContractListNarrowed(query) ? (
        <EmptyState
          title="Kein Vertrag gefunden"
          action={
            <LinkButton href={contractListHref('/vertraege', widenedContractList(query))} variant="secondary">
              Alle zeigen
            </LinkButton>
          }
        >
          <p>Prüfen Sie die Schreibweise, oder nehmen Sie einen Filter zurück.</p>
        </EmptyState>
      ) : (
        <EmptyState
          title="Noch keine Verträge"
          action={canEnter ? <LinkButton href="/vertraege/neu">Eigenen Vertrag eintragen</LinkButton> : null}
        >
          <p>
            Tragen Sie laufende Verträge Ihrer Stelle ein: Das Portal erinnert rechtzeitig an ihr Ende und findet andere
            Stellen mit demselben Bedarf.
          </p>
        </EmptyState>
      )}
    </>
  );
}
