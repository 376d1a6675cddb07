import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { type ButtonVariant, buttonClass } from './button-class.ts';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  variant?: ButtonVariant;
}

/** A button that is no form's submit button (that is `SubmitButton`) unless `type` says so. */
export function Button({ variant = 'secondary', type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={buttonClass(variant)}>
      <span className="kern-label">{children}</span>
    </button>
  );
}

interface LinkButtonProps {
  href: string;
  variant?: ButtonVariant;
  /** The address answers with a file. */
  download?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: for the next step of a task, never for a change. */
export function LinkButton({ href, variant = 'primary', download, children }: LinkButtonProps) {
  return (
    <a className={buttonClass(variant)} href={href} download={download}>
      <span className="kern-label">{children}</span>
    </a>
  );
}
