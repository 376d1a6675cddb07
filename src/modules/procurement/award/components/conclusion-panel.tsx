import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { formatEuroInput } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { obstacleOf } from '../../domain/decide.ts';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { concludeContractsAction } from '../actions.ts';
import { unitPriceOf } from '../domain/decision.ts';
import type { AwardRoom } from '../reads/award-room.ts';

/** The conclusion of the contracts after the standstill, and the contracts once they are there. */
export function ConclusionPanel({ room }: { room: AwardRoom }) {
  const { procurement, contracts } = room;
  const { verbs, facts, acting } = procurement;
  const obstacle = obstacleOf('conclude_contracts', facts, acting);
  const mayConclude = verbs.includes('conclude_contracts');
  if (contracts.length === 0 && obstacle === null && !mayConclude) return null;
  return (
    <Section title="Zuschlag und Verträge" id="vertraege">
      {contracts.length > 0 ? (
        <ul className="ui-list">
          {contracts.map(({ id, reference, title }) => (
            <li key={id}>
              <a href={`/vertraege/${id}`}>{reference}</a>: {title}
            </li>
          ))}
        </ul>
      ) : null}
      {obstacle ? (
        <Alert tone="info" title="Der Zuschlag kann noch nicht erteilt werden">
          <p>{PROCUREMENT_REFUSALS[obstacle].message}</p>
          {PROCUREMENT_REFUSALS[obstacle].source ? (
            <p className="ui-muted">Rechtsgrundlage: {PROCUREMENT_REFUSALS[obstacle].source}</p>
          ) : null}
        </Alert>
      ) : null}
      {mayConclude ? <ConclusionForm room={room} /> : null}
    </Section>
  );
}

function ConclusionForm({ room }: { room: AwardRoom }) {
  const { procurement, awards, lots, quantities } = room;
  const { row, facts } = procurement;
  const awarded = lots.flatMap((lot) => {
    const valueCents = awards.find(({ lotId }) => lotId === lot.id)?.valueCents ?? null;
    const quantity = quantities.find(({ lotId }) => lotId === lot.id)?.quantity ?? null;
    return valueCents === null ? [] : [{ lot, unitPriceCents: unitPriceOf(valueCents, quantity) }];
  });
  const prices = awarded.map(({ lot, unitPriceCents }): [string, string] => [
    `unitPrice_${lot.id}`,
    unitPriceCents === null ? '' : formatEuroInput(unitPriceCents),
  ]);
  return (
    <ConfirmDetails label="Zuschlag erteilen" variant="primary" title="Zuschlag erteilen und Verträge anlegen?">
      <p>
        Für jedes bezuschlagte Los entsteht ein Vertrag mit den vorher benannten Abrufberechtigten und dem bekannt
        gemachten Höchstwert. Die Ersparnis je Stelle wird gegen den bestätigten heutigen Aufwand festgehalten.
      </p>
      <Form
        action={concludeContractsAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Zuschlag erteilen"
        label="Zuschlag erteilen"
        id="erteilen"
        values={{ startsOn: facts.today, ...Object.fromEntries(prices) }}
      >
        <HiddenField name="procurementId" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <DateField name="startsOn" label="Beginn der Laufzeit" />
        <DateField
          name="endsOn"
          label="Letzter Tag der Laufzeit"
          hint={
            row.termMonths === null
              ? 'Leer: unbefristet'
              : `Leer: ${row.termMonths} Monate ab Beginn, wie im Vorhaben vorgesehen`
          }
          optional
        />
        <TextField
          name="noticeMonths"
          label="Kündigungsfrist in Monaten"
          width="short"
          inputMode="numeric"
          optional
          maxLength={2}
        />
        {awarded.map(({ lot }) => (
          <MoneyField
            key={lot.id}
            name={`unitPrice_${lot.id}`}
            label={`Los ${lot.number}: Preis je Einheit, netto`}
            hint="Vorschlag: Zuschlagswert geteilt durch die bestätigte Menge. Leer lassen, wenn es keinen einheitlichen Preis gibt."
            optional
          />
        ))}
      </Form>
    </ConfirmDetails>
  );
}
