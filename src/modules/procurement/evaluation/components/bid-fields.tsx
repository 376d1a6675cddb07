import { DateField } from '#src/ui/form/date-field.tsx';
import { MoneyField } from '#src/ui/form/money-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { berlinDay, formatEuroInput, formatTime } from '#src/ui/format.ts';
import type { BidFacts } from '../domain/evaluation.ts';
import { EVALUATION_LIMITS } from '../schema.ts';

/** The fields of an offer as recorded after the opening. */
export function BidFields() {
  return (
    <>
      <TextField name="bidderName" label="Bieter" maxLength={EVALUATION_LIMITS.name} />
      <TextField name="bidderPlace" label="Ort" optional maxLength={EVALUATION_LIMITS.name} />
      <TextField
        name="bidderIdentifier"
        label="Kennung"
        hint="Zum Beispiel Handelsregister- oder Umsatzsteuernummer"
        optional
        maxLength={EVALUATION_LIMITS.name}
      />
      <RadioGroup
        name="bidderIsSme"
        label="Kleines oder mittleres Unternehmen"
        horizontal
        options={[
          { value: 'yes', label: 'ja' },
          { value: 'no', label: 'nein' },
          { value: '', label: 'unbekannt' },
        ]}
      />
      <MoneyField name="priceCents" label="Angebotssumme über die Laufzeit, netto" />
      <DateField name="receivedOn" label="Eingegangen am" />
      <TextField
        name="receivedTime"
        label="Uhrzeit des Eingangs"
        hint="Zum Beispiel 11:42"
        width="short"
        maxLength={5}
      />
    </>
  );
}

/** What the fields show of an offer already recorded. */
export function valuesOfBid(bid: BidFacts): Record<string, string> {
  const received = new Date(bid.receivedAt);
  return {
    bidderName: bid.bidderName,
    bidderPlace: bid.bidderPlace,
    bidderIdentifier: bid.bidderIdentifier,
    bidderIsSme: bid.bidderIsSme === null ? '' : bid.bidderIsSme ? 'yes' : 'no',
    priceCents: formatEuroInput(bid.priceCents),
    receivedOn: berlinDay(received),
    receivedTime: formatTime(received).slice(0, 5),
  };
}
