import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface TableColumn {
  key: string;
  /** Stands above the column, and before each of its values where rows are stacked. */
  label: string;
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
  /** Stays in columns on narrow screens: for two short columns, and for bodies whose cells carry no labels. */
  keepColumns?: boolean;
  /** The `<tbody>`. */
  children: ReactNode;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

interface ColumnHeadProps {
  column: TableColumn;
  sort: TableSort | undefined;
  role: 'columnheader' | undefined;
}

function ColumnHead({ column, sort, role }: ColumnHeadProps) {
  const direction = sort?.by === column.key ? sort.direction : undefined;
  const isLink = column.sortable && sort;
  return (
    <th
      role={role}
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

/**
 * Caption and head of a table. On narrow screens each row stands as a block with its labels (the cells bring them as
 * `data-label`), and of the head what sorts is left. Where it stays wider than the screen it scrolls by itself and can be
 * reached by keyboard.
 */
export function TableFrame({ caption, captionHidden, columns, sort, keepColumns, children }: TableFrameProps) {
  const role = <Name extends string>(name: Name) => (keepColumns ? undefined : name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="ui-table-scroll" tabIndex={0} aria-label={typeof caption === 'string' ? caption : 'Tabelle'}>
      <table className={keepColumns ? 'ui-table' : 'ui-table ui-table--stacks'} role={role('table')}>
        <caption className={captionHidden ? 'kern-sr-only' : undefined}>{caption}</caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} role={role('columnheader')} />
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  );
}
