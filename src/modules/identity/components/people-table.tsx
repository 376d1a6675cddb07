import { badgeClass } from '#src/ui/badge.tsx';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html, type SafeHtml } from '#src/ui/html-template.ts';
import { TableFrame } from '#src/ui/table-frame.tsx';
import type { PersonRow } from '../reads/people.ts';
import { roleNames } from '../texts.ts';

interface PeopleTableProps {
  rows: readonly PersonRow[];
  /** Shown when the list spans several organisations. */
  withBody: boolean;
  ownPersonId: string;
}

function stateOf(row: PersonRow): SafeHtml {
  if (row.status === 'active') return html`aktiv`;
  return html`<span class="${badgeClass('danger')}">gesperrt</span>`;
}

function rowOf(row: PersonRow, withBody: boolean, isSelf: boolean): SafeHtml {
  const self = isSelf ? html` <span class="${badgeClass('info')}">Sie</span>` : html``;
  const body = withBody ? html`<td>${row.bodyName}</td>` : html``;
  return html`<tr>
    <th scope="row"><a href="/verwaltung/personen/${row.membershipId}">${row.displayName}</a>${self}<br><span class="ui-muted">${row.email}</span></th>
    ${body}<td>${roleNames(row.roles)}</td><td>${row.hasSecondFactor ? 'ja' : 'nein'}</td><td>${stateOf(row)}</td></tr>`;
}

/** People with their roles; the name leads to what can be changed. */
export function PeopleTable({ rows, withBody, ownPersonId }: PeopleTableProps) {
  const columns = [
    { key: 'name', label: 'Name' },
    ...(withBody ? [{ key: 'organisation', label: 'Organisation' }] : []),
    { key: 'rollen', label: 'Rollen' },
    { key: 'faktor', label: 'Zweiter Faktor' },
    { key: 'stand', label: 'Konto' },
  ];
  return (
    <TableFrame caption="Personen" captionHidden columns={columns}>
      <HtmlTableBody columns={columns} rows={rows.map((row) => rowOf(row, withBody, row.personId === ownPersonId))} />
    </TableFrame>
  );
}
