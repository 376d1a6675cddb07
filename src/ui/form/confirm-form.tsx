import type { ReactNode } from 'react';
import type { ButtonVariant } from '../button-class.ts';
import { ConfirmDetails } from '../confirm-details.tsx';
import { Form } from './form.tsx';
import type { FormStateAction } from './form-state.ts';
import { HiddenField } from './hidden-field.tsx';

interface ConfirmFormProps {
  readonly action: FormStateAction;
  /** Names the step, on the button that opens the question and on the one that answers it. */
  readonly label: string;
  readonly title: string;
  readonly variant?: ButtonVariant;
  readonly danger?: boolean;
  /** What the step is about, and the state it was shown with. */
  readonly subject: Readonly<Record<string, string | number>>;
  readonly values?: Record<string, string | undefined>;
  /** Of the form, so that what was typed is found again. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** Asks before a step happens; opens without JavaScript. */
export function ConfirmForm({
  action,
  label,
  title,
  danger,
  subject,
  values,
  id,
  children,
  ...rest
}: ConfirmFormProps) {
  return (
    <ConfirmDetails label={label} title={title} variant={rest.variant ?? 'primary'}>
      <Form
        action={action}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={label}
        submitVariant={danger ? 'danger' : 'primary'}
        label={label}
        values={values}
        id={id}
      >
        {Object.entries(subject).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        {children}
      </Form>
    </ConfirmDetails>
  );
}
