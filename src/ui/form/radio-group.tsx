'use client';

import { type Choice, ChoiceOption, choiceId } from './choice-option.tsx';
import { type FieldProps, GroupFrame } from './field-frame.tsx';
import { useField } from './form-context.ts';

interface RadioGroupProps extends FieldProps {
  options: readonly Choice[];
  /** Side by side, for two or three short choices. */
  horizontal?: boolean;
}

/** Exactly one of a few choices. */
export function RadioGroup({ name, label, hint, optional, options, horizontal }: RadioGroupProps) {
  const { id, errors, value } = useField(name);
  return (
    <GroupFrame {...{ id, label, hint, optional, errors, horizontal }} role="radiogroup">
      {options.map((choice, index) => (
        <ChoiceOption
          key={choice.value}
          type="radio"
          id={choiceId(id, index)}
          name={name}
          choice={choice}
          checked={value === choice.value}
          invalid={errors.length > 0}
        />
      ))}
    </GroupFrame>
  );
}
