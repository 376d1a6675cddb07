import type { ReactNode } from 'react';
import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatEuro, formatEuroInput, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import {
  cancelCallOffAction,
  decideCallOffAction,
  orderCallOffAction,
  recordDeliveryAction,
  requestCallOffAction,
} from '../../actions.ts';
import { priceText } from '../../components/volume-panel.tsx';
import type { ContractView } from '../../reads/contract.ts';
import { CONTRACT_LIMITS } from '../../schema.ts';
import { CALL_OFF_VERB_LABELS } from '../../texts.ts';
import type { CallOffView } from '../reads/call-offs.ts';

/** What the reader can do with the call-off now; each step asks first and opens without JavaScript. */
export function CallOffActions({ view }: { view: CallOffView }) {
  const { callOff, contract, verbs, today } = view;
  if (verbs.length === 0) return null;
  const subject = { callOffId: callOff.id, version: callOff.version };
  const left = callOff.quantity - callOff.deliveredQuantity;
  const partly = callOff.deliveredQuantity > 0;
  return (
    <Section title="Was Sie tun können" id="aktionen">
      {verbs.includes('approve') ? (
        <ConfirmForm
          subject={subject}
          action={decideCallOffAction}
          label={CALL_OFF_VERB_LABELS.approve}
          title={`${formatEuro(callOff.amountCents)} netto freigeben?`}
        >
          <HiddenField name="decision" value="approve" />
          <p>
            Sie bestätigen, dass auf der Haushaltsstelle {callOff.budgetLine} Mittel bereitstehen. Danach kann bestellt
            werden.
          </p>
          <TextareaField name="reason" label="Bemerkung" optional rows={2} maxLength={CONTRACT_LIMITS.reason} />
        </ConfirmForm>
      ) : null}
      {verbs.includes('reject') ? (
        <ConfirmForm
          subject={subject}
          action={decideCallOffAction}
          label={CALL_OFF_VERB_LABELS.reject}
          title="Abruf ablehnen?"
          variant="secondary"
        >
          <HiddenField name="decision" value="reject" />
          <p>Die Menge steht danach wieder allen Abrufberechtigten offen.</p>
          <TextareaField name="reason" label="Grund" rows={3} maxLength={CONTRACT_LIMITS.reason} />
        </ConfirmForm>
      ) : null}
      {verbs.includes('order') ? (
        <ConfirmForm
          subject={subject}
          action={orderCallOffAction}
          label={CALL_OFF_VERB_LABELS.order}
          title="Abruf bestellen?"
        >
          <p>
            Sie halten fest, dass bei {contract.supplierName} bestellt ist. Die Einsparung kommt in das
            Einsparungsverzeichnis.
          </p>
        </ConfirmForm>
      ) : null}
      {verbs.includes('deliver') ? (
        <ConfirmForm
          subject={subject}
          action={recordDeliveryAction}
          label={CALL_OFF_VERB_LABELS.deliver}
          title="Lieferung eintragen"
          values={{ deliveredOn: today, quantity: String(left) }}
        >
          <DateField name="deliveredOn" label="Geliefert am" />
          <TextField
            name="quantity"
            label="Gelieferte Menge"
            hint={`Noch offen: ${formatNumber(left)} ${contract.unit}`}
            width="short"
            inputMode="numeric"
          />
          <TextField name="invoiceReference" label="Rechnungsnummer" optional maxLength={120} />
          <MoneyField name="invoiceAmountCents" label="Rechnungsbetrag netto" optional />
          <SelectField
            name="rating"
            label="Qualität"
            optional
            emptyLabel="Keine Bewertung"
            options={[
              { value: '5', label: '5: sehr gut' },
              { value: '4', label: '4: gut' },
              { value: '3', label: '3: in Ordnung' },
              { value: '2', label: '2: mit Mängeln' },
              { value: '1', label: '1: schlecht' },
            ]}
          />
          <TextareaField
            name="qualityNote"
            label="Bemerkung zur Qualität"
            optional
            rows={3}
            maxLength={CONTRACT_LIMITS.note}
          />
        </ConfirmForm>
      ) : null}
      {verbs.includes('cancel') ? (
        <ConfirmForm
          subject={subject}
          action={cancelCallOffAction}
          label={partly ? 'Rest zurücknehmen' : CALL_OFF_VERB_LABELS.cancel}
          title={partly ? `${formatNumber(left)} ${contract.unit} zurücknehmen?` : 'Abruf zurücknehmen?'}
          variant="tertiary"
          danger
        >
          <p>
            {partly ? 'Was nicht geliefert ist, steht' : 'Die Menge steht'} danach wieder allen Abrufberechtigten offen.
            {partly ? ' Als Einsparung zählt nur, was gekommen ist.' : null}
          </p>
          <TextareaField name="reason" label="Grund" rows={3} maxLength={CONTRACT_LIMITS.reason} />
        </ConfirmForm>
      ) : null}
    </Section>
  );
}

/** Asks for a call-off; what is left stands beside the quantity. */
export function RequestForm({ contract, secondary }: { contract: ContractView; secondary: ReactNode }) {
  const { row, remaining } = contract;
  const left = [
    remaining.callable === null ? null : `${formatNumber(remaining.callable)} ${row.unit}`,
    remaining.valueCents === null ? null : `${formatEuro(remaining.valueCents)} netto`,
  ].filter((part) => part !== null);
  return (
    <Form
      action={requestCallOffAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Abruf anfordern"
      requiredNote
      secondary={secondary}
    >
      <HiddenField name="contractId" value={row.id} />
      <TextField
        name="quantity"
        label={`Menge (${row.unit})`}
        hint={left.length > 0 ? `Noch abrufbar: ${left.join(', ')}` : undefined}
        width="short"
        inputMode="numeric"
        maxLength={11}
      />
      {row.unitPriceCents === null ? (
        <MoneyField name="unitPriceCents" label="Preis je Einheit netto" />
      ) : (
        <>
          {/* Whoever asks agrees to this price: one that changed meanwhile is refused, not taken. */}
          <HiddenField name="unitPriceCents" value={formatEuroInput(row.unitPriceCents)} />
          <p>Preis je Einheit netto: {priceText(row)}</p>
        </>
      )}
      <TextField
        name="budgetLine"
        label="Haushaltsstelle"
        hint="Auf ihr werden die Mittel freigegeben."
        width="medium"
        maxLength={120}
      />
      <TextareaField name="purpose" label="Zweck" optional rows={3} maxLength={CONTRACT_LIMITS.note} />
      <DateField name="neededOn" label="Benötigt am" optional />
      <MoneyField
        name="baselinePriceCents"
        label="Bisheriger Preis je Einheit netto"
        hint="Was Ihre Stelle für dieselbe Leistung zuletzt gezahlt hat. Hat der Zuschlag für Ihre Stelle einen Vergleichswert festgehalten, zählt der niedrigere von beiden."
        optional
      />
    </Form>
  );
}
