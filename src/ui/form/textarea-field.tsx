'use client';

import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

interface TextareaFieldProps extends FieldProps {
  /** Lines shown at first; the field grows with its text where the browser can (CSS field-sizing). */
  rows?: number;
  maxLength?: number;
}

/** Several lines of text. */
export function TextareaField({ name, label, hint, optional, rows = 4, maxLength }: TextareaFieldProps) {
  const { id, errors, value } = useField(name);
  const invalid = errors.length > 0 ? 'kern-form-input__input--error' : '';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <textarea
        {...describedBy(id, hint, errors)}
        className={`kern-form-input__input ui-textarea ${invalid}`}
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={!optional}
        defaultValue={value}
      />
    </FieldFrame>
  );
}
