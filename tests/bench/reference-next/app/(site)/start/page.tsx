import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { getDashboard, type LabelledCount } from '../../../../reference/queries.ts';
import { formatNumber } from '../../../../reference/words.ts';

export const metadata: Metadata = { title: 'Übersicht' };

function Counts({ title, entries }: { title: string; entries: readonly LabelledCount[] }) {
  const most = Math.max(1, ...entries.map(({ count }) => count));
  return (
    <>
      <h2>{title}</h2>
      <svg viewBox={`0 0 500 ${entries.length * 24}`} aria-hidden="true">
        {entries.map(({ label, count }, index) => (
          <g key={label}>
            <text x={0} y={index * 24 + 16}>
              {label}
            </text>
            <rect x={200} y={index * 24 + 4} width={Math.round((count / most) * 300)} height={16} />
          </g>
        ))}
      </svg>
      <table>
        <tbody>
          {entries.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">
                <Link href="/kooperationen" prefetch={false}>
                  {label}
                </Link>
              </th>
              <td>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export default async function Page() {
  await connection();
  const row = await getDashboard();
  if (!row) return null;
  const facts = [
    ['Bei den Behörden', row.waiting],
    ['Über dem Zieltag', row.overdue],
    ['Bei den Partnern', row.withPartners],
    ['Entscheidungen', row.decided],
    ['Median in Tagen', row.median && Math.round(row.median)],
    ['90. Perzentil', row.p90 && Math.round(row.p90)],
  ] as const;
  return (
    <>
      <h1>Übersicht</h1>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <Counts title="Nach Alter" entries={row.ages} />
      <Counts title="Nach Behörde" entries={row.authorities} />
      <Counts title="Nach Feld" entries={row.fields} />
      <Counts title="Nach Bezirk" entries={row.regions} />
    </>
  );
}
