import { formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import type { PlatformFigures } from '../reads/platform-figures.ts';

const capped = (count: number) => (count >= 1_000 ? '1.000 oder mehr' : formatNumber(count));
const toneOf = (count: number) => (count > 0 ? 'warning' : 'neutral');

/** What an administrator of the portal watches. */
export function PlatformSection({ platform }: { platform: PlatformFigures }) {
  const { mails } = platform;
  const outbox = '/verwaltung/postausgang';
  return (
    <>
      <Section title="Zugänge" id="zugaenge">
        <StatGrid>
          <StatTile value={formatNumber(platform.memberships)} label="Zugänge" href="/verwaltung/personen" />
          <StatTile
            value={formatNumber(platform.invitations)}
            label="offene Einladungen"
            href="/verwaltung/personen#einladungen"
          />
          <StatTile
            value={formatNumber(platform.withoutAdministrator)}
            label="Organisationen ohne eigene Verwaltung"
            href="/verwaltung/organisationen?nur=ohne-verwaltung"
            tone={toneOf(platform.withoutAdministrator)}
          />
        </StatGrid>
      </Section>
      <Section title="Mails" id="mails">
        <StatGrid>
          <StatTile
            value={capped(mails.pending)}
            label="warten"
            href={`${outbox}?stand=pending`}
            hint={
              platform.undispatched > 0
                ? `${capped(platform.undispatched)} Ereignisse sind noch nicht in Mitteilungen umgesetzt.`
                : undefined
            }
          />
          <StatTile
            value={capped(mails.failed)}
            label="gescheitert"
            href={`${outbox}?stand=failed`}
            tone={toneOf(mails.failed)}
          />
          <StatTile
            value={capped(mails.unclear)}
            label="unklar"
            href={`${outbox}?stand=unclear`}
            tone={toneOf(mails.unclear)}
          />
        </StatGrid>
      </Section>
      <Section title="Hintergrundaufgaben" id="hintergrund">
        <p>
          {platform.workers === 0
            ? 'Es arbeitet gerade kein Prozess im Hintergrund: Mitteilungen und Mails bleiben liegen.'
            : platform.workers === 1
              ? 'Ein Prozess arbeitet im Hintergrund.'
              : `${formatNumber(platform.workers)} Prozesse arbeiten im Hintergrund.`}{' '}
          {platform.failedJobs === 0
            ? 'In der letzten Stunde ist keine Aufgabe gescheitert.'
            : `In der letzten Stunde gescheitert: ${formatNumber(platform.failedJobs)}. Die Ursache steht im Betriebsprotokoll des Servers.`}
        </p>
      </Section>
    </>
  );
}
