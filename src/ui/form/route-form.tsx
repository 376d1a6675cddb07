'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext } from './form-context.ts';
import { type FormState, idempotencyField } from './form-state.ts';
import { SubmitButton } from './submit-button.tsx';

interface RouteFormProps {
  /** Address of the route handler. */
  action: string;
  idempotencyKey: string;
  /** What the page it leads back to was told: errors and what was typed, as a server action would hand them back. */
  state: FormState;
  submitLabel: ReactNode;
  /** Shown beside the button, for example a link that leaves the form. */
  secondary?: ReactNode;
  label?: string;
  children: ReactNode;
}

/** A form whose file streams to a route handler, which no server action could do; the browser sends it by itself. */
export function RouteForm({ action, idempotencyKey, state, submitLabel, secondary, label, children }: RouteFormProps) {
  const prefix = useId();
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status !== 'idle') notice.current?.focus();
  }, [state.status]);

  return (
    <form method="post" action={action} encType="multipart/form-data" className="ui-form" aria-label={label} noValidate>
      <input type="hidden" name={idempotencyField} value={idempotencyKey} />
      <ErrorSummary state={state} prefix={prefix} reloadHref="" id={`${prefix}-meldung`} ref={notice} />
      <FormContext value={{ prefix, state, defaults: {}, pending: false }}>
        {children}
        <div className="ui-actions">
          <SubmitButton>{submitLabel}</SubmitButton>
          {secondary}
        </div>
      </FormContext>
    </form>
  );
}
