import type { Metadata } from 'next';
import { promisedSaving, provenSaving, totalOf } from '#src/modules/contracts/savings/domain/ledger.ts';
import {
  listProvenSavings,
  listSavings,
  type PurchaseSavings,
  type SavingsScope,
  savingsScopes,
  type YearlySaving,
} from '#src/modules/contracts/savings/reads.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatEuro, formatNumber, formatPercent } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';

export const metadata: Metadata = { title: 'Einsparungen' };

const SCOPES: Record<SavingsScope, { readonly slug: string; readonly label: string }> = {
  own: { slug: 'eigene', label: 'Ihre Stelle' },
  all: { slug: 'alle', label: 'Alle, die Sie sehen' },
};

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What joint purchases save: promised by awards, proven by call-offs; by purchase and by year. */
export default async function Page({ searchParams }: PageProps) {
  const asked = queryText(await searchParams, 'bereich');
  const actor = await requireActor('/einsparungen');
  const scopes = savingsScopes(actor);
  const scope = scopes.find((open) => SCOPES[open].slug === asked) ?? scopes[0] ?? 'own';
  const [purchases, years] = await Promise.all([listSavings(actor, scope), listProvenSavings(actor, scope)]);
  const total = totalOf(purchases);
  return (
    <>
      <PageHeader
        title="Einsparungen"
        lead="Das Verzeichnis wächst nur: Vergleichswert bei der Bedarfsbestätigung, Zuschlag, dann jeder bestellte Abruf. Nachgewiesen ist, was bestellt wurde."
        breadcrumb={[{ label: 'Verträge', href: '/vertraege' }, { label: 'Einsparungen' }]}
        actions={
          <LinkButton href={`/einsparungen/export.csv?bereich=${SCOPES[scope].slug}`} variant="secondary" download>
            Als CSV herunterladen
          </LinkButton>
        }
      />
      <TabLinks
        label="Bereiche"
        items={scopes.map((open) => ({
          href: `/einsparungen?bereich=${SCOPES[open].slug}`,
          label: SCOPES[open].label,
          current: open === scope,
        }))}
      />
      {purchases.length === 0 ? (
        <EmptyState title="Noch keine Einsparungen">
          <p>
            Der erste Eintrag entsteht, sobald der Bedarf in einer gemeinsamen Beschaffung verbindlich bestätigt ist.
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            Nachgewiesen: <strong>{formatEuro(provenSaving(total))}</strong> netto
            {total.calledBaselineCents > 0
              ? `, das sind ${formatPercent(provenSaving(total) / total.calledBaselineCents)} gegenüber bisher`
              : ''}
            . Der Zuschlag verspricht über die ganze Laufzeit {formatEuro(promisedSaving(total))}.
          </p>
          <Purchases purchases={purchases} scope={scope} />
          {years.length > 0 ? <Years years={years} /> : null}
          <Method />
        </>
      )}
    </>
  );
}

/** How the figures come about: a proof is worth what its method is. */
function Method() {
  return (
    <details>
      <summary>Wie gerechnet wird</summary>
      <ul className="ui-list">
        <li>
          Der Vergleichswert ist der bestätigte Bedarf zum heutigen Jahrespreis der Stelle. Er steht seit der
          verbindlichen Bestätigung fest.
        </li>
        <li>
          Der Zuschlag verspricht den Unterschied zwischen diesem Vergleichswert und dem Anteil der Stelle am
          Zuschlagswert, beides über die ganze Laufzeit.
        </li>
        <li>
          Nachgewiesen ist der Unterschied bei bestellten Abrufen. Nennt die Stelle beim Abruf einen niedrigeren
          bisherigen Preis, zählt dieser. Ohne Vergleichspreis wird keine Einsparung angesetzt.
        </li>
        <li>
          Wird ein bestellter Abruf oder der nicht gelieferte Rest zurückgenommen, hebt eine Berichtigung diesen Teil
          der Einsparung auf.
        </li>
      </ul>
      <p>Alle Beträge netto. Welche Methode für einen Eintrag galt, steht im CSV-Export.</p>
    </details>
  );
}

function Purchases({ purchases, scope }: { purchases: readonly PurchaseSavings[]; scope: SavingsScope }) {
  return (
    <Section title="Nach Beschaffung">
      <DataTable
        caption="Einsparungen nach Beschaffung"
        captionHidden
        rows={purchases}
        rowKey={(line) => line.procurementId ?? line.contractId ?? line.reference}
        columns={[
          {
            key: 'title',
            label: 'Beschaffung',
            rowHeader: true,
            cell: (line) => (
              <>
                <a href={line.procurementId ? `/beschaffungen/${line.procurementId}` : `/vertraege/${line.contractId}`}>
                  {line.title}
                </a>
                <div className="ui-muted">{line.reference}</div>
              </>
            ),
          },
          ...(scope === 'own'
            ? []
            : [
                {
                  key: 'bodies',
                  label: 'Stellen',
                  align: 'end' as const,
                  cell: (line: PurchaseSavings) => formatNumber(line.bodies),
                },
              ]),
          {
            key: 'promised',
            label: 'Zuschlag verspricht',
            align: 'end',
            cell: (line) => (line.awardBaselineCents === 0 ? '–' : formatEuro(promisedSaving(line))),
          },
          {
            key: 'called',
            label: 'Bestellt',
            align: 'end',
            cell: (line) => (line.calledCents === 0 ? '–' : formatEuro(line.calledCents)),
          },
          {
            key: 'proven',
            label: 'Nachgewiesen',
            align: 'end',
            cell: (line) => (line.calledBaselineCents === 0 ? '–' : formatEuro(provenSaving(line))),
          },
        ]}
      />
    </Section>
  );
}

function Years({ years }: { years: readonly YearlySaving[] }) {
  return (
    <Section title="Nachgewiesen nach Stelle und Jahr">
      <DataTable
        caption="Nachgewiesene Einsparungen nach Stelle und Jahr"
        captionHidden
        rows={years}
        rowKey={(line) => `${line.bodyId} ${line.year}`}
        columns={[
          { key: 'body', label: 'Stelle', rowHeader: true, cell: (line) => line.bodyName },
          { key: 'year', label: 'Jahr', cell: (line) => String(line.year) },
          { key: 'count', label: 'Abrufe', align: 'end', cell: (line) => formatNumber(line.callOffs) },
          { key: 'before', label: 'Bisher', align: 'end', cell: (line) => formatEuro(line.baselineCents) },
          { key: 'actual', label: 'Bestellt', align: 'end', cell: (line) => formatEuro(line.actualCents) },
          {
            key: 'saved',
            label: 'Eingespart',
            align: 'end',
            cell: (line) => formatEuro(line.baselineCents - line.actualCents),
          },
        ]}
      />
    </Section>
  );
}
