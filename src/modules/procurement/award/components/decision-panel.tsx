import { parameterOn } from '#src/modules/legal/domain/parameters.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Fieldset } from '#src/ui/form/fieldset.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay, formatEuro } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { formatPoints } from '../../evaluation/components/arithmetic.tsx';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { decideAwardAction } from '../actions.ts';
import { standstillAfter } from '../domain/standstill.ts';
import type { AwardRoom } from '../reads/award-room.ts';

/** What was decided about every lot, or the form to decide. */
export function DecisionPanel({ room }: { room: AwardRoom }) {
  const { procurement, awards, lots, seesBids } = room;
  const { row, verbs } = procurement;
  return (
    <Section
      title="Zuschlagsentscheidung"
      id="entscheidung"
      actions={
        seesBids ? (
          <LinkButton variant="secondary" href={`${procurementPath(row.id, 'award')}/vermerk`}>
            Vergabevermerk zur Entscheidung
          </LinkButton>
        ) : null
      }
    >
      {awards.length === 0 ? (
        <p>Über den Zuschlag ist noch nicht entschieden.</p>
      ) : (
        <DataTable
          caption="Entscheidung je Los"
          captionHidden
          rows={lots}
          rowKey={({ id }) => id}
          columns={[
            { key: 'lot', label: 'Los', rowHeader: true, cell: ({ number, title }) => `${number}: ${title}` },
            {
              key: 'outcome',
              label: 'Zuschlag an',
              cell: ({ id }) =>
                awards.find(({ lotId }) => lotId === id)?.bidderName ?? <Badge tone="neutral">kein Zuschlag</Badge>,
            },
            {
              key: 'value',
              label: 'Wert (netto)',
              align: 'end',
              cell: ({ id }) => {
                const cents = awards.find(({ lotId }) => lotId === id)?.valueCents ?? null;
                return cents === null ? '–' : formatEuro(cents);
              },
            },
            { key: 'reason', label: 'Begründung', cell: ({ id }) => awards.find(({ lotId }) => lotId === id)?.reason },
          ]}
        />
      )}
      {row.standstillEndsOn && row.status === 'awarded' ? (
        <>
          <p>
            Wartefrist bis einschließlich {formatDay(row.standstillEndsOn)}; vorher darf kein Vertrag geschlossen
            werden.
          </p>
          <StandstillSource room={room} />
        </>
      ) : null}
      {verbs.includes('decide_award') ? <DecisionForm room={room} /> : null}
    </Section>
  );
}

/** The dated number the standstill was computed from: the long one as soon as one letter went by post. */
function StandstillSource({ room: { letters, awards, lots, parameters, procurement, seesBids } }: { room: AwardRoom }) {
  const awarded = lots.filter(({ id }) => awards.some(({ lotId, bidId }) => lotId === id && bidId !== null));
  const counted = letters.filter(({ bidId }) => awarded.some(({ bids }) => bids.some(({ id }) => id === bidId)));
  const known = seesBids ? standstillAfter(counted, parameters) : null;
  // Partners see no letters, so not which of the two periods it was.
  const certainty = (known ?? parameterOn(parameters, 'standstill_days', procurement.facts.today))?.certainty;
  const source = known
    ? `${known.source}: ${known.days} Kalendertage ab dem Tag nach der letzten Absendung`
    : '§ 134 Abs. 2 GWB';
  return <SourceNote source={source} certainty={certainty && CERTAINTY_LABELS[certainty]} />;
}

function DecisionForm({ room }: { room: AwardRoom }) {
  const { procurement, lots, evaluations } = room;
  const { row } = procurement;
  const values: Record<string, string> = {};
  for (const { lotId, content } of evaluations) {
    values[`outcome_${lotId}`] = content.winnerBidId ? 'award' : 'none';
    values[`reason_${lotId}`] = content.winnerBidId
      ? 'Wirtschaftlichstes Angebot nach den bekannt gemachten Zuschlagskriterien.'
      : 'Kein wertbares Angebot.';
  }
  return (
    <ConfirmDetails label="Über den Zuschlag entscheiden" variant="primary" title="Wer soll den Zuschlag erhalten?">
      <p>
        Die Entscheidung ist endgültig und wird allen Partnern mitgeteilt. Danach informieren Sie die Bieter, deren
        Angebote nicht berücksichtigt werden.
      </p>
      <Form
        action={decideAwardAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Entscheidung festhalten"
        label="Über den Zuschlag entscheiden"
        id="entscheiden"
        values={values}
      >
        <HiddenField name="procurementId" value={row.id} />
        <HiddenField name="version" value={row.version} />
        {lots.map((lot) => {
          const content = evaluations.find(({ lotId }) => lotId === lot.id)?.content;
          const best = content?.ranking.find(({ bidId }) => bidId === content.winnerBidId);
          return (
            <Fieldset key={lot.id} legend={`Los ${lot.number}: ${lot.title}`}>
              <RadioGroup
                name={`outcome_${lot.id}`}
                label="Entscheidung"
                options={[
                  ...(best
                    ? [
                        {
                          value: 'award',
                          label: `Zuschlag an ${best.bidderName}`,
                          hint: `Rang 1 mit ${formatPoints(best.total)} Punkten, ${formatEuro(best.priceCents)} netto`,
                        },
                      ]
                    : []),
                  { value: 'none', label: 'Kein Zuschlag' },
                ]}
              />
              <TextareaField
                name={`reason_${lot.id}`}
                label="Begründung"
                hint="Alle Partner lesen sie."
                rows={3}
                maxLength={PROCUREMENT_LIMITS.reason}
              />
            </Fieldset>
          );
        })}
      </Form>
    </ConfirmDetails>
  );
}
