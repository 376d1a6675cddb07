import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { SubmitButton } from '#src/ui/form/submit-button.tsx';
import { formatCount } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { copyQuestionnaireAction, moveSurveyItemAction, removeSurveyItemAction } from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import type { SurveyItem } from '../domain/items.ts';
import type { QuestionnaireChoices, SurveyRoom } from '../reads/room.ts';
import { ITEM_KIND_LABELS } from '../texts.ts';

type Room = SurveyRoom & QuestionnaireChoices;

/** The questionnaire in its order, with what the lead buyer can do to it. */
export function QuestionList({ room }: { room: Room }) {
  const { procurement, items, sources } = room;
  const { row, verbs } = procurement;
  const canEdit = verbs.includes('edit_survey');
  return (
    <>
      <DataTable
        caption="Fragen"
        rows={items}
        rowKey={({ id }) => id}
        emptyText="Noch keine Fragen"
        columns={[
          { key: 'position', label: 'Nr.', align: 'end', cell: ({ position }) => position },
          {
            key: 'title',
            label: 'Frage',
            rowHeader: true,
            cell: (item) =>
              canEdit ? <a href={`${surveyPath(row.id, 'questions')}/${item.id}`}>{item.title}</a> : item.title,
          },
          { key: 'kind', label: 'Art', cell: (item) => <Kind item={item} /> },
          {
            key: 'mandatory',
            label: 'Pflicht',
            cell: ({ mandatory }) => (mandatory ? <Badge tone="info">Pflicht</Badge> : 'freiwillig'),
          },
          ...(canEdit
            ? [{ key: 'order', label: 'Reihenfolge', cell: (item: SurveyItem) => <Steps item={item} room={room} /> }]
            : []),
        ]}
      />
      {canEdit ? (
        <div className="ui-actions">
          <LinkButton href={surveyPath(row.id, 'newQuestion')}>Frage hinzufügen</LinkButton>
          <LinkButton href={surveyPath(row.id)} variant="tertiary">
            Zur Bedarfsabfrage
          </LinkButton>
        </div>
      ) : null}
      {canEdit && sources.length > 0 ? (
        <Section title="Fragen einer früheren Beschaffung übernehmen" id="uebernehmen">
          <Form
            action={copyQuestionnaireAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Fragen übernehmen"
            submitVariant="secondary"
            label="Fragen übernehmen"
          >
            <HiddenField name="procurementId" value={row.id} />
            <HiddenField name="version" value={row.version} />
            <SelectField
              name="sourceId"
              label="Beschaffung"
              hint="Die Fragen kommen hinter die schon vorhandenen und lassen sich danach ändern."
              options={sources.map((source) => ({
                value: source.id,
                label: `${source.title} (${source.reference}, ${formatCount(source.items, 'Frage', 'Fragen')})`,
              }))}
            />
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function Kind({ item }: { item: SurveyItem }) {
  return (
    <>
      {ITEM_KIND_LABELS[item.kind]}
      {item.kind === 'quantity' ? ` in ${item.unit}` : ''}
      {item.asksPrice ? ', mit heutigem Preis' : ''}
      {item.everyLot ? ', zählt in jedem Los' : ''}
      {item.variants.length > 0 ? <div className="ui-muted">{item.variants.join(', ')}</div> : null}
    </>
  );
}

function Steps({ item, room }: { item: SurveyItem; room: Room }) {
  const { row } = room.procurement;
  const shown = (
    <>
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={row.version} />
      <HiddenField name="itemId" value={item.id} />
    </>
  );
  return (
    <>
      <Form
        action={moveSurveyItemAction}
        idempotencyKey={crypto.randomUUID()}
        label={`Frage ${item.position} verschieben`}
        id={`verschieben-${item.position}`}
        guard={false}
      >
        {shown}
        <div className="ui-actions">
          {item.position > 1 ? (
            <SubmitButton name="direction" value="up" variant="tertiary">
              Nach oben<span className="kern-sr-only">: Frage {item.position}</span>
            </SubmitButton>
          ) : null}
          {item.position < room.items.length ? (
            <SubmitButton name="direction" value="down" variant="tertiary">
              Nach unten<span className="kern-sr-only">: Frage {item.position}</span>
            </SubmitButton>
          ) : null}
        </div>
      </Form>
      <ConfirmDetails label="Entfernen" variant="tertiary" title={`Frage ${item.position} entfernen?`}>
        <Form
          action={removeSurveyItemAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Entfernen"
          submitVariant="danger"
          label={`Frage ${item.position} entfernen`}
          id={`entfernen-${item.position}`}
          guard={false}
        >
          {shown}
        </Form>
      </ConfirmDetails>
    </>
  );
}
