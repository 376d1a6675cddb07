import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { berlinDay, formatDay, formatInstant, formatTime } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { obstacleOf } from '../../domain/decide.ts';
import { isProcedureKey } from '../../legality/domain/procedure.ts';
import { PROCUREMENT_REFUSALS } from '../../refusal-texts.ts';
import { prepareTenderAction, startTenderingAction } from '../actions.ts';
import { minimumPeriod } from '../domain/minimum-period.ts';
import type { TenderRoom } from '../reads/tender-room.ts';
import { PlanFields } from './plan-fields.tsx';

/** Where the tender runs and until when, the form for it, and the publication. */
export function PlanPanel({ room }: { room: TenderRoom }) {
  const { procurement, tender } = room;
  const { row, verbs } = procurement;
  return (
    <Section title="Bekanntmachung und Fristen" id="plan">
      {tender ? (
        <DescriptionList
          items={[
            { term: 'Vergabeplattform', description: tender.platform },
            { term: 'Aktenzeichen dort', description: tender.platformReference },
            {
              term: 'Bekanntmachung',
              description: tender.noticeUrl ? (
                <TextLink href={tender.noticeUrl} external>
                  Auf der Plattform ansehen
                </TextLink>
              ) : null,
            },
            { term: 'Tag der Bekanntmachung', description: tender.publishedOn ? formatDay(tender.publishedOn) : null },
            {
              term: 'Ende der Angebotsfrist',
              description: tender.offersDueAt ? formatInstant(new Date(tender.offersDueAt)) : null,
            },
            ...(tender.openedAt
              ? [{ term: 'Angebote geöffnet', description: formatInstant(new Date(tender.openedAt)) }]
              : []),
          ]}
        />
      ) : (
        <p className="ui-muted">Noch nicht vorbereitet.</p>
      )}
      {room.lots.length > 0 ? (
        <div className="ui-actions">
          <LinkButton variant="secondary" href={`${procurementPath(row.id, 'tender')}/bekanntmachung`}>
            {row.tenderedAt ? 'Bekanntmachung ansehen' : 'Entwurf der Bekanntmachung ansehen'}
          </LinkButton>
          {verbs.includes('prepare_tender') ? (
            <LinkButton variant="tertiary" href={`${procurementPath(row.id, 'tender')}/uebernehmen`}>
              Angaben der Plattform übernehmen (OCDS)
            </LinkButton>
          ) : null}
        </div>
      ) : null}
      {verbs.includes('prepare_tender') ? <PlanForm room={room} /> : null}
      <Publication room={room} />
    </Section>
  );
}

function PlanForm({ room }: { room: TenderRoom }) {
  const { tender, procurement } = room;
  const { row, facts } = procurement;
  const due = tender?.offersDueAt ? new Date(tender.offersDueAt) : null;
  const key = row.procedureKey;
  const known = key !== null && isProcedureKey(key) ? key : null;
  const period = known ? minimumPeriod(known, tender?.publishedOn ?? facts.today, false, room.parameters) : null;
  return (
    <ConfirmDetails label={tender ? 'Angaben ändern' : 'Ausschreibung vorbereiten'} title="Wo und bis wann?">
      {period ? (
        <p>
          Mindestfrist: {period.days} Tage ab dem Tag nach der Absendung ({period.source}). Bei Bekanntmachung am{' '}
          {formatDay(tender?.publishedOn ?? facts.today)} frühestens bis {formatDay(period.earliest)}.
        </p>
      ) : null}
      <Form
        action={prepareTenderAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Angaben speichern"
        label="Ausschreibung vorbereiten"
        id="vorbereiten"
        values={{
          platform: tender?.platform,
          platformReference: tender?.platformReference,
          noticeUrl: tender?.noticeUrl,
          publishedOn: tender?.publishedOn ?? facts.today,
          offersDueOn: due ? berlinDay(due) : period?.earliest,
          offersDueTime: due ? formatTime(due).slice(0, 5) : '12:00',
        }}
      >
        <HiddenField name="procurementId" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <PlanFields procedureKey={known} />
      </Form>
    </ConfirmDetails>
  );
}

function Publication({ room }: { room: TenderRoom }) {
  const { row, verbs, facts, acting } = room.procurement;
  const obstacle = obstacleOf('start_tendering', facts, acting);
  if (obstacle) {
    const { message, source } = PROCUREMENT_REFUSALS[obstacle];
    return (
      <Alert tone="info" title="Vor der Bekanntmachung fehlt noch etwas">
        <p>{message}</p>
        {source ? <p className="ui-muted">Rechtsgrundlage: {source}</p> : null}
      </Alert>
    );
  }
  if (!verbs.includes('start_tendering')) return null;
  return (
    <ConfirmDetails
      label="Als bekannt gemacht eintragen"
      variant="primary"
      title="Ist die Bekanntmachung veröffentlicht?"
    >
      <p>
        Abrufberechtigte, Höchstwerte, Kriterien und Klauseln stehen damit fest. Alle Partner werden benachrichtigt. Das
        Vergabeverfahren selbst läuft auf der Vergabeplattform.
      </p>
      <Form
        action={startTenderingAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Als bekannt gemacht eintragen"
        label="Als bekannt gemacht eintragen"
        id="bekannt"
      >
        <HiddenField name="procurementId" value={row.id} />
        <HiddenField name="version" value={row.version} />
      </Form>
    </ConfirmDetails>
  );
}
