import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { API_REQUESTS_PER_MINUTE } from '../domain/scope.ts';

/** How a system uses the interface, for whoever sets it up. */
export function UsageGuide({ base }: { base: string }) {
  return (
    <Section title="So benutzen Sie die Schnittstelle" id="benutzen">
      <p>
        Die vollständige Beschreibung mit allen Feldern steht in{' '}
        <TextLink href="/api/v1/openapi.json">OpenAPI 3.1</TextLink>; die meisten Werkzeuge lesen sie ein.
      </p>
      <ul className="list-disc pl-24">
        <li>
          Alle Adressen beginnen mit <code className="wrap-anywhere">{base}/api/v1</code>
        </li>
        <li>
          Der Schlüssel steht im Kopf jeder Anfrage: <code>Authorization: Bearer allmende_…</code>
        </li>
        <li>
          Bedarf: offene Abfragen lesen unter <code>/demand</code>, melden unter <code>/demand/…/answers</code>.
          Verbindlich bestätigt wird im Portal.
        </li>
        <li>
          Abrufe: anfordern und lesen unter <code>/call-offs</code>. Die Freigabe nach dem Vier-Augen-Prinzip bleibt im
          Portal.
        </li>
        <li>
          Verträge mit dem, was noch abgerufen werden kann: <code>/contracts</code>
        </li>
        <li>
          Was etwas ändert, braucht den Kopf <code>Idempotency-Key</code> mit einer UUID. Mit derselben UUID noch einmal
          gesendet, wird nichts doppelt ausgeführt; ein anderer Auftrag unter derselben UUID wird abgelehnt.
        </li>
        <li>
          Höchstens {API_REQUESTS_PER_MINUTE} Anfragen je Minute und Schlüssel. Danach kommt die Antwort 429 mit der
          Wartezeit im Kopf <code>Retry-After</code>.
        </li>
        <li>Beträge sind ganze Cent ohne Umsatzsteuer, Tage stehen als JJJJ-MM-TT.</li>
      </ul>
      <p>Zwei Beispiele:</p>
      <pre className="wrap-anywhere whitespace-pre-wrap">
        <code>{`curl -H "Authorization: Bearer $SCHLUESSEL" ${base}/api/v1/contracts

curl -H "Authorization: Bearer $SCHLUESSEL" -H "Idempotency-Key: $(uuidgen)" \\
  --json '{"contractId": "…", "quantity": 2, "budgetLine": "1.11.02/4711"}' \\
  ${base}/api/v1/call-offs`}</code>
      </pre>
    </Section>
  );
}
