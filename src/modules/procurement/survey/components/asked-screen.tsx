import { GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { KIND_FILTER_KEYS } from '#src/modules/bodies/domain/list-query.ts';
import { SIZE_CLASSES } from '#src/modules/bodies/domain/size-class.ts';
import type { DistrictChoice } from '#src/modules/bodies/reads/list-districts.ts';
import { KIND_FILTER_LABELS, REGION_LABELS, SIZE_LABELS } from '#src/modules/bodies/texts.ts';
import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { CheckboxFilter, SelectFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { CheckboxField } from '#src/ui/form/checkbox-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SuggestionList } from '#src/ui/form/suggestion-list.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { formatCount, formatMore } from '#src/ui/format.ts';
import { Pagination } from '#src/ui/pagination.tsx';
import { Section } from '#src/ui/section.tsx';
import { PARTICIPANT_LABELS } from '../../texts.ts';
import { askBodiesAction, stopAskingAction } from '../actions.ts';
import { surveyPath } from '../domain/addresses.ts';
import { type BodySelection, SELECTION_PARAMETERS, selectionFields } from '../domain/selection.ts';
import type { AskedRow, AskedScreen } from '../reads/asked.ts';

interface AskedBodiesProps {
  readonly screen: AskedScreen;
  readonly selection: BodySelection | null;
  readonly districts: readonly DistrictChoice[];
}

/** Choosing the bodies: by the filters of the register with a preview, or by name; and who is on the list. */
export function AskedBodies({ screen, selection, districts }: AskedBodiesProps) {
  const { procurement } = screen;
  const path = surveyPath(procurement.row.id, 'bodies');
  const names = SELECTION_PARAMETERS;
  const query = selection?.query;
  return (
    <>
      <Section title="Nach Merkmalen auswählen" id="auswahl">
        <p>Ohne Angabe sind alle Stellen des Verzeichnisses gemeint. Erst die Vorschau, dann die Auswahl.</p>
        <FilterForm action={path} submitLabel="Vorschau" label="Stellen auswählen" keep={{ [names.chosen]: 'ja' }}>
          <SelectFilter
            name={names.kind}
            label="Art"
            value={query?.kind ?? undefined}
            options={KIND_FILTER_KEYS.map((key) => ({ value: key, label: KIND_FILTER_LABELS[key] }))}
          />
          <SelectFilter
            name={names.district}
            label="Landkreis oder kreisfreie Stadt"
            value={query?.district ?? undefined}
            options={districts.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <SelectFilter
            name={names.region}
            label="Regierungsbezirk"
            value={query?.region ?? undefined}
            options={GOVERNMENT_REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
          />
          <SelectFilter
            name={names.size}
            label="Einwohnerzahl der Gemeinde"
            value={query?.size ?? undefined}
            options={SIZE_CLASSES.map(({ key }) => ({ value: key, label: SIZE_LABELS[key] }))}
          />
          <CheckboxFilter
            name={names.fellowMembers}
            label="Nur Mitglieder der Einkaufsgenossenschaft"
            checked={selection?.fellowMembers ?? false}
          />
        </FilterForm>
        {selection && screen.preview ? <Preview screen={screen} selection={selection} /> : null}
      </Section>
      <Section title="Mit Namen auswählen" id="namen">
        <SuggestionList id="stellen" options={screen.suggestions} />
        <Form
          action={askBodiesAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Auf die Liste setzen"
          submitVariant="secondary"
          label="Stellen mit Namen auswählen"
          id="mit-namen"
        >
          <Shown screen={screen} />
          <HiddenField name="mode" value="names" />
          {[1, 2, 3].map((row) => (
            <TextField
              key={row}
              name="bodies"
              label={`Stelle ${row}`}
              hint={row === 1 ? 'Name eingeben und aus den Vorschlägen wählen.' : undefined}
              list="stellen"
              optional={row > 1}
              autoComplete="off"
            />
          ))}
          <Again screen={screen} />
        </Form>
      </Section>
      <AskedTable screen={screen} path={path} />
    </>
  );
}

function Shown({ screen }: { screen: AskedScreen }) {
  const { row } = screen.procurement;
  return (
    <>
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={row.version} />
    </>
  );
}

/** Only in a running survey can anybody have declined. */
function Again({ screen }: { screen: AskedScreen }) {
  if (screen.procurement.row.status === 'idea') return null;
  return <CheckboxField name="erneut" label="Auch Stellen erneut fragen, die keinen Bedarf gemeldet haben" optional />;
}

function Preview({ screen, selection }: { screen: AskedScreen; selection: BodySelection }) {
  const { preview } = screen;
  if (!preview) return null;
  const more = preview.fresh - preview.names.length;
  return (
    <Alert
      tone="info"
      title={`Vorschau: ${formatCount(preview.total, 'Stelle', 'Stellen')}, davon ${preview.fresh} neu`}
    >
      {preview.fresh > 0 ? (
        <p>
          {preview.names.join(', ')}
          {more > 0 ? ` ${formatMore(more)}` : ''}
        </p>
      ) : (
        <p>Alle diese Stellen stehen schon auf der Liste.</p>
      )}
      <Form
        action={askBodiesAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={
          preview.fresh > 0
            ? `${formatCount(preview.fresh, 'Stelle', 'Stellen')} auf die Liste setzen`
            : 'Erneut fragen'
        }
        label="Auswahl übernehmen"
        id="uebernehmen"
        guard={false}
      >
        <Shown screen={screen} />
        <HiddenField name="mode" value="selection" />
        {selectionFields(selection).map(({ name, value }) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <Again screen={screen} />
      </Form>
    </Alert>
  );
}

function AskedTable({ screen, path }: { screen: AskedScreen; path: string }) {
  const { asked, askedCount, page, pageCount } = screen;
  return (
    <Section title={`Auf der Liste: ${formatCount(askedCount, 'Stelle', 'Stellen')}`} id="liste">
      <DataTable
        caption="Stellen auf der Liste"
        captionHidden
        rows={asked}
        rowKey={({ bodyId }) => bodyId}
        emptyText="Noch keine Stelle"
        columns={[
          { key: 'name', label: 'Stelle', rowHeader: true, cell: ({ name }) => name },
          { key: 'region', label: 'Regierungsbezirk', cell: ({ region }) => (region ? REGION_LABELS[region] : '–') },
          { key: 'status', label: 'Stand', cell: ({ status }) => PARTICIPANT_LABELS[status] },
          { key: 'action', label: 'Aktion', hideLabel: true, cell: (row) => <Remove row={row} screen={screen} /> },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} href={(n) => `${path}?seite=${n}#liste`} label="Seiten der Liste" />
      {askedCount > 1 ? (
        <ConfirmDetails label="Liste leeren" variant="tertiary" title="Alle Stellen ohne Antwort von der Liste nehmen?">
          <Form
            action={stopAskingAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Liste leeren"
            submitVariant="danger"
            label="Liste leeren"
            id="leeren"
            guard={false}
          >
            <Shown screen={screen} />
            <HiddenField name="bodyId" value="" />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}

function Remove({ row, screen }: { row: AskedRow; screen: AskedScreen }) {
  if (row.status !== 'asked') return null;
  return (
    <Form
      action={stopAskingAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel={
        <>
          Von der Liste nehmen<span className="kern-sr-only">: {row.name}</span>
        </>
      }
      submitVariant="secondary"
      label={`${row.name} von der Liste nehmen`}
      id={`nehmen-${row.bodyId}`}
      guard={false}
    >
      <Shown screen={screen} />
      <HiddenField name="bodyId" value={row.bodyId} />
    </Form>
  );
}
