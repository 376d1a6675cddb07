'use client';

import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectFieldProps extends FieldProps {
  options: readonly SelectOption[];
  /** Text of the empty first choice; `null` leaves it out when a value is always set. */
  emptyLabel?: string | null;
}

/** One of several values, where there are too many for radio buttons (about seven). */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, optional, options, emptyLabel = 'Bitte wählen' } = props;
  const { id, errors, value } = useField(name);
  const invalid = errors.length > 0 ? 'kern-form-input__select--error' : '';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <div className="kern-form-input__select-wrapper">
        <select
          {...describedBy(id, hint, errors)}
          className={`kern-form-input__select ${invalid}`}
          id={id}
          name={name}
          required={!optional}
          defaultValue={value}
        >
          {emptyLabel === null ? null : <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}
