import { e, layout, terms } from './bare-page.ts';
import type { PurchaseRow, SurveyRow } from './purchase-queries.ts';
import * as words from './words.ts';

const euro = (cents: number | null) => (cents === null ? '–' : `${words.formatNumber(cents / 100)} €`);
const cells = (values: readonly unknown[]) => values.map((value) => `<td>${e(value)}</td>`).join('');

/** The overview of a purchase. */
export function purchasePage(row: PurchaseRow): string {
  const partners = row.partners
    .map(({ name, slug }) => `<li><a href="/kommunen/${e(slug)}">${e(name)}</a></li>`)
    .join('');
  const savings = row.savings
    .map(
      ({ name, baseline, actual }) =>
        `<tr><th scope="row">${e(name)}</th>${cells([euro(baseline), euro(actual)])}</tr>`,
    )
    .join('');
  const counts = row.counts.map(({ label, count }) => `<li>${e(label)}: ${count}</li>`).join('');
  return layout(
    row.title,
    `<h1>${e(row.title)}</h1><p>${e(row.reference)} · ${e(row.status)} · ${e(row.lead)}</p>${terms([
      ['Gegenstand', row.subject],
      ['Bedarf', row.need],
      ['Geschätzter Wert', euro(row.valueCents)],
      ['Laufzeit in Monaten', row.termMonths],
      ['Frist der Abfrage', words.formatDay(row.dueOn)],
    ])}<h2>Partner</h2><ul>${partners}</ul><h2>Rückmeldungen</h2><ul>${counts}</ul><h2>Einsparungen</h2><table><tbody>${savings}</tbody></table>`,
  );
}

/** The evaluation of a survey. */
export function surveyPage(row: SurveyRow): string {
  const totals = row.totals
    .map((total) => {
      const { position, title, unit, answered, quantity, confirmed, darmstadt, giessen, kassel, costCents } = total;
      const variants = total.variants
        .map(({ label, count }) => `<tr><td>– ${e(label)}</td>${cells([count])}</tr>`)
        .join('');
      const values = [answered, quantity, confirmed, darmstadt, giessen, kassel].map(words.formatNumber);
      return `<tr><th scope="row">${position}. ${e(title)} in ${e(unit)}</th>${cells([...values, euro(costCents)])}</tr>${variants}`;
    })
    .join('');
  const outliers = row.outliers
    .map(({ name, title, quantity, per }) => `<tr><th scope="row">${e(name)}</th>${cells([title, quantity, per])}</tr>`)
    .join('');
  const bodies = row.bodies
    .map(({ name, slug, status, condition, answers }) => {
      const given = (answers ?? []).map(([quantity, variant, price]) =>
        [words.formatNumber(quantity), variant, price === null ? null : euro(price)].filter(Boolean).join(', '),
      );
      return `<tr><th scope="row"><a href="/kommunen/${e(slug)}">${e(name)}</a></th>${cells([status, condition, ...given])}</tr>`;
    })
    .join('');
  const counts = row.counts.map(({ label, count }) => `<li>${e(label)}: ${count}</li>`).join('');
  return layout(
    row.title,
    `<h1>${e(row.title)}</h1><ul>${counts}</ul><h2>Summen je Frage</h2><table><tbody>${totals}</tbody></table><h2>Auffällige Mengen</h2><table><tbody>${outliers}</tbody></table><h2>Stellen</h2><table><tbody>${bodies}</tbody></table>`,
  );
}
