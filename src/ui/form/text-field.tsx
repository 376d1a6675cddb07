'use client';

import type { HTMLInputTypeAttribute } from 'react';
import { describedBy, FieldFrame, type FieldProps } from './field-frame.tsx';
import { useField } from './form-context.ts';

/** How wide a control is: as wide as what it usually holds. */
export type FieldWidth = 'short' | 'medium' | 'full';

const widthClass: Record<FieldWidth, string> = { short: 'ui-field--short', medium: 'ui-field--medium', full: '' };

export interface TextFieldProps extends FieldProps {
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'>;
  width?: FieldWidth;
  /** WCAG 1.3.5: name the purpose of fields about the person who fills them in. */
  autoComplete?: string;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url';
  maxLength?: number;
  /** Id of a `SuggestionList` with values to pick from. */
  list?: string;
  spellCheck?: boolean;
}

/** One line of text. A password is never shown again after an error. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, type = 'text', width = 'full', ...input } = props;
  const { id, errors, value } = useField(name);
  const invalid = errors.length > 0 ? 'kern-form-input__input--error' : '';
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} errors={errors}>
      <input
        {...input}
        {...describedBy(id, hint, errors)}
        className={`kern-form-input__input ${widthClass[width]} ${invalid}`}
        id={id}
        name={name}
        type={type}
        required={!optional}
        defaultValue={type === 'password' ? undefined : value}
      />
    </FieldFrame>
  );
}
