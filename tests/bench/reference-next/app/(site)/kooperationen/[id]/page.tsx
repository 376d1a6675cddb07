import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getCase } from '../../../../../reference/queries.ts';
import { formatDay, formatInstant, formatNumber } from '../../../../../reference/words.ts';

export const metadata: Metadata = { title: 'Kooperation' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const row = await getCase((await params).id);
  if (!row) notFound();
  const facts = [
    ['Ziel', row.aim],
    ['Aufgaben', row.tasks],
    ['Beginn', formatDay(row.startsOn)],
    ['Kündigung', row.terminationClause],
    ['Rechtsform', row.legalForm],
    ['Kosten im Jahr', formatNumber(row.costPerYear)],
    ['Umlage', row.costNote],
    ['Zuständig', row.authority],
    ['Eingereicht', formatInstant(row.firstSubmittedAt)],
    ['Entschieden', formatInstant(row.decidedAt)],
  ] as const;
  return (
    <>
      <h1>{row.title}</h1>
      <p>
        {row.reference} · {row.status} · {row.field}
      </p>
      <h2>Partner</h2>
      <ul>
        {row.partners.map(({ name, key, status, person }) => (
          <li key={key}>
            <Link href={`/kommunen/${key}`} prefetch={false}>
              {name}
            </Link>{' '}
            {status} {person}
          </li>
        ))}
      </ul>
      <h2>Inhalt</h2>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <h2>Zustimmungen</h2>
      <ul>
        {row.consents.map(({ name, body, day, reference }) => (
          <li key={reference + name}>
            {name}: {body}, {formatDay(day)}, {reference}
          </li>
        ))}
      </ul>
      <h2>Entscheidungen</h2>
      <ul>
        {row.decisions.map(({ kind, at, reason }) => (
          <li key={at}>
            {formatInstant(at)} {kind} {reason}
          </li>
        ))}
      </ul>
      <h2>Rechtswerte</h2>
      <ul>
        {(row.rules?.parameters ?? []).map(({ key, value, source }) => (
          <li key={key}>
            {key}: {value} ({source})
          </li>
        ))}
      </ul>
      <h2>Verlauf</h2>
      <ol>
        {row.events.map(({ verb, at, name }) => (
          <li key={verb + at}>
            <time dateTime={at}>{formatInstant(at)}</time> {verb} – {name}
          </li>
        ))}
      </ol>
    </>
  );
}
