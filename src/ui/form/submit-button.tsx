'use client';

import { type ReactNode, use } from 'react';
import { type ButtonVariant, buttonClass } from '../button-class.ts';
import { FormContext } from './form-context.ts';

interface SubmitButtonProps {
  children: ReactNode;
  variant?: ButtonVariant;
  /** With name and value, the action learns which of several buttons was pressed. */
  name?: string;
  value?: string;
}

/**
 * Sends the form. While an answer is awaited it stays focusable but does nothing (`aria-disabled`), so that the keyboard
 * focus is not lost. Enter in a text field presses the first submit button of the form.
 */
export function SubmitButton({ children, variant = 'primary', name, value }: SubmitButtonProps) {
  const { pending } = use(FormContext);
  return (
    <button
      type="submit"
      className={buttonClass(variant)}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
    >
      <span className="kern-label">{children}</span>
    </button>
  );
}
