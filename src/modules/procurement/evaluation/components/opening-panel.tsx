import { Alert } from '#src/ui/alert.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { obstacleOf } from '../../domain/decide.ts';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { openBidsAction } from '../actions.ts';
import type { EvaluationRoom } from '../reads/evaluation-room.ts';

/** The opening by two people, before it and as it happened. */
export function OpeningPanel({ room }: { room: EvaluationRoom }) {
  const { tender, seats, seatNames, procurement, readerId } = room;
  const { row, verbs, facts, acting } = procurement;
  const nameOf = (id: string | null) => (id !== null && seatNames[id]) || 'eine Person';
  if (tender?.openedAt) {
    return (
      <Section title="Öffnung der Angebote">
        <p>
          Geöffnet am {formatInstant(new Date(tender.openedAt))} von {nameOf(tender.openedBy)} und{' '}
          {nameOf(tender.openedWith)}.
        </p>
      </Section>
    );
  }
  const obstacle = obstacleOf('open_bids', facts, acting);
  // Whoever began and was then removed has begun nothing: the opening starts anew.
  const begun = seats.find(({ personId }) => personId === tender?.openedBy)?.personId ?? null;
  return (
    <Section title="Öffnung der Angebote">
      <p>
        Zwei Personen des Wertungsteams öffnen die Angebote gemeinsam nach dem Ende der Angebotsfrist (§ 55 Abs. 2 VgV).
        {tender?.offersDueAt ? ` Die Frist endet am ${formatInstant(new Date(tender.offersDueAt))}.` : ''}
      </p>
      {obstacle ? (
        <Alert tone="info" title="Noch nicht möglich">
          <p>{PROCUREMENT_REFUSALS[obstacle].message}</p>
        </Alert>
      ) : null}
      {begun !== null && begun === readerId ? (
        <Alert tone="info" title="Sie haben die Öffnung begonnen">
          <p>Eine zweite Person des Wertungsteams bestätigt sie.</p>
        </Alert>
      ) : null}
      {verbs.includes('open_bids') && begun !== readerId ? (
        <Form
          action={openBidsAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel={begun === null ? 'Öffnung beginnen' : 'Öffnung als zweite Person bestätigen'}
          label="Angebote öffnen"
          id="oeffnen"
        >
          <HiddenField name="procurementId" value={row.id} />
          {begun === null ? null : <p>{nameOf(begun)} hat die Öffnung begonnen.</p>}
        </Form>
      ) : null}
    </Section>
  );
}
