import { GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { CheckboxFilter, SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { formatCount, formatDay, formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { Pagination } from '#src/ui/pagination.tsx';
import { queryHref } from '#src/ui/query-href.ts';
import { Section } from '#src/ui/section.tsx';
import { TableFrame } from '#src/ui/table-frame.tsx';
import type { ParticipantStatus } from '../../domain/status.ts';
import { PARTICIPANT_LABELS } from '../../texts.ts';
import { surveyPath } from '../domain/addresses.ts';
import type { CountedAnswer } from '../domain/evaluation.ts';
import {
  EVALUATION_PAGE_SIZE,
  EVALUATION_PARAMETERS,
  EVALUATION_STATUS_SLUGS,
  type EvaluationQuery,
  evaluationParameters,
  filteredPlaces,
} from '../domain/evaluation-query.ts';
import type { SurveyItem } from '../domain/items.ts';
import type { EvaluatedBody, Evaluation } from '../reads/evaluation.ts';

const NUMBERED_STATUSES = Object.keys(EVALUATION_STATUS_SLUGS) as ParticipantStatus[];

/** Every body with its answers, fifty on a page. */
export function EvaluatedBodies({ evaluation, query }: { evaluation: Evaluation; query: EvaluationQuery }) {
  const { procurement, items, bodies, answers } = evaluation;
  const path = surveyPath(procurement.row.id, 'evaluation');
  const places = filteredPlaces(bodies, query);
  const pageCount = Math.max(1, Math.ceil(places.length / EVALUATION_PAGE_SIZE));
  const page = Math.min(query.page, pageCount);
  const shown = places.slice((page - 1) * EVALUATION_PAGE_SIZE, page * EVALUATION_PAGE_SIZE);
  const visible = new Set(shown);
  const byBody = Map.groupBy(
    answers.filter(({ body }) => visible.has(body)),
    ({ body }) => body,
  );
  const parameters = evaluationParameters(query);
  const columns = [
    { key: 'body', label: 'Stelle' },
    { key: 'status', label: 'Stand' },
    ...items.map((item) => ({
      key: item.id,
      label: `${item.position}. ${item.title}`,
      ...(item.kind === 'quantity' ? { align: 'end' as const } : {}),
    })),
    { key: 'condition', label: 'Bedingung oder Grund' },
  ];
  const names = EVALUATION_PARAMETERS;
  return (
    <Section title={`Stellen: ${formatCount(places.length, 'Stelle', 'Stellen')}`} id="stellen">
      <FilterForm
        action={path}
        label="Stellen filtern"
        resetHref={Object.values(parameters).some((value) => value !== '') ? path : undefined}
      >
        <TextFilter name={names.search} label="Name" value={query.search} />
        <SelectFilter
          name={names.status}
          label="Stand"
          value={(query.status && EVALUATION_STATUS_SLUGS[query.status]) ?? undefined}
          options={NUMBERED_STATUSES.map((status) => ({
            value: EVALUATION_STATUS_SLUGS[status] ?? '',
            label: PARTICIPANT_LABELS[status],
          }))}
        />
        <SelectFilter
          name={names.region}
          label="Regierungsbezirk"
          value={query.region ?? undefined}
          options={GOVERNMENT_REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
        />
        <CheckboxFilter name={names.conditional} label="Nur mit Bedingung" checked={query.conditional} />
      </FilterForm>
      <TableFrame caption="Antworten der Stellen" columns={columns}>
        <HtmlTableBody columns={columns} rows={rowsOf(shown, bodies, items, byBody)} />
      </TableFrame>
      <Pagination
        page={page}
        pageCount={pageCount}
        href={(n) => `${queryHref(path, parameters, { seite: n > 1 ? String(n) : '' })}#stellen`}
      />
    </Section>
  );
}

function rowsOf(
  shown: readonly number[],
  bodies: readonly EvaluatedBody[],
  items: readonly SurveyItem[],
  byBody: ReadonlyMap<number, readonly CountedAnswer[]>,
) {
  if (shown.length === 0)
    return [html`<tr><td colspan="${items.length + 3}">Keine Stelle entspricht den Filtern.</td></tr>`];
  return shown.map((place) => {
    const body = bodies[place];
    const given = new Map((byBody.get(place) ?? []).map((answer) => [answer.itemId, answer]));
    return html`<tr><th scope="row"><a href="${body?.path ?? ''}">${body?.name}</a>${
      body?.isLead ? html`<div class="ui-muted">federführend</div>` : ''
    }</th><td>${body ? PARTICIPANT_LABELS[body.status] : ''}${
      body?.confirmation === 'prepared' ? html`<div class="ui-muted">Bestätigung vorbereitet</div>` : ''
    }</td>${items.map((item) => cellOf(item, given.get(item.id)))}<td>${body?.declineReason ?? body?.condition}</td></tr>`;
  });
}

function cellOf(item: SurveyItem, answer: CountedAnswer | undefined) {
  const missing = answer === undefined;
  switch (item.kind) {
    case 'quantity':
      return html`<td class="num">${missing || answer.quantity === null ? '–' : formatNumber(answer.quantity)}${
        answer?.variant ? html`<div class="ui-muted">${answer.variant}</div>` : ''
      }</td>`;
    case 'choice':
      return html`<td>${answer?.variant ?? '–'}</td>`;
    case 'date':
      return html`<td>${answer?.neededOn ? formatDay(answer.neededOn) : '–'}</td>`;
    case 'text':
      return html`<td>${answer?.textValue ?? '–'}</td>`;
  }
}
