'use client';

import { unstable_rethrow } from 'next/navigation';
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react';
import { Alert } from '../alert.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FormContext, type FormDefaults } from './form-context.ts';
import { type FormState, type FormStateAction, idempotencyField, idleState } from './form-state.ts';
import { freshKey } from './fresh-key.ts';
import { SubmitButton } from './submit-button.tsx';
import { SubmitFailure, type SubmitFailureInfo } from './submit-failure.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

interface FormProps {
  action: FormStateAction;
  /** A fresh random UUID per rendered page. A second try of the same form carries the same key. */
  idempotencyKey: string;
  initialState?: FormState;
  /** What the fields show at first. */
  values?: FormDefaults;
  /** Text of the main button; leave it out when the children bring their own `SubmitButton`s. */
  submitLabel?: ReactNode;
  submitVariant?: 'primary' | 'secondary' | 'danger';
  /** Shown beside the main button, for example a link that leaves the form. */
  secondary?: ReactNode;
  /** Keeps field ids apart and stable when a page has several forms. */
  id?: string;
  /** Says above the fields that all of them are required unless marked optional. */
  requiredNote?: boolean;
  /** Warn before leaving with unsent input (default). Turn off where nothing of worth is typed, as in sign-in. */
  guard?: boolean;
  /** Empty the fields after success when the form stays on the page. */
  resetOnDone?: boolean;
  /** Where the present state can be seen after a conflict; default is this very page. */
  reloadHref?: string;
  /** Accessible name, needed when a page has several forms. */
  label?: string;
  children?: ReactNode;
}

/**
 * A form over one server action. Without JavaScript the browser posts it and the page comes back with messages and kept
 * values; with JavaScript the same happens in place: focus moves to the message, nothing is sent twice, and typed text
 * and chosen files stay even when the connection or the server fails.
 */
export function Form(props: FormProps) {
  const { action, idempotencyKey, initialState = idleState, values = {}, reloadHref = '', guard = true } = props;
  const generatedId = useId();
  const prefix = props.id ?? generatedId;
  const noticeId = `${prefix}-meldung`;
  // Without JavaScript the browser posts to this fragment, and so scrolls to the message and focuses it.
  const [postedState, postAction, isPosting] = useActionState(action, initialState, `#${noticeId}`);
  const [answer, setAnswer] = useState<FormState | null>(null);
  const [failure, setFailure] = useState<SubmitFailureInfo | null>(null);
  const [isSending, startTransition] = useTransition();
  const pending = isSending || isPosting;
  const state = answer ?? postedState;
  const echoedKey = postedState.values[idempotencyField];
  const [key, setKey] = useState(typeof echoedKey === 'string' ? echoedKey : idempotencyKey);
  const form = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const inFlight = useRef(false);
  const leaveGuard = useLeaveGuard(guard);

  useEffect(() => {
    if (failure || state.status !== 'idle') notice.current?.focus();
  }, [state, failure]);

  // A form sent before the page came alive is answered here, past `send`.
  useEffect(() => {
    if (postedState.status === 'done') setKey(freshKey());
  }, [postedState]);

  async function send(formData: FormData) {
    try {
      const next = await action(state, formData);
      setAnswer(next);
      setFailure(null);
      if (next.status !== 'done') return leaveGuard.arm();
      setKey(freshKey());
      if (props.resetOnDone) form.current?.reset();
    } catch (error) {
      unstable_rethrow(error);
      leaveGuard.arm();
      setFailure({ digest: error instanceof Error && 'digest' in error ? String(error.digest) : undefined });
    } finally {
      inFlight.current = false;
    }
  }

  // Calling the action here, and not through the form's action property, keeps React from emptying the fields afterwards.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (inFlight.current) return;
    inFlight.current = true;
    leaveGuard.disarm();
    const formData = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => send(formData));
  }

  return (
    <form
      ref={form}
      className="ui-form"
      action={postAction}
      onSubmit={submit}
      onInput={leaveGuard.arm}
      noValidate
      aria-label={props.label}
      data-status={state.status}
    >
      <input type="hidden" name={idempotencyField} value={key} />
      {failure ? (
        <SubmitFailure failure={failure} id={noticeId} ref={notice} />
      ) : (
        <ErrorSummary state={state} prefix={prefix} reloadHref={reloadHref} id={noticeId} ref={notice} />
      )}
      {state.status === 'done' && state.message && !failure ? (
        <div ref={notice} id={noticeId} tabIndex={-1} className="ui-focus-target">
          <Alert tone="success" role="status" title={state.message} />
        </div>
      ) : null}
      {props.requiredNote ? (
        <p className="ui-muted">Alle Felder ohne den Zusatz „(optional)“ sind Pflichtfelder.</p>
      ) : null}
      <FormContext value={{ prefix, state, defaults: values, pending }}>
        {props.children}
        {props.submitLabel ? (
          <div className="ui-actions">
            <SubmitButton variant={props.submitVariant ?? 'primary'}>{props.submitLabel}</SubmitButton>
            {props.secondary}
          </div>
        ) : null}
      </FormContext>
      <p role="status" className="kern-sr-only">
        {pending ? 'Wird gesendet …' : ''}
      </p>
    </form>
  );
}
