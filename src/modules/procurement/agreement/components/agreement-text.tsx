import { isPureInhabitantsKey } from '#src/modules/costs/domain/cost-key.ts';
import { parameterText } from '#src/modules/legal/components/parameter-value.ts';
import type { LegalParameter } from '#src/modules/legal/domain/parameters.ts';
import { CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Alert } from '#src/ui/alert.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { SourceNote } from '#src/ui/source-note.tsx';
import type { AgreementContent, FrozenParty } from '../domain/content.ts';
import { AGREEMENT_FIELD_LABELS, agreementFieldText } from '../texts.ts';

const FIELDS = [
  'lead',
  'leadDuties',
  'liability',
  'liabilityNote',
  'costPurpose',
  'sharedCostsCents',
  'key',
  'optionalServices',
] as const;

/** A version as partners consent to it, with everybody's share to the cent. */
export function AgreementText({ content, ownBodyId }: { content: AgreementContent; ownBodyId: string }) {
  const count = (value: number | null) => (value === null ? '–' : formatNumber(value));
  return (
    <>
      <DescriptionList
        items={FIELDS.map((field) => ({
          term: AGREEMENT_FIELD_LABELS[field],
          description: <span className="whitespace-pre-line">{agreementFieldText(field, content)}</span>,
        }))}
      />
      <DataTable<FrozenParty>
        caption="Wer was zahlt"
        rows={content.parties}
        rowKey={({ bodyId }) => bodyId}
        columns={[
          {
            key: 'name',
            label: 'Partner',
            rowHeader: true,
            cell: ({ bodyId, name }) => (bodyId === ownBodyId ? <strong>{name} (Ihre Organisation)</strong> : name),
          },
          { key: 'inhabitants', label: 'Einwohner', align: 'end', cell: ({ inhabitants }) => count(inhabitants) },
          { key: 'quantity', label: 'Menge', align: 'end', cell: ({ quantity }) => count(quantity) },
          { key: 'workplaces', label: 'Arbeitsplätze', align: 'end', cell: ({ workplaces }) => count(workplaces) },
          { key: 'share', label: 'Anteil', align: 'end', cell: ({ shareCents }) => formatEuro(shareCents) },
        ]}
      />
      <p className="ui-muted">
        Summe der Anteile: {formatEuro(content.parties.reduce((sum, { shareCents }) => sum + shareCents, 0))}. Was ein
        Partner für sich abruft, zahlt er selbst.
      </p>
    </>
  );
}

/** Advice on key and tax; neither is a verdict. */
export function AgreementHints({
  content,
  vat,
}: {
  content: Pick<AgreementContent, 'key' | 'optionalServices'>;
  vat: LegalParameter | null;
}) {
  return (
    <>
      {isPureInhabitantsKey(content.key) && content.optionalServices ? (
        <Alert tone="warning" title="Reiner Einwohnerschlüssel bei freiwilligen Leistungen">
          <p>
            Ein Gericht hat eine Umlage allein nach Einwohnern beanstandet, weil die Leistungen freiwillig waren und die
            Kosten dem Nutzen folgen müssen. Prüfen Sie einen Schlüssel nach Mengen oder eine Mischung. Das ist ein Rat,
            keine Vorschrift für Hessen.
          </p>
          <SourceNote source="OVG Sachsen, 4 A 508/16 (Zweckverband KISA)" certainty="Rat, nicht bindend" />
        </Alert>
      ) : null}
      {vat ? (
        <Alert tone="info" title="Umsatzsteuer prüfen">
          <p>
            Leistungen zwischen öffentlichen Stellen gegen Entgelt können ab dem {formatDay(vat.validFrom)} der
            Umsatzsteuer unterliegen (Grenze: {parameterText('euro_cents', vat.value)} im Jahr; Ausnahmen für
            vorbehaltene Aufgaben und für Zusammenarbeit bei besonderen gemeinsamen Interessen). Das Portal entscheidet
            darüber nicht.
          </p>
          <SourceNote source={vat.source} certainty={CERTAINTY_LABELS[vat.certainty]} />
        </Alert>
      ) : null}
    </>
  );
}
