import { formatNumber } from '#src/ui/format.ts';
import { TableFrame } from '#src/ui/table-frame.tsx';

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** The list the number counts. */
  readonly href: string;
}

/**
 * Numbers as bars with their table in one: every bar stands under its name and beside its number, so nothing is said by
 * the drawing alone and 320 pixels suffice. Drawn on the server; the width is a share of the longest bar.
 */
export function BarChart({ caption, head, bars }: { caption: string; head: string; bars: readonly Bar[] }) {
  const longest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <TableFrame
      caption={caption}
      keepColumns
      columns={[
        { key: 'label', label: head },
        { key: 'count', label: 'Anzahl', align: 'end' },
      ]}
    >
      <tbody>
        {bars.map(({ key, label, count, href }) => (
          <tr key={key}>
            <th scope="row" className="hyphens-auto wrap-anywhere">
              {label}
              <svg
                width="100%"
                height="12"
                aria-hidden="true"
                focusable="false"
                className="block text-kern-action-default"
              >
                <rect width={`${(100 * count) / longest}%`} height="12" rx="2" fill="currentColor" />
              </svg>
            </th>
            <td className="num">
              <a href={href}>{formatNumber(count)}</a>
            </td>
          </tr>
        ))}
        {bars.length === 0 ? (
          <tr>
            <td colSpan={2}>Noch keine.</td>
          </tr>
        ) : null}
      </tbody>
    </TableFrame>
  );
}
