'use client';

import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

interface FileFieldProps extends FieldProps {
  /** Accepted types, a courtesy of the picker only: the server checks the content. */
  accept?: string;
  multiple?: boolean;
}

/** A file from the person's own device. */
export function FileField({ name, label, hint, optional, accept, multiple }: FileFieldProps) {
  const { id, errors } = useField(name);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <input
        {...describedBy(id, hint, errors)}
        className="kern-form-input__input"
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        required={!optional}
      />
    </FieldFrame>
  );
}
