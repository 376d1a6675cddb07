import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { VERB_LABELS } from '../../texts.ts';
import { concludeAgreementAction, proposeAgreementAction } from '../actions.ts';
import { composeContent } from '../domain/content.ts';
import { isSameAgreement } from '../domain/diff.ts';
import type { AgreementView } from '../reads/agreement.ts';
import { AGREEMENT_REFUSALS } from '../refusal-texts.ts';
import { keyProblemText } from '../texts.ts';

/** Proposing the draft and concluding the agreement, or what still stands against it. */
export function LeadDecisions({ view }: { view: AgreementView }) {
  const { row, verbs } = view.procurement;
  const shown = (
    <>
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
    </>
  );
  return (
    <>
      {verbs.includes('conclude_agreement') && !view.partiesChanged ? (
        <ConfirmDetails label={VERB_LABELS.conclude_agreement} variant="primary" title="Vereinbarung schließen?">
          <p>Alle Partner haben der jetzigen Fassung zugestimmt. Danach kann ausgeschrieben werden.</p>
          <Form
            action={concludeAgreementAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.conclude_agreement}
            label={VERB_LABELS.conclude_agreement}
          >
            {shown}
            <HiddenField name="agreementVersion" value={String(row.agreementVersion)} />
          </Form>
        </ConfirmDetails>
      ) : null}
      {verbs.includes('propose_agreement') && view.draft ? <Propose view={view}>{shown}</Propose> : null}
    </>
  );
}

function Propose({ view, children }: { view: AgreementView; children: React.ReactNode }) {
  const { row } = view.procurement;
  if (view.draft === null) return null;
  const composed = composeContent(view.draft, { bodyId: row.lead.id, name: row.lead.name }, view.parties);
  if (!composed.ok) {
    const { problem } = composed;
    const nameOf = (bodyId: string) => view.parties.find((party) => party.bodyId === bodyId)?.name ?? '';
    const text =
      problem.code === 'agreement_incomplete'
        ? AGREEMENT_REFUSALS.agreement_incomplete.message
        : keyProblemText(problem, nameOf);
    return (
      <Alert tone="info" title="Der Entwurf ist noch nicht vollständig">
        <p>{text}</p>
      </Alert>
    );
  }
  if (view.present && isSameAgreement(view.present, composed.content)) return null;
  return (
    <ConfirmDetails
      label={VERB_LABELS.propose_agreement}
      variant="primary"
      title={`Fassung ${row.agreementVersion + 1} den Partnern vorlegen?`}
    >
      <p>
        Die Fassung wird festgehalten, jeder Anteil auf den Cent.
        {view.consents.length > 0 ? ' Zustimmungen zur jetzigen Fassung werden hinfällig.' : ''}
      </p>
      <Form
        action={proposeAgreementAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.propose_agreement}
        label={VERB_LABELS.propose_agreement}
      >
        {children}
        <HiddenField name="draftVersion" value={String(view.draftVersion)} />
      </Form>
    </ConfirmDetails>
  );
}
