import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { keyBy } from '#src/modules/costs/domain/cost-key.ts';
import { KeyComparison } from '#src/modules/procurement/agreement/components/key-comparison.tsx';
import { costParty, draftParties } from '#src/modules/procurement/agreement/domain/content.ts';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { comparedKeySchema } from '#src/modules/procurement/agreement/schema.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Kostenschlüssel vergleichen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The cost simulator: what another key would change for whom. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const actor = await requireActor(procurementPath(id, 'agreement'));
  const view = await getAgreement(actor, id);
  const shown = view?.draft && view.draft.sharedCostsCents !== null ? view.draft : (view?.present ?? null);
  if (!view || shown === null || shown.sharedCostsCents === null) notFound();
  const given = await searchParams;
  const asked = Object.keys(given).length === 0 ? null : comparedKeySchema.safeParse(given);
  const parties = 'parties' in shown ? shown.parties : draftParties(shown, view.parties);
  return (
    <ProcurementFrame procurement={view.procurement} room="agreement" lead="Kostenschlüssel vergleichen">
      <p>
        <a href={procurementPath(id, 'agreement')}>Zurück zur Vereinbarung</a>
      </p>
      {asked && !asked.success ? <p role="alert">Bitte geben Sie ganze Prozente und einen Betrag in Euro an.</p> : null}
      <KeyComparison
        totalCents={shown.sharedCostsCents}
        present={shown.key}
        other={asked?.success ? asked.data : keyBy('equal')}
        parties={parties.map((party) => ({ ...costParty(party), name: party.name }))}
      />
    </ProcurementFrame>
  );
}
