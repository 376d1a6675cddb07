import type { Metadata } from 'next';
import { getEnv } from '#src/server/env.ts';
import { SESSION_ABSOLUTE_HOURS, SESSION_IDLE_MINUTES } from '#src/server/session.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Datenschutz' };

/** What the portal itself stores about people, in plain words. The operator's own notice goes beside it. */
export default function PrivacyPage() {
  const env = getEnv();
  return (
    <>
      <PageHeader title="Datenschutz" lead="Welche personenbezogenen Daten dieses Portal verarbeitet und wozu." />
      <div className="ui-prose">
        <Section title="Wenn Sie nur lesen">
          <p>
            Öffentliche Seiten setzen keine Cookies und laden nichts von fremden Servern. Im technischen Protokoll steht
            zu jedem Aufruf eine zufällige Vorgangsnummer, nicht wer Sie sind.
          </p>
        </Section>
        <Section title="Wenn Sie ein Konto haben">
          <ul>
            <li>Name, dienstliche E-Mail-Adresse und Ihre Rollen in Ihren Organisationen.</li>
            <li>Ein Prüfwert Ihres Passworts (Argon2id); das Passwort selbst kennt das Portal nicht.</li>
            <li>
              Ihre Sitzungen mit Beginn, letzter Nutzung und Browserkennung. Eine Sitzung endet nach{' '}
              {SESSION_IDLE_MINUTES} Minuten ohne Nutzung, spätestens nach {SESSION_ABSOLUTE_HOURS} Stunden. Sie können
              Ihre Sitzungen unter „Konto und Sicherheit“ einsehen und beenden. Dafür ist ein einziges, technisch
              notwendiges Cookie erforderlich.
            </li>
            <li>
              Was Sie im Portal veranlassen, steht im Protokoll: wann, für welche Organisation, welche Handlung. Das
              Protokoll dient dem Nachweis von Entscheidungen und lässt sich nicht nachträglich ändern. Es enthält keine
              Namen, sondern Kennungen.
            </li>
          </ul>
        </Section>
        <Section title="Wer Ihren Namen sieht">
          <p>
            Kolleginnen und Kollegen Ihrer Organisation und diejenigen, die Konten verwalten. Andere Organisationen
            sehen, welche Organisation gehandelt hat, nicht welche Person – außer Sie tragen Ihren Namen selbst als
            verantwortliche Person einer Kooperation ein.
          </p>
        </Section>
        <Section title="Ihre Rechte">
          <p>
            Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Beschwerde bei einer
            Aufsichtsbehörde (Art. 15 bis 18 und 77 DSGVO).
            {env.OPERATOR_EMAIL ? (
              <>
                {' '}
                Wenden Sie sich dazu an <a href={`mailto:${env.OPERATOR_EMAIL}`}>{env.OPERATOR_EMAIL}</a>.
              </>
            ) : (
              ' Wenden Sie sich dazu an die Stelle, die dieses Portal betreibt.'
            )}
          </p>
        </Section>
      </div>
    </>
  );
}
