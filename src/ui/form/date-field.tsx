'use client';

import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day as text, TT.MM.JJJJ. A native date input would drop what cannot be read as a date, so that it could not be shown
 * again beside its error, and differs between screen readers. `parseGermanDate` reads what is sent.
 * A default may be given as YYYY-MM-DD and is shown in German form.
 */
export function DateField({ name, label, hint = 'Tag, Monat, Jahr, zum Beispiel 01.03.2027', optional }: FieldProps) {
  const { id, errors, value } = useField(name);
  const invalid = errors.length > 0 ? 'kern-form-input__input--error' : '';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <input
        {...describedBy(id, hint, errors)}
        className={`kern-form-input__input ui-field--short ${invalid}`}
        id={id}
        name={name}
        type="text"
        autoComplete="off"
        maxLength={20}
        required={!optional}
        defaultValue={value.replace(isoDay, '$3.$2.$1')}
      />
    </FieldFrame>
  );
}
