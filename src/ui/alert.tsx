import type { ReactNode } from 'react';

export type AlertTone = 'info' | 'success' | 'warning' | 'danger';

const toneClass: Record<AlertTone, string> = {
  info: 'kern-alert kern-alert--info',
  success: 'kern-alert kern-alert--success',
  warning: 'kern-alert kern-alert--warning',
  danger: 'kern-alert kern-alert--danger',
};

const toneIconClass: Record<AlertTone, string> = {
  info: 'kern-icon kern-icon--info',
  success: 'kern-icon kern-icon--success',
  warning: 'kern-icon kern-icon--warning',
  danger: 'kern-icon kern-icon--danger',
};

interface AlertProps {
  tone: AlertTone;
  title: ReactNode;
  /**
   * Leave it out for what is part of the page as it loads. `status` announces something that appears and can wait,
   * `alert` interrupts.
   */
  role?: 'status' | 'alert';
  children?: ReactNode;
}

/** A message that stands out from the page. */
export function Alert({ tone, title, role, children }: AlertProps) {
  return (
    <div className={toneClass[tone]} role={role}>
      <div className="kern-alert__header">
        <span className={toneIconClass[tone]} aria-hidden="true" />
        <p className="kern-title">{title}</p>
      </div>
      {children ? <div className="kern-alert__body">{children}</div> : null}
    </div>
  );
}
