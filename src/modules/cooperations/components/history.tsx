import type { BadgeTone } from '#src/ui/badge.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { EventVerb } from '../domain/transitions.ts';
import type { CooperationView, EventView } from '../reads/view.ts';
import { CONTRACT_EVENT_LABELS, EVENT_LABELS } from '../texts.ts';

const TONES: Partial<Record<EventVerb, BadgeTone>> = {
  submit: 'info',
  sign_consent: 'success',
  ask_back: 'warning',
  return_for_correction: 'warning',
  withdraw_consent: 'warning',
  withdraw_partner: 'warning',
  approve: 'success',
  take_note: 'success',
  activate: 'success',
  reject: 'danger',
  withdraw: 'danger',
};

/** Everything that happened, newest first. Persons are named within their own organisation only. */
export function History({ view }: { view: CooperationView }) {
  return (
    <Section title="Verlauf" id="verlauf">
      <Timeline
        entries={view.events.map((event) => ({
          key: String(event.id),
          title: event.details.documentAct
            ? CONTRACT_EVENT_LABELS[event.details.documentAct]
            : EVENT_LABELS[event.verb],
          when: formatInstant(event.occurredAt),
          dateTime: event.occurredAt.toISOString(),
          who: [event.bodyName, event.personName].filter((name) => name !== null).join(', ') || undefined,
          tone: TONES[event.verb],
          children: <EventDetails event={event} view={view} />,
        }))}
      />
    </Section>
  );
}

function EventDetails({ event, view }: { event: EventView; view: CooperationView }) {
  const { bodyIds, contentVersion, documentId, reason } = event.details;
  const document = documentId && view.documents.find(({ id }) => id === documentId)?.title;
  const names = (bodyIds ?? []).map((bodyId) => view.bodyNames[bodyId]).filter((name) => name !== undefined);
  if (names.length === 0 && !document && !contentVersion && !reason) return null;
  return (
    <p>
      {names.length > 0 ? `${names.join(', ')}. ` : ''}
      {document ? `„${document}“. ` : ''}
      {contentVersion ? `Fassung ${contentVersion}. ` : ''}
      {reason ? `Grund: ${reason}` : ''}
    </p>
  );
}
