/* biome-ignore-all lint/a11y/noRedundantRoles: stacked on narrow screens, this is no table to some browsers without them */

import type { ReactNode } from 'react';
import { type TableColumn, TableFrame, type TableSort } from './table-frame.tsx';

export interface DataColumn<Row> extends TableColumn {
  cell: (row: Row) => ReactNode;
  /** The cell that names its row. */
  rowHeader?: boolean;
}

interface DataTableProps<Row> {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: TableSort;
  /** Stands in the table when there are no rows. */
  emptyText?: string;
}

/** A table of a few dozen rows with rich cells. For more, `TableFrame` with `HtmlTableBody` is much cheaper. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, emptyText = 'Keine Einträge', ...frame } = props;
  return (
    <TableFrame columns={columns} {...frame}>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => {
              const className = column.align === 'end' ? 'num' : undefined;
              return column.rowHeader ? (
                <th key={column.key} role="rowheader" scope="row" className={className}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  role="cell"
                  className={className}
                  data-label={column.hideLabel ? undefined : column.label}
                >
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
        {rows.length === 0 ? (
          <tr role="row">
            <td role="cell" colSpan={columns.length}>
              {emptyText}
            </td>
          </tr>
        ) : null}
      </tbody>
    </TableFrame>
  );
}
