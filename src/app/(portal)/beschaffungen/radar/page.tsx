import type { Metadata } from 'next';
import { RadarList } from '#src/modules/procurement/planning/components/radar-list.tsx';
import { SIMILAR_FROM } from '#src/modules/procurement/planning/domain/radar.ts';
import { getRadar } from '#src/modules/procurement/planning/reads/radar.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { requireActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount, formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Bündelungsradar' };

/** Contracts of several bodies that could be bought together, with the reasons. */
export default async function Page() {
  const actor = await requireActor('/beschaffungen/radar');
  const radar = await getRadar(actor);
  return (
    <>
      <PageHeader
        title="Bündelungsradar"
        lead={`Verträge mehrerer Stellen zu ähnlichen Gegenständen, die höchstens ${formatNumber(radar.windowMonths)} Monate auseinander enden. Stellen, die Sie vorauswählen, werden erst gefragt, wenn Sie die Bedarfsabfrage öffnen.`}
        breadcrumb={[{ label: 'Beschaffungen', href: '/beschaffungen' }, { label: 'Bündelungsradar' }]}
        actions={
          <LinkButton href="/beschaffungen/kalender" variant="secondary">
            Kalender
          </LinkButton>
        }
      />
      <p className="ui-muted">
        Verglichen werden {formatCount(radar.offerCount, 'Vertrag', 'Verträge')}, die Stellen für die gemeinsame Planung
        sichtbar gemacht haben. Ab {formatNumber(SIMILAR_FROM)} Punkten gelten zwei Verträge als ähnlich.
      </p>
      {radar.proposals.length === 0 ? (
        <EmptyState
          title="Zurzeit kein Vorschlag"
          action={
            <LinkButton href="/vertraege" variant="secondary">
              Verträge Ihrer Stelle
            </LinkButton>
          }
        >
          <p>
            Vorschläge entstehen, sobald mehrere Stellen ähnliche Verträge eintragen und für die gemeinsame Planung
            sichtbar machen.
          </p>
        </EmptyState>
      ) : (
        <RadarList proposals={radar.proposals} ownBodyId={actor.bodyId} mayStart={canStartProcurement(actor)} />
      )}
    </>
  );
}
