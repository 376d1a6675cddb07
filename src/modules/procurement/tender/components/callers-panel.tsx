import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { CheckboxGroup } from '#src/ui/form/checkbox-group.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatCount } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { nameCallersAction } from '../actions.ts';
import type { TenderRoom } from '../reads/tender-room.ts';

/** Who may call from the framework agreement; named before the award. */
export function CallersPanel({ room }: { room: TenderRoom }) {
  const { partners, procurement } = room;
  const { row, verbs } = procurement;
  const callers = partners.filter(({ isCaller }) => isCaller);
  return (
    <Section title="Abrufberechtigte" id="abruf">
      <p>
        Aus einer Rahmenvereinbarung darf nur abrufen, wer vor der Bekanntmachung benannt war (EuGH C-216/17). Ist
        niemand benannt, wenn die Ausschreibung vorbereitet wird, sind es alle gebundenen Partner.
      </p>
      {callers.length === 0 ? (
        <p className="ui-muted">Noch ist niemand benannt.</p>
      ) : (
        <details>
          <summary>{formatCount(callers.length, 'Stelle darf abrufen', 'Stellen dürfen abrufen')}</summary>
          <ul className="ui-list">
            {callers.map(({ bodyId, name }) => (
              <li key={bodyId}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {verbs.includes('name_callers') && partners.length > 0 ? (
        <ConfirmDetails label="Abrufberechtigte benennen" title="Wer darf abrufen?">
          <Form
            action={nameCallersAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Abrufberechtigte speichern"
            label="Abrufberechtigte benennen"
            id="abrufberechtigte"
            values={{ bodies: (callers.length > 0 ? callers : partners).map(({ bodyId }) => bodyId) }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="version" value={row.version} />
            <CheckboxGroup
              name="bodies"
              label="Gebundene Partner"
              options={partners.map(({ bodyId, name }) => ({ value: bodyId, label: name }))}
            />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}
