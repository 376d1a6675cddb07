import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { ImportForm } from '#src/modules/contracts/imports/components/import-form.tsx';
import { canEnterContract } from '#src/policy/contracts.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Verträge aus einer Datei' };

/** Own contracts from a spreadsheet: the template down, the file up, a look, and only then they are entered. */
export default async function Page() {
  const actor = await requireActor('/vertraege/import');
  if (!canEnterContract(actor)) forbidden();
  return (
    <>
      <PageHeader
        title="Verträge aus einer Datei"
        lead={`Eigene Verträge von ${actor.bodyName} aus einer Tabelle übernehmen.`}
        breadcrumb={[{ label: 'Verträge', href: '/vertraege' }, { label: 'Aus einer Datei' }]}
      />
      <Section title="1. Vorlage herunterladen" id="vorlage">
        <p>
          Eine Zeile je Vertrag. Steht in der Spalte „Für gemeinsame Planung sichtbar“ ein Ja, sehen andere Stellen
          Gegenstand, CPV-Code, Ende und Ihre Stelle; Auftragnehmer, Wert und Notizen sehen sie nicht.
        </p>
        <div className="ui-actions">
          <LinkButton href="/vertraege/vorlage.xlsx" variant="secondary" download>
            Vorlage (XLSX)
          </LinkButton>
          <LinkButton href="/vertraege/neu" variant="tertiary">
            Lieber einzeln eintragen
          </LinkButton>
        </div>
      </Section>
      <Section title="2. Datei prüfen und übernehmen" id="datei">
        <ImportForm idempotencyKey={crypto.randomUUID()} />
      </Section>
    </>
  );
}
