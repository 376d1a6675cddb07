import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import {
  ApplicationSection,
  MemberSection,
  ShareAdministration,
} from '#src/modules/purchasing-cooperative/components/member-section.tsx';
import { MotionSection } from '#src/modules/purchasing-cooperative/components/motion-section.tsx';
import { OwnMembership, ShareHistory } from '#src/modules/purchasing-cooperative/components/own-membership.tsx';
import { getCooperative } from '#src/modules/purchasing-cooperative/reads.ts';
import {
  canApply,
  canGiveNotice,
  canManageCooperative,
  canOpenCooperative,
  canViewMembers,
  canVote,
} from '#src/policy/purchasing-cooperative.ts';
import { requireActor } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Einkaufsgenossenschaft' };

/** The purchasing cooperative: members and motions for those who belong to it, the way in for the others. */
export default async function Page() {
  const actor = await requireActor('/genossenschaft');
  if (!canOpenCooperative(actor)) forbidden();
  const cooperative = await getCooperative(actor);
  if (!cooperative) notFound();
  const isCooperative = cooperative.cooperativeId === actor.bodyId;
  const mayManage = canManageCooperative(actor, cooperative);
  return (
    <>
      <PageHeader
        title={cooperative.name}
        lead="Die Einkaufsgenossenschaft kauft für ihre Mitglieder gemeinsam ein. Jedes Mitglied hat eine Stimme."
      />
      {isCooperative ? null : (
        <OwnMembership
          cooperative={cooperative}
          mayApply={canApply(actor, cooperative)}
          mayGiveNotice={canGiveNotice(actor, cooperative)}
        />
      )}
      {mayManage ? <ApplicationSection cooperative={cooperative} /> : null}
      {canViewMembers(actor, cooperative) ? (
        <>
          <MotionSection cooperative={cooperative} mayVote={canVote(actor, cooperative)} mayManage={mayManage} />
          <MemberSection cooperative={cooperative} />
        </>
      ) : null}
      {mayManage ? <ShareAdministration cooperative={cooperative} /> : null}
      {isCooperative ? <ShareHistory cooperative={cooperative} /> : null}
    </>
  );
}
