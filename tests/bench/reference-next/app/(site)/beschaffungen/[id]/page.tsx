import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getPurchase } from '../../../../../reference/purchase-queries.ts';
import { formatDay, formatNumber } from '../../../../../reference/words.ts';

const euro = (cents: number | null) => (cents === null ? '–' : `${formatNumber(cents / 100)} €`);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const row = await getPurchase((await params).id);
  if (!row) notFound();
  const facts: [string, string | number | null][] = [
    ['Gegenstand', row.subject],
    ['Bedarf', row.need],
    ['Geschätzter Wert', euro(row.valueCents)],
    ['Laufzeit in Monaten', row.termMonths],
    ['Frist der Abfrage', formatDay(row.dueOn)],
  ];
  return (
    <>
      <h1>{row.title}</h1>
      <p>
        {row.reference} · {row.status} · {row.lead}
      </p>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <h2>Partner</h2>
      <ul>
        {row.partners.map(({ name, slug }) => (
          <li key={name}>
            <Link href={`/kommunen/${slug}`} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <h2>Rückmeldungen</h2>
      <ul>
        {row.counts.map(({ label, count }) => (
          <li key={label}>
            {label}: {count}
          </li>
        ))}
      </ul>
      <h2>Einsparungen</h2>
      <table>
        <tbody>
          {row.savings.map(({ name, baseline, actual }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{euro(baseline)}</td>
              <td>{euro(actual)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
