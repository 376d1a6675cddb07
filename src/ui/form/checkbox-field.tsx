'use client';

import { describedBy, FieldErrors, FieldHint, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

interface CheckboxFieldProps extends FieldProps {
  /** What is sent when the box is ticked; nothing is sent otherwise. */
  value?: string;
}

/** A single yes or no. */
export function CheckboxField({ name, label, hint, optional, value = 'ja' }: CheckboxFieldProps) {
  const { id, errors, values } = useField(name);
  const isInvalid = errors.length > 0;
  return (
    <div className={isInvalid ? 'kern-form-check kern-form-check--error' : 'kern-form-check'}>
      <input
        {...describedBy(id, hint, errors)}
        className={`kern-form-check__checkbox ${isInvalid ? 'kern-form-check__checkbox--error' : ''}`}
        type="checkbox"
        id={id}
        name={name}
        value={value}
        required={!optional}
        defaultChecked={values.includes(value)}
      />
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
