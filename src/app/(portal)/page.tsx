import type { Metadata } from 'next';
import { getRegisterNumbers } from '#src/modules/bodies/reads.ts';
import { countPublicCooperations } from '#src/modules/cooperations/reads.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatNumber } from '#src/ui/format.ts';
import { PageHeader } from '#src/ui/page-header.tsx';
import { ProgressSteps } from '#src/ui/progress-steps.tsx';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';

export const metadata: Metadata = { title: { absolute: 'Allmende – IT gemeinsam planen, vereinbaren und betreiben' } };

const AUDIENCES = [
  {
    title: 'Für Städte, Gemeinden und Landkreise',
    text: 'Sie entwerfen eine Zusammenarbeit mit Nachbarn, holen die Zustimmung aller Partner samt Beschlüssen ein und reichen sie mit einem Klick ein. Das Portal sagt, was noch fehlt, und nennt die Rechtsgrundlage.',
  },
  {
    title: 'Für Aufsichtsbehörden',
    text: 'Landrat, Regierungspräsidium und Ministerium sehen, was auf sie wartet und seit wann. Sie fragen nach, geben mit Anmerkungen zurück, genehmigen, nehmen zur Kenntnis oder lehnen begründet ab.',
  },
  {
    title: 'Für das Land',
    text: 'Sie sehen, wo Kooperationen entstehen, wie lange Entscheidungen dauern und wo es stockt – und pflegen Kooperationsfelder und Rechtswerte mit Quelle und Gültigkeit.',
  },
  {
    title: 'Für eKom21, Hochschulen und Informationssicherheit',
    text: 'Sie sind Partner wie alle anderen: mit eigenen Aufgaben, eigener Übersicht und – wer für mehrere Kommunen arbeitet – einem sichtbaren Wechsel zwischen den Organisationen.',
  },
] as const;

const WAY = [
  { key: 'draft', label: 'Entwerfen', hint: 'Feld, Ziel, Partner, Rechtsform und Kosten' },
  { key: 'consent', label: 'Zustimmen', hint: 'Jeder Partner stimmt derselben Fassung zu' },
  { key: 'submitted', label: 'Einreichen', hint: 'Die zuständige Behörde wird ermittelt' },
  { key: 'decided', label: 'Entscheiden', hint: 'Genehmigung oder Anzeige, mit Begründung' },
  { key: 'active', label: 'Zusammenarbeiten', hint: 'Laufzeit und Ende im Blick' },
] as const;

/** Public start page: what the portal is for, for whom, and the way of a cooperation. */
export default async function HomePage() {
  const [bodies, cooperations] = await Promise.all([getRegisterNumbers(), countPublicCooperations()]);
  return (
    <>
      <PageHeader
        title="IT gemeinsam statt jeder für sich"
        lead="Allmende ist das Portal, in dem Hessens Kommunen, Aufsichtsbehörden und IT-Partner ihre Zusammenarbeit in der IT planen, vereinbaren und begleiten."
        actions={
          <>
            <LinkButton href="/kooperationen">Kooperationen ansehen</LinkButton>
            <LinkButton href="/kommunen" variant="secondary">
              Kommune suchen
            </LinkButton>
          </>
        }
      />
      <StatGrid>
        <StatTile
          value={formatNumber(bodies.municipalities)}
          label="Städte und Gemeinden"
          href="/kommunen?art=gemeinden"
        />
        <StatTile value={formatNumber(bodies.districts)} label="Landkreise" href="/kommunen?art=landkreise" />
        <StatTile value={formatNumber(cooperations)} label="öffentliche Kooperationen" href="/kooperationen" />
      </StatGrid>
      <Section title="So läuft eine Kooperation">
        <ProgressSteps
          label="Weg einer Kooperation"
          steps={WAY.map((step) => ({ ...step, state: 'plain' as const }))}
        />
      </Section>
      <Section title="Wem das Portal hilft">
        <div className="ui-grid">
          {AUDIENCES.map(({ title, text }) => (
            <Card key={title} title={title}>
              <p>{text}</p>
            </Card>
          ))}
        </div>
      </Section>
    </>
  );
}
