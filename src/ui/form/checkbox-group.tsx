'use client';

import { type Choice, ChoiceOption, choiceId } from './choice-option.tsx';
import { type FieldProps, GroupFrame } from './field-frame.tsx';
import { useField } from './form-context.ts';

interface CheckboxGroupProps extends FieldProps {
  options: readonly Choice[];
  /** Side by side, for short choices. */
  horizontal?: boolean;
}

/** Any number of choices; sent as repeated fields of the same name. */
export function CheckboxGroup({ name, label, hint, optional, options, horizontal }: CheckboxGroupProps) {
  const { id, errors, values } = useField(name);
  return (
    <GroupFrame {...{ id, label, hint, optional, errors, horizontal }}>
      {options.map((choice, index) => (
        <ChoiceOption
          key={choice.value}
          type="checkbox"
          id={choiceId(id, index)}
          name={name}
          choice={choice}
          checked={values.includes(choice.value)}
          invalid={errors.length > 0}
        />
      ))}
    </GroupFrame>
  );
}
