import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { getDashboard } from '../../../reference/queries.ts';
import { formatDay, formatNumber } from '../../../reference/words.ts';

export const metadata: Metadata = { title: 'Übersicht' };

function Counts({ title, entries }: { title: string; entries: readonly { label: string; count: number }[] }) {
  return (
    <>
      <h2>{title}</h2>
      <table>
        <tbody>
          {entries.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
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
  return (
    <>
      <h1>Übersicht</h1>
      <h2>Bei den Behörden</h2>
      <table>
        <tbody>
          {row.queue.map(({ id, reference, title, lead, since }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/kooperationen/${id}`} prefetch={false}>
                  {title}
                </Link>
              </th>
              <td>{reference}</td>
              <td>{lead}</td>
              <td>{formatDay(since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Counts title="Nach Alter" entries={row.ages} />
      <h2>Dauer bis zur Entscheidung</h2>
      <dl>
        <dt>Median in Tagen</dt>
        <dd>{formatNumber(row.median && Math.round(row.median))}</dd>
        <dt>90. Perzentil</dt>
        <dd>{formatNumber(row.p90 && Math.round(row.p90))}</dd>
        <dt>Entscheidungen</dt>
        <dd>{formatNumber(row.decided)}</dd>
      </dl>
      <Counts title="Nach Feld" entries={row.fields} />
      <Counts title="Nach Bezirk" entries={row.regions} />
      <h2>Zuletzt geändert</h2>
      <ul>
        {row.recent.map(({ id, reference, title, status }) => (
          <li key={id}>
            <Link href={`/kooperationen/${id}`} prefetch={false}>
              {title}
            </Link>{' '}
            {reference} {status}
          </li>
        ))}
      </ul>
    </>
  );
}
