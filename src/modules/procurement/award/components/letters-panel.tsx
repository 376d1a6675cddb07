import { addDays } from '#src/modules/legal/domain/days.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { sendLetterAction } from '../actions.ts';
import { hasStandstill } from '../domain/letters.ts';
import { LETTER_CHANNELS, standstillAfter } from '../domain/standstill.ts';
import { letterText } from '../letter-texts.ts';
import type { AwardRoom } from '../reads/award-room.ts';
import { CHANNEL_LABELS } from '../texts.ts';

/** Offers that were not chosen, with their lots. */
export function unchosenOf(room: AwardRoom) {
  return room.lots.flatMap((lot) => {
    const chosen = room.awards.find(({ lotId }) => lotId === lot.id)?.bidId ?? null;
    return lot.bids.filter(({ id }) => id !== chosen).map((bid) => ({ lot, bid }));
  });
}

/** Whom the information of § 134 GWB was sent to, and whom it is still owed. */
export function LettersPanel({ room }: { room: AwardRoom }) {
  const { procurement, awards, letters, seesBids } = room;
  const { row, verbs } = procurement;
  const rows = unchosenOf(room);
  if (!seesBids || awards.length === 0 || rows.length === 0) return null;
  const maySend = verbs.includes('send_letters');
  const here = procurementPath(row.id, 'award');
  return (
    <Section title="Information der Bieter" id="information">
      <p>
        Jeder Bieter, dessen Angebot nicht berücksichtigt wird, erfährt Namen des vorgesehenen Auftragnehmers, Gründe
        und den frühesten Tag des Vertragsschlusses (§&nbsp;134 Abs.&nbsp;1 GWB).
        {hasStandstill(row.procedureKey)
          ? ' Die Wartefrist beginnt am Tag nach der letzten Absendung.'
          : ' Unterhalb des EU-Schwellenwerts wurde keine Wartefrist gefunden.'}
      </p>
      <DataTable
        caption="Information der Bieter"
        captionHidden
        rows={rows}
        rowKey={({ bid }) => bid.id}
        columns={[
          { key: 'bidder', label: 'Bieter', rowHeader: true, cell: ({ bid }) => bid.bidderName },
          { key: 'lot', label: 'Los', cell: ({ lot }) => lot.number },
          {
            key: 'state',
            label: 'Stand',
            cell: ({ bid }) => {
              const letter = letters.find(({ bidId }) => bidId === bid.id);
              if (!letter) return <Badge tone="warning">steht aus</Badge>;
              return (
                <details>
                  <summary>
                    {formatDay(letter.sentOn)}, {CHANNEL_LABELS[letter.channel]}
                  </summary>
                  <p className="whitespace-pre-line">{letter.text}</p>
                </details>
              );
            },
          },
          {
            key: 'action',
            label: 'Aktion',
            hideLabel: true,
            cell: ({ bid }) =>
              maySend && !letters.some(({ bidId }) => bidId === bid.id) ? (
                <LinkButton variant="secondary" href={`${here}/information/${bid.id}`}>
                  Information verfassen
                </LinkButton>
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

/** The information to one bidder: a draft to edit, and how it was sent. */
export function LetterForm({ room, bidId }: { room: AwardRoom; bidId: string }) {
  const { procurement, evaluations, awards, parameters } = room;
  const { row, facts } = procurement;
  const entry = unchosenOf(room).find(({ bid }) => bid.id === bidId);
  const content = evaluations.find(({ lotId }) => lotId === entry?.lot.id)?.content;
  const award = awards.find(({ lotId }) => lotId === entry?.lot.id);
  if (!entry || !content || !award) return null;
  const waits = hasStandstill(row.procedureKey)
    ? LETTER_CHANNELS.flatMap((channel) => {
        const standstill = standstillAfter([{ sentOn: facts.today, channel }], parameters);
        return standstill ? [{ channel, earliestOn: addDays(standstill.endsOn, 1), ...standstill }] : [];
      })
    : [];
  const text = letterText({
    title: row.title,
    reference: row.reference,
    leadName: row.lead.name,
    bidderName: entry.bid.bidderName,
    bidId,
    content,
    winnerName: award.bidderName,
    noAwardReason: award.reason,
    earliestOn: waits.find(({ channel }) => channel === 'electronic')?.earliestOn ?? null,
  });
  return (
    <Section title={`Information an ${entry.bid.bidderName}, Los ${entry.lot.number}`}>
      <p>
        Bitte prüfen und ergänzen Sie den Entwurf, versenden Sie ihn über die Vergabeplattform oder per Post, und halten
        Sie den Versand hier fest.
        {waits.length > 0
          ? ' Der früheste Tag des Vertragsschlusses im Entwurf gilt für elektronischen Versand heute; passen Sie ihn an, wenn Sie anders versenden.'
          : ''}
      </p>
      {waits.length > 0 ? (
        <ul className="ui-list">
          {waits.map(({ channel, earliestOn, days, source, certainty }) => (
            <li key={channel}>
              Heute {CHANNEL_LABELS[channel]} versandt: frühestens am {formatDay(earliestOn)}{' '}
              <span className="ui-muted">
                ({days} Kalendertage, {source}, {CERTAINTY_LABELS[certainty]})
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <Form
        action={sendLetterAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel="Versand festhalten"
        label="Information der Bieter"
        values={{ text, channel: 'electronic', sentOn: facts.today }}
        secondary={
          <LinkButton variant="tertiary" href={procurementPath(row.id, 'award')}>
            Zurück zum Zuschlag
          </LinkButton>
        }
      >
        <HiddenField name="procurementId" value={row.id} />
        <HiddenField name="bidId" value={bidId} />
        <TextareaField name="text" label="Wortlaut" rows={16} maxLength={PROCUREMENT_LIMITS.longText} />
        <RadioGroup
          name="channel"
          label="Versandt"
          horizontal
          options={LETTER_CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }))}
        />
        <DateField name="sentOn" label="Abgesandt am" />
      </Form>
    </Section>
  );
}
