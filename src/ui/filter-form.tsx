import type { ReactNode } from 'react';
import { LinkButton } from './button.tsx';
import { buttonClass } from './button-class.ts';

interface FilterFormProps {
  /** Path of the list; the filters become its query. */
  action: string;
  submitLabel?: string;
  /** The list without filters; leave out while none is set. */
  resetHref?: string | undefined;
  /** Parts of the query that must survive, such as the order. The page number must not. */
  keep?: Readonly<Record<string, string | undefined>>;
  /** Accessible name, for pages with several lists. */
  label?: string;
  children: ReactNode;
}

/** Filters of a list as a GET form: shareable addresses, no JavaScript. */
export function FilterForm(props: FilterFormProps) {
  const { action, submitLabel = 'Filtern', resetHref, keep = {}, label = 'Liste filtern', children } = props;
  return (
    <search aria-label={label}>
      <form className="ui-filter" action={action} method="get">
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {children}
        <div className="ui-actions">
          <button type="submit" className={buttonClass('secondary')}>
            <span className="kern-label">{submitLabel}</span>
          </button>
          {resetHref ? (
            <LinkButton href={resetHref} variant="tertiary">
              Zurücksetzen
            </LinkButton>
          ) : null}
        </div>
      </form>
    </search>
  );
}
