'use client';

import { useEffect, useRef } from 'react';
import { buttonClass } from '#src/ui/button-class.ts';
import { DateField } from '#src/ui/form/date-field.tsx';
import { ErrorSummary } from '#src/ui/form/error-summary.tsx';
import { FormContext } from '#src/ui/form/form-context.ts';
import { type FormState, idleState } from '#src/ui/form/form-state.ts';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { AMENDMENT_KINDS } from '../../domain/status.ts';
import { AMENDMENT_GROUND_LABELS, AMENDMENT_KIND_LABELS, CHANGE_FIELD_LABELS } from '../../texts.ts';
import { AMENDMENT_GROUNDS } from '../domain/check.ts';

interface ChangeFormProps {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
  readonly fieldErrors: Readonly<Record<string, string[]>> | null;
}

const PREFIX = 'aenderung';

/** What is to change. A GET form, so that the check stands under an address and works without JavaScript. */
export function ChangeForm({ path, values, fieldErrors }: ChangeFormProps) {
  const notice = useRef<HTMLDivElement>(null);
  const state: FormState = fieldErrors
    ? { status: 'invalid', fieldErrors: { ...fieldErrors }, values: { ...values } }
    : idleState;

  useEffect(() => {
    if (fieldErrors) notice.current?.focus();
  }, [fieldErrors]);

  return (
    <form className="ui-form" action={path} method="get" aria-label="Änderung prüfen" noValidate>
      <ErrorSummary state={state} prefix={PREFIX} reloadHref="" id={`${PREFIX}-meldung`} ref={notice} />
      <FormContext value={{ prefix: PREFIX, state, defaults: values, pending: false }}>
        <SelectField
          name="kind"
          label="Art der Änderung"
          emptyLabel={null}
          options={AMENDMENT_KINDS.map((value) => ({ value, label: AMENDMENT_KIND_LABELS[value] }))}
        />
        <SelectField
          name="groundKey"
          label="Worauf stützt sich die Änderung?"
          emptyLabel={null}
          options={AMENDMENT_GROUNDS.map((value) => ({ value, label: AMENDMENT_GROUND_LABELS[value] }))}
        />
        <DateField name="effectiveOn" label="Gilt ab" />
        <MoneyField
          name="newUnitPriceCents"
          label={CHANGE_FIELD_LABELS.newUnitPriceCents}
          hint="Bei einer Preisanpassung, netto."
          optional
        />
        <TextField
          name="moreQuantity"
          label={CHANGE_FIELD_LABELS.moreQuantity}
          hint="Bei anderer Menge, zum Beispiel 250 oder -50."
          optional
          width="short"
          maxLength={12}
        />
        <MoneyField
          name="valueChangeCents"
          label="Änderung des Werts"
          hint="Netto, zum Beispiel 12.500,00 oder -2.000,00. Leer lassen, wo er sich aus dem Preis je Einheit ergibt."
          optional
        />
        <DateField name="newEndsOn" label={CHANGE_FIELD_LABELS.newEndsOn} hint="Bei einer Verlängerung." optional />
      </FormContext>
      <div className="ui-actions">
        <button type="submit" className={buttonClass('primary')}>
          <span className="kern-label">Änderung prüfen</span>
        </button>
      </div>
    </form>
  );
}
