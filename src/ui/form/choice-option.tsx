'use client';

import type { ReactNode } from 'react';

/** One choice of a group. */
export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface ChoiceOptionProps {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  choice: Choice;
  checked: boolean;
  invalid: boolean;
}

const boxClass = { radio: 'kern-form-check__radio', checkbox: 'kern-form-check__checkbox' };
const invalidClass = { radio: 'kern-form-check__radio--error', checkbox: 'kern-form-check__checkbox--error' };

/** A radio button or checkbox of a group, with its label and its own hint. */
export function ChoiceOption({ type, id, name, choice, checked, invalid }: ChoiceOptionProps) {
  const hintId = `${id}-hinweis-zur-wahl`;
  return (
    <div className="kern-form-check">
      <input
        className={`${boxClass[type]} ${invalid ? invalidClass[type] : ''}`}
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={checked}
        aria-describedby={choice.hint ? hintId : undefined}
      />
      <label className="kern-label" htmlFor={id}>
        {choice.label}
      </label>
      {choice.hint ? (
        <div className="kern-hint" id={hintId}>
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}

/** Id of the n-th choice; the first carries the field's own id, so that an error message leads to it. */
export const choiceId = (fieldId: string, index: number) => (index === 0 ? fieldId : `${fieldId}-${index + 1}`);
