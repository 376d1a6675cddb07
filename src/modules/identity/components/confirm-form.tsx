import { randomUUID } from 'node:crypto';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { Form } from '#src/ui/form/form.tsx';
import type { FormStateAction } from '#src/ui/form/form-state.ts';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';

interface ConfirmFormProps {
  /** Keeps the ids of several forms on one page apart. */
  id: string;
  /** What is done, on the button that opens the question. */
  label: string;
  question: string;
  /** What follows from it. */
  consequence: string;
  submitLabel: string;
  action: FormStateAction;
  /** Hidden fields: whom or what it is about. */
  subject: Readonly<Record<string, string | number>>;
}

/** Asks before an access is taken away or changed, and does it. */
export function ConfirmForm({ id, label, question, consequence, submitLabel, action, subject }: ConfirmFormProps) {
  return (
    <ConfirmDetails label={label} title={question}>
      <p>{consequence}</p>
      <Form
        action={action}
        idempotencyKey={randomUUID()}
        submitLabel={submitLabel}
        submitVariant="danger"
        guard={false}
        id={id}
        label={label}
      >
        {Object.entries(subject).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
      </Form>
    </ConfirmDetails>
  );
}
