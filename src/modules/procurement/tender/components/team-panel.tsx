import { Alert } from '#src/ui/alert.tsx';
import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { declareImpartialAction, nameEvaluatorAction, removeEvaluatorAction } from '../actions.ts';
import type { SeatView, TenderRoom } from '../reads/tender-room.ts';
import { PART_LABELS } from '../texts.ts';

/** Who evaluates and decides, their declarations, and one's own. */
export function TeamPanel({ room }: { room: TenderRoom }) {
  const { procurement, seats } = room;
  const { row, facts, verbs } = procurement;
  const mayName = verbs.includes('name_evaluators');
  const mustDeclare = verbs.includes('declare_impartial') && !facts.declaredImpartial;
  if (seats.length === 0 && !mayName) return null;
  return (
    <Section title="Wertungsteam" id="team">
      <p>
        Angebote sehen bis zur Zuschlagsentscheidung nur die hier benannten Personen, und erst nach ihrer Erklärung,
        dass kein Interessenkonflikt vorliegt (§ 6 VgV). Für die Wertung braucht es mindestens zwei.
      </p>
      {mustDeclare ? <Declaration procurementId={row.id} /> : null}
      <DataTable
        caption="Benannte Personen"
        captionHidden
        rows={seats}
        rowKey={({ personId }) => personId}
        emptyText="Noch ist niemand benannt."
        columns={[
          { key: 'person', label: 'Person', rowHeader: true, cell: ({ personName }) => personName },
          { key: 'body', label: 'Stelle', cell: ({ bodyName }) => bodyName },
          { key: 'part', label: 'Aufgabe', cell: ({ part }) => PART_LABELS[part] },
          {
            key: 'impartial',
            label: 'Erklärung',
            cell: ({ impartial }) =>
              impartial ? <Badge tone="success">abgegeben</Badge> : <Badge tone="warning">steht aus</Badge>,
          },
          ...(mayName
            ? [
                {
                  key: 'action',
                  label: 'Aktion',
                  hideLabel: true,
                  cell: (seat: SeatView) => <End id={row.id} seat={seat} />,
                },
              ]
            : []),
        ]}
      />
      {mayName ? (
        <ConfirmDetails label="Person benennen" title="Wer wirkt mit?">
          <Form
            action={nameEvaluatorAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Person benennen"
            label="Person benennen"
            id="benennen"
            values={{ part: 'evaluator' }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <TextField
              name="email"
              type="email"
              label="E-Mail-Adresse"
              hint="Die Adresse, mit der die Person sich im Portal anmeldet. Sie gehört zur federführenden Stelle oder zu einem gebundenen Partner."
              maxLength={254}
            />
            <RadioGroup
              name="part"
              label="Aufgabe"
              options={[
                { value: 'evaluator', label: 'Wertung', hint: 'Öffnet, erfasst und bewertet Angebote.' },
                {
                  value: 'decider',
                  label: 'Entscheidung über den Zuschlag',
                  hint: 'Liest alles und zeichnet den Zuschlag für die federführende Stelle; vergibt keine Punkte.',
                },
              ]}
            />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}

function Declaration({ procurementId }: { procurementId: string }) {
  return (
    <Alert tone="warning" title="Ihre Erklärung steht noch aus">
      <Form
        action={declareImpartialAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Erklärung abgeben"
        label="Unbefangenheit erklären"
        id="erklaerung"
      >
        <HiddenField name="procurementId" value={procurementId} />
        <CheckboxField
          name="confirmed"
          label="Ich erkläre, dass bei mir kein Interessenkonflikt vorliegt: Ich bin weder Bieter noch für einen Bieter tätig, nicht mit einem verwandt oder verschwägert und habe kein eigenes Interesse am Ausgang. Ändert sich das, teile ich es sofort mit."
        />
      </Form>
    </Alert>
  );
}

function End({ id, seat }: { id: string; seat: SeatView }) {
  return (
    <ConfirmDetails label="Abberufen" variant="tertiary" title={`${seat.personName} abberufen?`}>
      <p>Bereits abgegebene Punkte dieser Person zählen dann nicht mehr.</p>
      <Form
        action={removeEvaluatorAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Abberufen"
        submitVariant="danger"
        label={`${seat.personName} abberufen`}
        id={`abberufen-${seat.personId}`}
      >
        <HiddenField name="procurementId" value={id} />
        <HiddenField name="personId" value={seat.personId} />
        <TextField name="reason" label="Grund" maxLength={4000} />
      </Form>
    </ConfirmDetails>
  );
}
