import type { Refusal, RefusalFacts } from '#src/server/outcome.ts';
import { formatEuro, formatNumber } from '#src/ui/format.ts';
import type { AmendmentRefusal } from './amendments/domain/amendment.ts';
import type { CallOffRefusal } from './call-offs/domain/call-off.ts';

type Reason =
  | CallOffRefusal
  | AmendmentRefusal
  | 'field_unknown'
  | 'cpv_unknown'
  | 'contract_known'
  | 'contract_over'
  | 'end_outside_term'
  | 'delivered_in_future';

/** Sentences for everything contracts and call-offs can refuse with. */
export const CONTRACT_REFUSALS: Readonly<Record<Reason, Refusal>> = {
  contract_closed: {
    message:
      'Aus diesem Vertrag kann im Moment nicht abgerufen werden: Er hat noch nicht begonnen, ist abgelaufen oder beendet.',
  },
  contract_without_maximum: {
    message: 'Dieser Vertrag nennt keine Höchstmenge. Abgerufen wird nur aus Rahmenvereinbarungen, die eine nennen.',
    source: 'EuGH C-23/20',
  },
  maximum_exceeded: {
    message: 'Dieser Abruf überschreitet die Höchstmenge der Rahmenvereinbarung. Nichts wurde angefordert.',
    source: 'EuGH C-23/20',
    detail: remainingSentence,
  },
  price_missing: { message: 'Der Vertrag nennt keinen Preis je Einheit. Bitte geben Sie den Preis dieses Abrufs an.' },
  price_fixed: {
    message: 'Der Preis je Einheit steht im Vertrag fest. Nichts wurde angefordert; bitte öffnen Sie das Formular neu.',
    detail: ({ agreedCents }) =>
      typeof agreedCents === 'number' ? `Er beträgt jetzt ${formatEuro(agreedCents)} netto.` : '',
  },
  call_off_wrong_status: { message: 'Das ist im jetzigen Stand des Abrufs nicht möglich.' },
  second_person_needed: {
    message: 'Über den Abruf entscheidet eine zweite Person, nicht wer ihn angefordert hat (Vier-Augen-Prinzip).',
  },
  delivered_more_than_ordered: { message: 'Es wurde mehr geliefert als bestellt. Bitte prüfen Sie die Menge.' },
  delivered_in_future: { message: 'Der Tag der Lieferung liegt in der Zukunft.' },
  amendment_contract_over: { message: 'Der Vertrag ist beendet und kann nicht mehr geändert werden.' },
  amendment_limit_exceeded: {
    message: 'Die Änderung überschreitet eine Grenze der Prüfung. Sie braucht ein neues Vergabeverfahren.',
    source: '§ 132 GWB, § 47 UVgO',
    detail: ({ rules }) => (rules ? `Überschritten: ${rules}.` : ''),
  },
  amendment_incomplete: {
    message:
      'Für diese Art der Änderung fehlen Angaben: ein neuer Preis, ein späteres Ende oder eine andere Menge; ohne Preis je Einheit auch, was die Menge wert ist.',
  },
  amendment_mixed: { message: 'Bitte tragen Sie jede Art der Änderung einzeln ein: Jede wird für sich geprüft.' },
  amendment_outside_term: { message: 'Der Tag, ab dem die Änderung gilt, liegt nicht in der Laufzeit des Vertrags.' },
  amendment_not_yet: {
    message:
      'Eine andere Menge oder Leistung gilt mit der Entscheidung. Bitte entscheiden Sie am Tag, ab dem sie gelten soll.',
  },
  amendment_price_waits: {
    message:
      'Für einen späteren Tag ist schon ein neuer Preis beschlossen. Den nächsten tragen Sie ein, wenn dieser gilt.',
  },
  amendment_below_called: { message: 'Die neue Höchstmenge läge unter dem, was schon abgerufen ist.' },
  amendment_shortens_past: { message: 'Das neue Ende liegt vor dem Tag, ab dem die Änderung gilt.' },
  amendment_points_unanswered: {
    message: 'Die Prüfung lässt Punkte offen. Bitte bestätigen Sie, dass die Begründung darauf eingeht.',
  },
  field_unknown: { message: 'Dieses Feld wird nicht mehr angeboten. Bitte wählen Sie ein anderes.' },
  cpv_unknown: { message: 'Der CPV-Code ist im Verzeichnis nicht enthalten.' },
  contract_known: {
    message:
      'Einige Verträge der Datei sind schon eingetragen. Bitte nehmen Sie diese Zeilen heraus; übernommen wurde nichts.',
    detail: ({ contracts }) => (contracts ? `Schon eingetragen: ${contracts}.` : ''),
  },
  contract_over: { message: 'Der Vertrag ist bereits beendet.' },
  end_outside_term: { message: 'Der letzte Tag muss in der Laufzeit des Vertrags liegen.' },
};

/** What is left, in units and money. */
function remainingSentence(facts: RefusalFacts): string {
  const { callable, valueCents, unit } = facts;
  const units = typeof callable === 'number' ? `${formatNumber(callable)} ${unit ?? ''}`.trim() : null;
  const money = typeof valueCents === 'number' ? `${formatEuro(valueCents)} netto` : null;
  const left = [units, money].filter((part) => part !== null).join(', ');
  return left === '' ? '' : `Noch abrufbar: ${left}.`;
}
