import type { ReactNode } from 'react';
import { type ButtonVariant, buttonClass } from './button-class.ts';

interface ConfirmDetailsProps {
  /** Text of the button that opens the question, for example "Zurückziehen". */
  label: ReactNode;
  variant?: ButtonVariant;
  /** The question or warning. */
  title: ReactNode;
  /** What follows from it, and the form that does it. */
  children: ReactNode;
}

/** Asks before something weighty happens, without JavaScript: opens to the consequences and the form. */
export function ConfirmDetails({ label, variant = 'secondary', title, children }: ConfirmDetailsProps) {
  return (
    <details className="ui-confirm">
      <summary className={buttonClass(variant)}>
        <span className="kern-label">{label}</span>
      </summary>
      <div className="ui-confirm__body">
        <p className="kern-title">{title}</p>
        {children}
      </div>
    </details>
  );
}
