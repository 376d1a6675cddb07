import { type ReactNode, useId } from 'react';

interface FieldsetProps {
  legend: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}

/** Groups fields that belong together under one question. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  const hintId = useId();
  return (
    <fieldset className="ui-fieldset" aria-describedby={hint ? hintId : undefined}>
      <legend className="kern-heading-small">{legend}</legend>
      {hint ? (
        <p className="ui-muted" id={hintId}>
          {hint}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
