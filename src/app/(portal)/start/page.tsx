import type { Metadata } from 'next';
import { ContractSection } from '#src/modules/dashboards/components/contract-section.tsx';
import { FieldSection } from '#src/modules/dashboards/components/field-section.tsx';
import { LandSection } from '#src/modules/dashboards/components/land-section.tsx';
import { ChainSection, DecisionsSection } from '#src/modules/dashboards/components/oversight-section.tsx';
import { OwnSection } from '#src/modules/dashboards/components/own-section.tsx';
import { PlatformSection } from '#src/modules/dashboards/components/platform-section.tsx';
import { PurchaseSection } from '#src/modules/dashboards/components/purchase-section.tsx';
import { ReviewSection } from '#src/modules/dashboards/components/review-section.tsx';
import { SecuritySection } from '#src/modules/dashboards/components/security-section.tsx';
import { TasksSection } from '#src/modules/dashboards/components/tasks-section.tsx';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import { homeLead, noTasksText } from '#src/modules/dashboards/texts.ts';
import { canDraftCooperation } from '#src/policy/cooperations.ts';
import { canStartProcurement } from '#src/policy/procurement.ts';
import { getSession, requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { OtherBodies } from '../aufgaben/other-bodies.tsx';
import { ServedBodies } from './served-bodies.tsx';

export const metadata: Metadata = { title: 'Start' };

/** Home of everybody signed in: my tasks, what I take part in, then numbers that each open their list. */
export default async function HomePage() {
  const actor = await requireActor('/start');
  const session = await getSession();
  const home = await getHome(actor);
  const served = session?.memberships.filter(({ roles }) => roles.includes('security_officer')) ?? [];
  return (
    <>
      <PageHeader title={actor.bodyName} lead={homeLead(home.family, home.purchaseScope === 'oversight')} />
      {home.family === 'administrator' || home.family === 'auditor' ? null : (
        <TasksSection {...home.tasks} empty={noTasksText(actor)} />
      )}
      {session ? <OtherBodies session={session} actor={actor} /> : null}
      {home.own ? <OwnSection own={home.own} canDraft={canDraftCooperation(actor)} /> : null}
      {home.purchases ? (
        <PurchaseSection purchases={home.purchases} scope={home.purchaseScope} canStart={canStartProcurement(actor)} />
      ) : null}
      {home.contracts ? <ContractSection contracts={home.contracts} scope={home.savingsScope} /> : null}
      {home.security ? <SecuritySection security={home.security} /> : null}
      {home.family === 'security' && served.length > 1 ? (
        <ServedBodies bodies={served} chosenId={actor.bodyId} />
      ) : null}
      {home.ownByField ? <FieldSection fields={home.ownByField} /> : null}
      {home.decisions ? <DecisionsSection decisions={home.decisions} /> : null}
      {home.review ? (
        <ReviewSection
          review={home.review}
          title={home.family === 'authority' ? 'Verfahren bei Ihrer Behörde' : 'Verfahren im Land'}
        />
      ) : null}
      {home.land ? <LandSection land={home.land} /> : null}
      {home.chain ? <ChainSection chain={home.chain} /> : null}
      {home.platform ? <PlatformSection platform={home.platform} /> : null}
    </>
  );
}
