import type { Metadata } from 'next';
import { getEnv } from '#src/server/env.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Barrierefreiheit' };

/** Statement on accessibility: what is tested and how to report a barrier. */
export default function AccessibilityPage() {
  const env = getEnv();
  return (
    <>
      <PageHeader title="Erklärung zur Barrierefreiheit" lead="Alle sollen dieses Portal nutzen können." />
      <div className="ui-prose">
        <Section title="Stand">
          <p>
            Das Portal ist nach BITV 2.0 und WCAG 2.2, Stufe AA, gebaut. Die wichtigsten Wege werden bei jeder Änderung
            automatisch geprüft: mit einem Prüfwerkzeug für Barrierefreiheit, bei 320 Pixel Breite, allein mit der
            Tastatur und ohne JavaScript. Eine Prüfung durch eine unabhängige Stelle und mit Nutzerinnen und Nutzern von
            Screenreadern steht noch aus.
          </p>
        </Section>
        <Section title="Bekannte Grenzen">
          <ul>
            <li>
              Hochgeladene Dokumente stammen von den beteiligten Organisationen und sind nicht immer barrierefrei.
            </li>
            <li>Karten und Diagramme sind Bilder; daneben steht immer eine Tabelle mit denselben Angaben.</li>
          </ul>
        </Section>
        <Section title="Barriere melden">
          <p>
            {env.OPERATOR_EMAIL ? (
              <>
                Schreiben Sie an <a href={`mailto:${env.OPERATOR_EMAIL}`}>{env.OPERATOR_EMAIL}</a>. Nennen Sie bitte die
                Seite und was nicht funktioniert hat.
              </>
            ) : (
              'Wenden Sie sich an die Stelle, die dieses Portal betreibt. Nennen Sie bitte die Seite und was nicht funktioniert hat.'
            )}
          </p>
          <p>
            Hilft das nicht, können Sie sich an die Durchsetzungs- und Überwachungsstelle für barrierefreie
            Informationstechnik des Landes Hessen wenden.
          </p>
        </Section>
      </div>
    </>
  );
}
