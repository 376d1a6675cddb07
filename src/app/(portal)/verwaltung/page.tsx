import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { type Actor, hasRole, type Role } from '#src/policy/actor.ts';
import { requireActor } from '#src/server/session.ts';
import { Card } from '#src/ui/card.tsx';
import { PageHeader } from '#src/ui/page-header.tsx';

export const metadata: Metadata = { title: 'Verwaltung' };

interface Area {
  readonly href: string;
  readonly title: string;
  readonly text: string;
  readonly roles: readonly Role[];
}

const AREAS: readonly Area[] = [
  {
    href: '/verwaltung/personen',
    title: 'Personen',
    text: 'Einladen, Rollen vergeben, Zugänge beenden.',
    roles: ['organisation_administrator', 'platform_administrator'],
  },
  {
    href: '/verwaltung/organisationen',
    title: 'Organisationen',
    text: 'Zweiten Faktor verlangen, erste Verwaltung einsetzen.',
    roles: ['platform_administrator'],
  },
  {
    href: '/kommunen/neu',
    title: 'Zweckverband aufnehmen',
    text: 'Eine Organisation in das Verzeichnis eintragen.',
    roles: ['land_coordinator', 'platform_administrator'],
  },
  {
    href: '/verwaltung/recht',
    title: 'Rechtswerte und Kooperationsfelder',
    text: 'Zahlen des Rechts mit Gültigkeit und Quelle; die Felder, aus denen Entwürfe wählen.',
    roles: ['land_coordinator', 'auditor'],
  },
  {
    href: '/verwaltung/protokoll',
    title: 'Protokoll',
    text: 'Wer hat wann was veranlasst; Ausgabe zum Nachprüfen.',
    roles: ['organisation_administrator', 'land_coordinator', 'auditor'],
  },
  {
    href: '/verwaltung/schnittstelle',
    title: 'Schnittstelle',
    text: 'Zugriffsschlüssel für eigene Systeme: Bedarf melden, abrufen, Verträge lesen.',
    roles: ['organisation_administrator', 'procurement_manager'],
  },
  {
    href: '/verwaltung/postausgang',
    title: 'Postausgang',
    text: 'Versandte und wartende E-Mails.',
    roles: ['platform_administrator'],
  },
];

function areasOf(actor: Actor): readonly Area[] {
  return AREAS.filter(({ roles }) => hasRole(actor, ...roles));
}

/** What the actor may administer. */
export default async function AdministrationPage() {
  const actor = await requireActor('/verwaltung');
  const areas = areasOf(actor);
  if (areas.length === 0) forbidden();
  return (
    <>
      <PageHeader title="Verwaltung" lead={`Sie handeln für ${actor.bodyName}.`} />
      <div className="ui-grid">
        {areas.map(({ href, title, text }) => (
          <Card key={href} title={title} href={href} level={2}>
            <p>{text}</p>
          </Card>
        ))}
      </div>
    </>
  );
}
