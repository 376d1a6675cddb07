import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { LinkButton } from '#src/ui/button.tsx';
import { formatDay, formatEuro, formatNumber } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html } from '#src/ui/html-template.ts';
import { queryHref } from '#src/ui/query-href.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import { TableFrame } from '#src/ui/table-frame.tsx';
import { surveyPath } from '../domain/addresses.ts';
import { type ItemTotal, standings, totalsOf } from '../domain/evaluation.ts';
import { type EvaluationQuery, evaluationParameters } from '../domain/evaluation-query.ts';
import type { SurveyItem } from '../domain/items.ts';
import { OUTLIER_MIN_VALUES, OUTLIER_SCORE, outliersOf } from '../domain/outliers.ts';
import type { Evaluation } from '../reads/evaluation.ts';
import { EvaluatedBodies } from './evaluated-bodies.tsx';

/** Totals, outliers and every body's answer; computed from what one statement read. */
export function EvaluationScreen({ evaluation, query }: { evaluation: Evaluation; query: EvaluationQuery }) {
  const { procurement, items, bodies, answers } = evaluation;
  const path = surveyPath(procurement.row.id, 'evaluation');
  const count = standings(bodies);
  const parameters = { ...evaluationParameters(query), seite: '' };
  return (
    <>
      <StatGrid>
        <StatTile value={bodies.length} label="gefragt" href={path} />
        <StatTile value={count.asked} label="noch offen" href={`${path}?stand=offen#stellen`} />
        <StatTile value={count.answered} label="geantwortet" href={`${path}?stand=geantwortet#stellen`} />
        <StatTile value={count.confirmed} label="verbindlich bestätigt" href={`${path}?stand=bestaetigt#stellen`} />
        <StatTile value={count.declined} label="kein Bedarf" href={`${path}?stand=kein-bedarf#stellen`} />
      </StatGrid>
      <Section
        title="Summen je Frage"
        id="summen"
        actions={
          <>
            <LinkButton
              href={queryHref(surveyPath(procurement.row.id, 'evaluationXlsx'), parameters)}
              variant="secondary"
              download
            >
              XLSX
            </LinkButton>
            <LinkButton
              href={queryHref(surveyPath(procurement.row.id, 'evaluationCsv'), parameters)}
              variant="secondary"
              download
            >
              CSV
            </LinkButton>
          </>
        }
      >
        <Totals items={items} totals={totalsOf(items, bodies, answers)} />
      </Section>
      <Outliers evaluation={evaluation} />
      <EvaluatedBodies evaluation={evaluation} query={query} />
    </>
  );
}

const TOTAL_COLUMNS = [
  { key: 'item', label: 'Frage' },
  { key: 'answered', label: 'Antworten', align: 'end' as const },
  { key: 'quantity', label: 'Summe', align: 'end' as const },
  { key: 'confirmed', label: 'davon bestätigt', align: 'end' as const },
  { key: 'darmstadt', label: 'Darmstadt', align: 'end' as const },
  { key: 'giessen', label: 'Gießen', align: 'end' as const },
  { key: 'kassel', label: 'Kassel', align: 'end' as const },
  { key: 'none', label: 'ohne Bezirk', align: 'end' as const },
  { key: 'cost', label: 'Heutige Kosten im Jahr', align: 'end' as const },
];

/** One row per question, and below it one per variant. Nothing counts that is only a draft. */
function Totals({ items, totals }: { items: readonly SurveyItem[]; totals: readonly ItemTotal[] }) {
  return (
    <TableFrame caption="Summen je Frage, Variante und Regierungsbezirk" columns={TOTAL_COLUMNS}>
      <HtmlTableBody columns={TOTAL_COLUMNS} rows={items.flatMap((item, index) => totalRows(item, totals[index]))} />
    </TableFrame>
  );
}

function totalRows(item: SurveyItem, total: ItemTotal | undefined) {
  if (!total) return [];
  const isQuantity = item.kind === 'quantity';
  const number = (value: number) => (isQuantity ? formatNumber(value) : '');
  const days =
    total.firstDay === null ? '' : `${formatDay(total.firstDay)} bis ${formatDay(total.lastDay ?? total.firstDay)}`;
  const rows = [
    html`<tr><th scope="row">${item.position}. ${item.title}${isQuantity ? html` <span class="ui-muted">in ${item.unit}</span>` : ''}${
      days ? html`<div class="ui-muted">${days}</div>` : ''
    }</th><td class="num">${total.answered}</td><td class="num">${number(total.quantity)}</td><td class="num">${number(
      total.confirmedQuantity,
    )}</td>${total.byRegion.map(({ quantity }) => html`<td class="num">${number(quantity)}</td>`)}<td class="num">${
      total.priced > 0
        ? html`${formatEuro(total.presentCostCents)}<div class="ui-muted">${total.priced} Angaben</div>`
        : ''
    }</td></tr>`,
  ];
  for (const { variant, value } of total.byVariant) {
    rows.push(
      html`<tr><th scope="row">– ${variant}</th><td class="num">${isQuantity ? '' : value}</td><td class="num">${
        isQuantity ? formatNumber(value) : ''
      }</td><td class="num"></td><td class="num"></td><td class="num"></td><td class="num"></td><td class="num"></td><td class="num"></td></tr>`,
    );
  }
  return rows;
}

const OUTLIER_COLUMNS = [
  { key: 'body', label: 'Stelle' },
  { key: 'item', label: 'Frage' },
  { key: 'quantity', label: 'Menge', align: 'end' as const },
  { key: 'per', label: 'je 1.000 Einwohner', align: 'end' as const },
  { key: 'median', label: 'Median', align: 'end' as const },
  { key: 'direction', label: 'Abweichung' },
];

/** Quantities to ask about again. */
function Outliers({ evaluation }: { evaluation: Evaluation }) {
  const { items, bodies, answers } = evaluation;
  const found = outliersOf(items, bodies, answers);
  const titles = new Map(items.map((item) => [item.id, `${item.position}. ${item.title}`]));
  return (
    <Section title="Auffällige Mengen" id="auffaellig">
      <p className="ui-muted">
        Eigene Festlegung des Portals, keine amtliche Regel: Verglichen wird die Menge je 1.000 Einwohner aller Städte
        und Gemeinden mit Bedarf, ab {OUTLIER_MIN_VALUES} Antworten. Auffällig ist, was weiter als das{' '}
        {formatNumber(OUTLIER_SCORE)}-Fache der robusten Streuung (MAD) vom Median entfernt liegt. Das ist ein Anlass
        zur Rückfrage, kein Fehler.
      </p>
      {found.length === 0 ? (
        <p>Keine Menge fällt auf.</p>
      ) : (
        <TableFrame caption="Auffällige Mengen" captionHidden columns={OUTLIER_COLUMNS}>
          <HtmlTableBody
            columns={OUTLIER_COLUMNS}
            rows={found.slice(0, 50).map((one) => {
              const body = bodies[one.body];
              return html`<tr><th scope="row"><a href="${body?.path ?? ''}">${body?.name}</a>${
                body?.region ? html`<div class="ui-muted">${REGION_LABELS[body.region]}</div>` : ''
              }</th><td>${titles.get(one.itemId)}</td><td class="num">${formatNumber(one.quantity)}</td><td class="num">${formatNumber(
                one.per1000,
              )}</td><td class="num">${formatNumber(one.medianPer1000)}</td><td>${
                one.direction === 'high' ? 'ungewöhnlich viel' : 'ungewöhnlich wenig'
              }</td></tr>`;
            })}
          />
        </TableFrame>
      )}
    </Section>
  );
}
