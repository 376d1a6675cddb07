import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface TableColumn {
  key: string;
  label: ReactNode;
  /** Numbers stand right, so that their places line up. */
  align?: 'end';
  /** The head becomes a link that sorts on the server. */
  sortable?: boolean;
  /** For columns of buttons: the head is there for screen readers only. */
  hideLabel?: boolean;
}

export interface TableSort {
  by: string;
  direction: 'asc' | 'desc';
  /** Address of the list sorted by `key`. */
  href: (key: string, direction: 'asc' | 'desc') => string;
}

interface TableFrameProps {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly TableColumn[];
  sort?: TableSort;
  /** The `<tbody>`. */
  children: ReactNode;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

function ColumnHead({ column, sort }: { column: TableColumn; sort: TableSort | undefined }) {
  const direction = sort?.by === column.key ? sort.direction : undefined;
  const isLink = column.sortable && sort;
  return (
    <th
      scope="col"
      className={column.align === 'end' ? 'num' : undefined}
      aria-sort={direction ? ariaSort[direction] : undefined}
    >
      {isLink ? (
        <a href={sort.href(column.key, direction === 'asc' ? 'desc' : 'asc')}>
          {column.label}
          {direction ? <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} small /> : null}
        </a>
      ) : column.hideLabel ? (
        <VisuallyHidden>{column.label}</VisuallyHidden>
      ) : (
        column.label
      )}
    </th>
  );
}

/** Caption and head of a table. Wider than the screen, it scrolls by itself and can be reached by keyboard. */
export function TableFrame({ caption, captionHidden, columns, sort, children }: TableFrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="ui-table-scroll" tabIndex={0} aria-label={typeof caption === 'string' ? caption : 'Tabelle'}>
      <table className="ui-table">
        <caption className={captionHidden ? 'kern-sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  );
}
