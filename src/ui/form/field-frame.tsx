'use client';

import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

/** What every field takes. Labels and hints are German texts of the caller. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  /** One or two sentences that help to fill in the field. */
  hint?: ReactNode;
  /** Marks the field "(optional)"; all other fields are required. */
  optional?: boolean;
}

const hintId = (id: string) => `${id}-hinweis`;
const errorId = (id: string) => `${id}-fehler`;

/** ARIA attributes that tie a control to its hint and its error. */
export function describedBy(id: string, hint: ReactNode, errors: readonly string[]) {
  const ids = [hint ? hintId(id) : '', errors.length > 0 ? errorId(id) : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': errors.length > 0 || undefined };
}

export function LabelText({ label, optional }: { label: ReactNode; optional?: boolean | undefined }) {
  if (!optional) return label;
  return (
    <>
      {label} <span className="kern-label__optional">(optional)</span>
    </>
  );
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null;
  return (
    <div className="kern-hint" id={hintId(id)}>
      {hint}
    </div>
  );
}

export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="kern-error" id={errorId(id)}>
      <Icon name="danger" />
      <div>
        {errors.map((error) => (
          <p className="kern-body" key={error}>
            <span className="kern-sr-only">Fehler: </span>
            {error}
          </p>
        ))}
      </div>
    </div>
  );
}

interface FieldFrameProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean | undefined;
  errors: readonly string[];
  children: ReactNode;
}

/** Label, hint, control and error of a field with a single control. */
export function FieldFrame({ id, label, hint, optional, errors, children }: FieldFrameProps) {
  return (
    <div className={errors.length > 0 ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label className="kern-label" htmlFor={id}>
        <LabelText label={label} optional={optional} />
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

interface GroupFrameProps extends FieldFrameProps {
  /** Radio buttons form a radiogroup, which may be invalid as a whole. */
  role?: 'radiogroup';
  horizontal?: boolean | undefined;
}

/** Legend, hint, options and error of a field with several controls. */
export function GroupFrame({ id, label, hint, optional, errors, role, horizontal, children }: GroupFrameProps) {
  const { 'aria-describedby': described, 'aria-invalid': invalid } = describedBy(id, hint, errors);
  return (
    <fieldset
      className={errors.length > 0 ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'}
      aria-describedby={described}
      {...(role ? { role, 'aria-invalid': invalid } : {})}
    >
      <legend className="kern-label">
        <LabelText label={label} optional={optional} />
      </legend>
      <FieldHint id={id} hint={hint} />
      <div className={horizontal ? 'kern-fieldset__body kern-fieldset__body--horizontal' : 'kern-fieldset__body'}>
        {children}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}
