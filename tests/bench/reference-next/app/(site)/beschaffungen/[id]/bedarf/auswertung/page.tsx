import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Fragment } from 'react';
import { getSurvey } from '../../../../../../../reference/purchase-queries.ts';
import { formatNumber } from '../../../../../../../reference/words.ts';

const euro = (cents: number | null) => (cents === null ? '–' : `${formatNumber(cents / 100)} €`);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const row = await getSurvey((await params).id);
  if (!row) notFound();
  return (
    <>
      <h1>{row.title}</h1>
      <ul>
        {row.counts.map(({ label, count }) => (
          <li key={label}>
            {label}: {count}
          </li>
        ))}
      </ul>
      <h2>Summen je Frage</h2>
      <table>
        <tbody>
          {row.totals.map((total) => (
            <Fragment key={total.position}>
              <tr>
                <th scope="row">
                  {total.position}. {total.title} in {total.unit}
                </th>
                <td>{formatNumber(total.answered)}</td>
                <td>{formatNumber(total.quantity)}</td>
                <td>{formatNumber(total.confirmed)}</td>
                <td>{formatNumber(total.darmstadt)}</td>
                <td>{formatNumber(total.giessen)}</td>
                <td>{formatNumber(total.kassel)}</td>
                <td>{euro(total.costCents)}</td>
              </tr>
              {total.variants.map(({ label, count }) => (
                <tr key={label}>
                  <td>– {label}</td>
                  <td>{count}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <h2>Auffällige Mengen</h2>
      <table>
        <tbody>
          {row.outliers.map(({ name, title, quantity, per }) => (
            <tr key={name + title}>
              <th scope="row">{name}</th>
              <td>{title}</td>
              <td>{quantity}</td>
              <td>{per}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Stellen</h2>
      <table>
        <tbody>
          {row.bodies.map(({ name, slug, status, condition, answers }) => (
            <tr key={name}>
              <th scope="row">
                <Link href={`/kommunen/${slug}`} prefetch={false}>
                  {name}
                </Link>
              </th>
              <td>{status}</td>
              <td>{condition}</td>
              {(answers ?? []).map(([quantity, variant, price], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is the question
                <td key={index}>
                  {[formatNumber(quantity), variant, price === null ? null : euro(price)].filter(Boolean).join(', ')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
