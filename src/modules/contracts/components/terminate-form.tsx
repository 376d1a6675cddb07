import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { terminateContractAction } from '../actions.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { CONTRACT_LIMITS } from '../schema.ts';

/** Asks before a contract is ended ahead of its term. */
export function TerminateForm({ row, today }: { row: ContractRow; today: string }) {
  return (
    <ConfirmDetails label="Vertrag vorzeitig beenden" variant="tertiary" title="Vertrag vorzeitig beenden?">
      <p>Danach wird nichts mehr abgerufen. Was bestellt ist, wird noch geliefert.</p>
      <Form
        action={terminateContractAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Vertrag vorzeitig beenden"
        submitVariant="danger"
        label="Vertrag vorzeitig beenden"
        values={{ endedOn: today }}
      >
        <HiddenField name="contractId" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <DateField name="endedOn" label="Letzter Tag" />
        <TextareaField name="reason" label="Grund" rows={3} maxLength={CONTRACT_LIMITS.reason} />
      </Form>
    </ConfirmDetails>
  );
}
