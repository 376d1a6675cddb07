import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { terminateContractAction } from '../actions.ts';
import type { ContractRow } from '../reads/contract-record.ts';
import { CONTRACT_LIMITS } from '../schema.ts';

/** Asks before a contract is ended ahead of its term. */
export function TerminateForm({ row, today }: { row: ContractRow; today: string }) {
  return (
    <ConfirmForm
      action={terminateContractAction}
      label="Vertrag vorzeitig beenden"
      title="Vertrag vorzeitig beenden?"
      variant="tertiary"
      danger
      subject={{ contractId: row.id, version: row.version }}
      values={{ endedOn: today }}
    >
      <p>
        Bis zum letzten Tag läuft der Vertrag weiter, danach wird nichts mehr abgerufen. Was bestellt ist, wird noch
        geliefert.
      </p>
      <DateField name="endedOn" label="Letzter Tag" />
      <TextareaField name="reason" label="Grund" rows={3} maxLength={CONTRACT_LIMITS.reason} />
    </ConfirmForm>
  );
}
