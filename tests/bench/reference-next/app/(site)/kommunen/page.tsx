import type { Metadata } from 'next';
import Link from 'next/link';
import { listBodies, listDistricts } from '../../../../reference/queries.ts';
import {
  COLUMNS,
  formatArea,
  formatNumber,
  KINDS,
  LEAD,
  listQuery,
  REGIONS,
  SORTS,
} from '../../../../reference/words.ts';

export const metadata: Metadata = { title: 'Kommunen' };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const query = listQuery(new URLSearchParams(await searchParams));
  const [rows, districts] = await Promise.all([listBodies(query.sort, query.descending, query.page), listDistricts()]);
  const total = rows[0]?.total ?? 0;
  const pages = Math.min(40, Math.ceil(total / 50));
  return (
    <>
      <h1>Kommunen und weitere Stellen</h1>
      <p>{LEAD}</p>
      <form action="/kommunen">
        <label>
          Suche <input type="search" name="suche" />
        </label>
        <label>
          Kreis{' '}
          <select name="kreis">
            <option value="">Alle</option>
            {districts.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Anzeigen</button>
      </form>
      <p>{formatNumber(total)} Treffer</p>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((label, index) => {
              const sort = SORTS[[0, 5, 6].indexOf(index)];
              return (
                <th key={label} scope="col">
                  {sort ? (
                    <Link href={`/kommunen?sortierung=${sort}`} prefetch={false}>
                      {label}
                    </Link>
                  ) : (
                    label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Link href={`/kommunen/${row.key}`} prefetch={false}>
                  {row.name}
                </Link>
              </th>
              <td>{KINDS[row.kind] ?? row.kind}</td>
              <td>{row.district ?? '–'}</td>
              <td>{REGIONS[row.region ?? ''] ?? '–'}</td>
              <td>{row.key}</td>
              <td>{formatNumber(row.population)}</td>
              <td>{formatArea(row.area)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav aria-label="Seiten">
        <ul>
          {Array.from({ length: pages }, (_, i) => i + 1).map((page) => (
            <li key={page}>
              <Link href={`/kommunen?seite=${page}`} prefetch={false}>
                {page}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
