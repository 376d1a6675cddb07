import { LinkButton } from '#src/ui/button.tsx';
import { formatDay, formatEuroInput } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { surveyPath } from '../domain/addresses.ts';
import { ANSWER_FIELDS, answerValues, mainField } from '../domain/answer-fields.ts';
import type { SurveyItem } from '../domain/items.ts';
import type { OwnSurveyPart, SurveyRoom } from '../reads/room.ts';
import { ImportForm, type PreviewField } from './import-form.tsx';

/** Answering with a spreadsheet: the template down, the file up, a look, and only then it counts. */
export function ImportScreen({ room, own }: { room: SurveyRoom; own: OwnSurveyPart }) {
  const { items, procurement } = room;
  const { id } = procurement.row;
  return (
    <>
      <Section title="1. Vorlage herunterladen" id="vorlage">
        <p>Die Vorlage enthält alle Fragen und Ihre bisherigen Antworten. Füllen Sie die Spalte „Antwort“ aus.</p>
        <div className="ui-actions">
          <LinkButton href={surveyPath(id, 'template')} variant="secondary" download>
            Vorlage (XLSX)
          </LinkButton>
          <LinkButton href={surveyPath(id, 'answer')} variant="tertiary">
            Lieber im Formular antworten
          </LinkButton>
        </div>
      </Section>
      <Section title="2. Datei prüfen und übernehmen" id="datei">
        <ImportForm
          procurementId={id}
          version={own.version}
          condition={own.condition}
          mandatory={items
            .filter(({ mandatory }) => mandatory)
            .map(mainField)
            .join(' ')}
          fields={items.flatMap((item) => previewFields(item, answerValues(own.answers, formatEuroInput)))}
          isCorrection={own.status !== 'asked'}
          idempotencyKey={crypto.randomUUID()}
        />
      </Section>
    </>
  );
}

/** The fields of a question, in the order of the template's columns. */
function previewFields(item: SurveyItem, values: Readonly<Record<string, string>>): PreviewField[] {
  const number = `${item.position}. ${item.title}`;
  const field = (name: string, label: string): PreviewField => {
    const present = values[name] ?? '';
    const isDay = item.kind === 'date';
    return { name, label, present: isDay && present ? formatDay(present) : present, isDay };
  };
  return [
    field(mainField(item), item.kind === 'quantity' ? `${number} (${item.unit})` : number),
    ...(item.kind === 'quantity' && item.variants.length > 0
      ? [field(`${ANSWER_FIELDS.variant}${item.id}`, `${number}: Variante`)]
      : []),
    ...(item.asksPrice ? [field(`${ANSWER_FIELDS.price}${item.id}`, `${number}: heutiger Preis in Euro`)] : []),
  ];
}
