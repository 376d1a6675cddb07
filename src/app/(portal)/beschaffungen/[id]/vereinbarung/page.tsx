import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AgreementChangesList } from '#src/modules/procurement/agreement/components/agreement-changes.tsx';
import { AgreementHints, AgreementText } from '#src/modules/procurement/agreement/components/agreement-text.tsx';
import { ConsentForms } from '#src/modules/procurement/agreement/components/consent-forms.tsx';
import { ConsentTable } from '#src/modules/procurement/agreement/components/consent-table.tsx';
import { LeadDecisions } from '#src/modules/procurement/agreement/components/lead-decisions.tsx';
import { getAgreement } from '#src/modules/procurement/agreement/reads/agreement.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Vereinbarung der Partner' };

/** The partners' agreement: the version before them, what changed, everybody's consent. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(procurementPath(id, 'agreement'));
  const view = await getAgreement(actor, id);
  if (!view) notFound();
  const { present, procurement } = view;
  const { row, verbs } = procurement;
  const path = procurementPath(id, 'agreement');
  return (
    <ProcurementFrame
      procurement={procurement}
      room="agreement"
      lead="Wer führt, wer haftet, wer was zahlt. Jeder Partner stimmt einer festen Fassung zu."
    >
      <div className="ui-actions">
        {verbs.includes('edit_agreement') ? (
          <LinkButton href={`${path}/entwurf`} variant={view.draft ? 'secondary' : 'primary'}>
            Entwurf bearbeiten
          </LinkButton>
        ) : null}
        {present || view.draft?.sharedCostsCents ? (
          <LinkButton href={`${path}/vergleich`} variant="secondary">
            Kostenschlüssel vergleichen
          </LinkButton>
        ) : null}
      </div>
      {view.partiesChanged ? (
        <Alert tone="warning" title="Diese Fassung nennt nicht alle jetzigen Partner">
          <p>Sie kann so nicht geschlossen werden. Die federführende Stelle legt eine neue Fassung vor.</p>
        </Alert>
      ) : null}
      <LeadDecisions view={view} />
      {view.changes ? (
        <Alert tone="warning" title={`Das hat sich seit Fassung ${view.changes.since} geändert`}>
          <AgreementChangesList changes={view.changes} ownBodyId={actor.bodyId} />
        </Alert>
      ) : null}
      {present ? (
        <>
          {view.partiesChanged ? null : <ConsentForms view={view} />}
          <Section title={`Fassung ${row.agreementVersion}`} id="fassung">
            {row.consentDueOn ? <p>Zustimmung erbeten bis {formatDay(row.consentDueOn)}.</p> : null}
            <AgreementText content={present} ownBodyId={actor.bodyId} />
          </Section>
          <AgreementHints content={present} vat={view.vat} />
          <Section title="Zustimmungen" id="zustimmungen">
            <ConsentTable view={view} present={present} />
          </Section>
        </>
      ) : (
        <>
          <p>Den Partnern liegt noch keine Fassung vor.</p>
          {view.draft ? <AgreementHints content={view.draft} vat={view.vat} /> : null}
        </>
      )}
    </ProcurementFrame>
  );
}
