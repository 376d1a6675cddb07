import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CooperationPage } from '#src/modules/cooperations/components/cooperation-page.tsx';
import { PublicCooperationPage } from '#src/modules/cooperations/components/public-cooperation-page.tsx';
import { getCooperation } from '#src/modules/cooperations/reads/cooperation.ts';
import { getPublicCooperation } from '#src/modules/cooperations/reads/public.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { getActor } from '#src/server/session.ts';
import { LinkButton } from '#src/ui/button.tsx';

export const metadata: Metadata = { title: 'Kooperation' };

/** Everything for those entitled, the public part for everybody else, and nothing (404) where there is none. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await getActor();
  const view = actor ? await getCooperation(actor, id) : null;
  // Of one from a public source there is nothing but its facts and their source, for its own partners too.
  if (actor && view && !view.historic) {
    const buys = view.viewer === 'party' && canStartProcurement(actor);
    return (
      <CooperationPage
        view={view}
        actions={
          buys ? (
            <LinkButton variant="secondary" href={`/beschaffungen/neu?kooperation=${view.id}`}>
              Gemeinsam beschaffen
            </LinkButton>
          ) : null
        }
      />
    );
  }
  const publication = await getPublicCooperation(id);
  if (!publication) notFound();
  return <PublicCooperationPage publication={publication} />;
}
