import type { BadgeTone } from '#src/ui/badge.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { formatCount, formatInstant } from '#src/ui/format.ts';
import { Pagination } from '#src/ui/pagination.tsx';
import { Section } from '#src/ui/section.tsx';
import { TabLinks } from '#src/ui/tabs.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import type { Audience } from '../../domain/status.ts';
import { STATUS_LABELS, VERB_LABELS } from '../../texts.ts';
import { detailTexts } from '../detail-texts.ts';
import type { RecordEntry, RecordRoom } from '../reads/record-room.ts';
import { AUDIENCE_LABELS } from '../texts.ts';

/** Address of a page of the record. */
export function recordHref(id: string, audience: Audience | null, page: number): string {
  const parameters = new URLSearchParams();
  if (audience) parameters.set('kreis', audience);
  if (page > 1) parameters.set('seite', String(page));
  const text = parameters.toString();
  return `${procurementPath(id, 'record')}${text === '' ? '' : `?${text}`}#verlauf`;
}

/** The gap-free record, newest first: what happened, when, who did it, why. */
export function RecordTimeline({ room, audience }: { room: RecordRoom; audience: Audience | null }) {
  const { row } = room.procurement;
  return (
    <Section title="Verlauf" id="verlauf">
      {room.audiences.length > 1 ? (
        <TabLinks
          label="Leserkreis der Einträge"
          items={[
            { href: recordHref(row.id, null, 1), label: 'Alle Einträge', current: audience === null },
            ...room.audiences.map((one) => ({
              href: recordHref(row.id, one, 1),
              label: SHORT_LABELS[one],
              current: audience === one,
            })),
          ]}
        />
      ) : null}
      <p>{formatCount(room.total, 'Eintrag', 'Einträge')}. Nichts davon lässt sich ändern oder löschen.</p>
      {room.entries.length === 0 ? <EmptyState title="Keine Einträge in diesem Leserkreis" /> : null}
      <Timeline
        entries={room.entries.map((entry) => ({
          key: entry.id,
          title: VERB_LABELS[entry.verb] ?? entry.verb,
          when: formatInstant(new Date(entry.occurredAt)),
          dateTime: entry.occurredAt,
          who: [entry.bodyName, entry.personName].filter((name) => name !== null).join(', ') || undefined,
          tone: toneOf(entry),
          children: <EntryDetails entry={entry} />,
        }))}
      />
      <Pagination page={room.page} pageCount={room.pageCount} href={(page) => recordHref(row.id, audience, page)} />
    </Section>
  );
}

const SHORT_LABELS: Readonly<Record<Audience, string>> = {
  participants: 'Für alle Beteiligten',
  lead: 'Für die Federführung',
  team: 'Für das Wertungsteam',
};

function toneOf({ verb, fromStatus, toStatus }: RecordEntry): BadgeTone | undefined {
  if (verb === 'cancel') return 'danger';
  return fromStatus !== toStatus ? 'info' : undefined;
}

function EntryDetails({ entry }: { entry: RecordEntry }) {
  const details = detailTexts(entry.details);
  const moved = entry.fromStatus !== null && entry.fromStatus !== entry.toStatus;
  return (
    <>
      {moved && entry.fromStatus ? (
        <p>
          {STATUS_LABELS[entry.fromStatus]} → {STATUS_LABELS[entry.toStatus]}
        </p>
      ) : null}
      {entry.reason ? <p>Grund: {entry.reason}</p> : null}
      {details.length > 0 ? <p className="ui-muted">{details.join(' · ')}</p> : null}
      {entry.audience === 'participants' ? null : (
        <p className="ui-muted">Leserkreis: {AUDIENCE_LABELS[entry.audience]}</p>
      )}
    </>
  );
}
