import { Badge } from '#src/ui/badge.tsx';
import { ConfirmForm } from '#src/ui/form/confirm-form.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { cancelProcurementAction, endProcurementAction } from '../actions.ts';
import { procurementPath, ROOMS, type Room } from '../domain/addresses.ts';
import { obstacleOf } from '../domain/decide.ts';
import { ROOM_OF_VERB } from '../domain/rooms.ts';
import { PROCUREMENT_STATUSES, type ProcurementStatus } from '../domain/status.ts';
import { PROCUREMENT_VERBS, type ProcurementVerb, statusAfter, TRANSITIONS } from '../domain/transitions.ts';
import type { OpenProcurement } from '../reads/procurement.ts';
import { PROCUREMENT_REFUSALS } from '../refusal-texts.ts';
import { PROCUREMENT_LIMITS } from '../schema.ts';
import { ROOM_LABELS, VERB_LABELS } from '../texts.ts';

/** What the reader can do now: exactly the verbs of the transition table, each in its room; and what still keeps a step back. */
export function VerbPanel({ procurement }: { procurement: OpenProcurement }) {
  const { verbs, rooms } = procurement;
  const { status } = procurement.row;
  const roomed = ROOMS.filter((room) => room !== 'overview' && rooms.includes(room))
    .map((room) => ({ room, verbs: verbs.filter((verb) => ROOM_OF_VERB[verb] === room) }))
    .filter((entry) => entry.verbs.length > 0);
  const own = verbs.filter((verb) => ROOM_OF_VERB[verb] === 'overview');
  const obstacles = obstaclesOf(procurement);
  return (
    <Section title="Was Sie tun können" id="aktionen">
      {roomed.length === 0 && own.length === 0 ? (
        <p className="ui-muted">Beim jetzigen Stand ist von Ihnen nichts zu tun.</p>
      ) : null}
      {roomed.length > 0 ? (
        <ul className="ui-list">
          {roomed.map((entry) => (
            <RoomVerbs key={entry.room} id={procurement.row.id} status={status} {...entry} />
          ))}
        </ul>
      ) : null}
      {obstacles.length > 0 ? (
        <>
          <p>Noch nicht möglich:</p>
          <ul className="ui-list">
            {obstacles.map(({ verb, sentence, source }) => (
              <li key={verb}>
                {VERB_LABELS[verb]}: {sentence}
                {source ? <span className="ui-muted"> {source}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {own.includes('end') ? <EndForm procurement={procurement} /> : null}
      {own.includes('cancel') ? <CancelForm procurement={procurement} /> : null}
    </Section>
  );
}

interface RoomVerbsProps {
  readonly id: string;
  readonly status: ProcurementStatus;
  readonly room: Room;
  readonly verbs: readonly ProcurementVerb[];
}

function RoomVerbs({ id, status, room, verbs }: RoomVerbsProps) {
  // Opening something again leads back, and is no next step.
  const place = (one: ProcurementStatus) => PROCUREMENT_STATUSES.indexOf(one);
  const moves = verbs.some((verb) => place(statusAfter(verb, status)) > place(status));
  return (
    <li>
      <a href={procurementPath(id, room)}>{ROOM_LABELS[room]}</a>: {verbs.map((verb) => VERB_LABELS[verb]).join(', ')}
      {moves ? (
        <>
          {' '}
          <Badge tone="info">nächster Schritt möglich</Badge>
        </>
      ) : null}
    </li>
  );
}

/** Steps of the way that the reader may take at this stage, but not yet. */
function obstaclesOf({ facts, acting }: OpenProcurement) {
  return PROCUREMENT_VERBS.filter((verb) => TRANSITIONS[verb].to !== 'unchanged').flatMap((verb) => {
    const reason = obstacleOf(verb, facts, acting);
    if (reason === null) return [];
    const { message, source } = PROCUREMENT_REFUSALS[reason];
    return [{ verb, sentence: message, source }];
  });
}

function CancelForm({ procurement: { row } }: { procurement: OpenProcurement }) {
  return (
    <ConfirmForm
      action={cancelProcurementAction}
      label={VERB_LABELS.cancel}
      title="Beschaffung endgültig aufheben?"
      variant="tertiary"
      danger
      subject={{ procurementId: row.id, version: row.version }}
      id="aufheben"
    >
      <p>
        Eine aufgehobene Beschaffung lässt sich nicht wieder aufnehmen. Alle beteiligten Stellen werden benachrichtigt.
        Nach der Bekanntmachung braucht die Aufhebung einen der Gründe aus § 63 VgV oder § 48 UVgO.
      </p>
      <TextareaField
        name="reason"
        label="Grund"
        hint="Der Grund steht in der Vergabeakte; beteiligte Stellen lesen ihn."
        maxLength={PROCUREMENT_LIMITS.reason}
        rows={4}
      />
    </ConfirmForm>
  );
}

function EndForm({ procurement: { row, facts } }: { procurement: OpenProcurement }) {
  return (
    <ConfirmForm
      action={endProcurementAction}
      label={VERB_LABELS.end}
      title="Beschaffung beenden?"
      subject={{ procurementId: row.id, version: row.version }}
      values={{ endedOn: facts.today }}
      id="beenden"
    >
      <p>Das ist möglich, sobald kein Vertrag mehr läuft. Die Vergabeakte bleibt vollständig erhalten.</p>
      <DateField name="endedOn" label="Beendet am" />
      <TextareaField
        name="reason"
        label="Grund"
        hint="Zum Beispiel: Laufzeit abgelaufen, Höchstmenge abgerufen."
        maxLength={PROCUREMENT_LIMITS.reason}
        rows={3}
      />
    </ConfirmForm>
  );
}
