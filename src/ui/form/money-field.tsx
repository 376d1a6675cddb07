'use client';

import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

/**
 * An amount in euro as text in German form; `parseEuroCents` reads what is sent. A default is German text too
 * (`formatEuroInput(cents)`).
 */
export function MoneyField({ name, label, hint = 'In Euro, zum Beispiel 12.500,00', optional }: FieldProps) {
  const { id, errors, value } = useField(name);
  const invalid = errors.length > 0 ? 'kern-form-input__input--error' : '';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <div className="ui-money">
        <input
          {...describedBy(id, hint, errors)}
          className={`kern-form-input__input ${invalid}`}
          id={id}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          required={!optional}
          defaultValue={value}
        />
        <span aria-hidden="true">€</span>
      </div>
    </FieldFrame>
  );
}
