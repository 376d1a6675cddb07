import type { ReactNode } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface ProgressStep {
  key: string;
  label: ReactNode;
  /** `plain` for steps that are explained and that nobody stands on. */
  state: 'done' | 'current' | 'open' | 'skipped' | 'plain';
  href?: string;
  /** For example who must act by when. */
  hint?: ReactNode;
}

const stateClass = {
  done: 'ui-steps__step ui-steps__step--done',
  current: 'ui-steps__step ui-steps__step--current',
  open: 'ui-steps__step',
  skipped: 'ui-steps__step ui-steps__step--skipped',
  plain: 'ui-steps__step',
};

const stateText = { done: 'Erledigt: ', current: '', open: 'Offen: ', skipped: 'Entfällt: ', plain: '' };

/** The steps of a way and where one stands on it. */
export function ProgressSteps({ label, steps }: { label: string; steps: readonly ProgressStep[] }) {
  return (
    <ol className="ui-steps" aria-label={label}>
      {steps.map(({ key, label: text, state, href, hint }) => (
        <li key={key} className={stateClass[state]} aria-current={state === 'current' ? 'step' : undefined}>
          <span className="ui-steps__label">
            <VisuallyHidden>{stateText[state]}</VisuallyHidden>
            {href ? <a href={href}>{text}</a> : text}
          </span>
          {hint ? <span className="ui-muted">{hint}</span> : null}
        </li>
      ))}
    </ol>
  );
}
