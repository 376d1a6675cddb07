import type { Metadata } from 'next';
import { getEnv } from '#src/server/env.ts';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Impressum' };

/** Who runs this installation; the facts come from its configuration. */
export default function ImprintPage() {
  const env = getEnv();
  const address = env.OPERATOR_ADDRESS?.split(',').map((line) => line.trim()) ?? [];
  return (
    <>
      <PageHeader title="Impressum" />
      <Section title="Betreiber dieser Installation">
        {env.OPERATOR_NAME ? (
          <DescriptionList
            items={[
              { term: 'Anbieter', description: env.OPERATOR_NAME },
              {
                term: 'Anschrift',
                description: address.length > 0 ? address.map((line) => <div key={line}>{line}</div>) : null,
              },
              {
                term: 'E-Mail',
                description: env.OPERATOR_EMAIL ? (
                  <a href={`mailto:${env.OPERATOR_EMAIL}`}>{env.OPERATOR_EMAIL}</a>
                ) : null,
              },
            ]}
          />
        ) : (
          <p>
            Für diese Installation ist kein Betreiber eingetragen. Sie dient der Erprobung und ist kein öffentliches
            Angebot. Wer Allmende öffentlich betreibt, trägt seine Angaben in der Konfiguration ein.
          </p>
        )}
      </Section>
      <Section title="Software">
        <p>Allmende ist freie Software unter der Lizenz EUPL-1.2.</p>
      </Section>
      <Section title="Daten">
        <p>
          Gemeindeverzeichnis: Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD. Vervielfältigung und
          Verbreitung, auch auszugsweise, mit Quellenangabe gestattet. Grenzen: © GeoBasis-DE / BKG 2016 (Daten
          verändert: zusammengefasst, vereinfacht).
        </p>
      </Section>
    </>
  );
}
