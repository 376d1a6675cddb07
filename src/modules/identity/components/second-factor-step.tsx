import { randomUUID } from 'node:crypto';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { confirmByCodeAction } from '../actions/session.ts';
import { CodeField } from './code-field.tsx';

/** Shows the second factor in a session that was opened without. */
export function SecondFactorStep({ target }: { target: string }) {
  return (
    <Form action={confirmByCodeAction} idempotencyKey={randomUUID()} submitLabel="Weiter" guard={false} id="code">
      <HiddenField name="weiter" value={target} />
      <CodeField withRecovery />
    </Form>
  );
}
