import { badgeClass } from '#src/ui/badge.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { HtmlTableBody } from '#src/ui/html-table-body.tsx';
import { html, type SafeHtml } from '#src/ui/html-template.ts';
import { TableFrame } from '#src/ui/table-frame.tsx';
import type { InvitationRow } from '../reads/people.ts';
import { roleNames } from '../texts.ts';

interface InvitationTableProps {
  invitations: readonly InvitationRow[];
  /** Shown when the list spans several organisations. */
  withBody: boolean;
}

function rowOf(row: InvitationRow, withBody: boolean): SafeHtml {
  const body = withBody ? html`<td>${row.bodyName}</td>` : html``;
  const term = row.isExpired
    ? html`<span class="${badgeClass('warning')}">Abgelaufen</span>`
    : html`${formatInstant(new Date(row.expiresAt))}`;
  return html`<tr>
    <th scope="row"><a href="/verwaltung/personen/einladungen/${row.id}">${row.displayName}</a><br><span class="ui-muted">${row.email}</span></th>
    ${body}<td>${roleNames(row.roles)}</td><td>${term}</td></tr>`;
}

/** Open invitations; the name leads to what can be done about them. */
export function InvitationTable({ invitations, withBody }: InvitationTableProps) {
  const columns = [
    { key: 'person', label: 'Person' },
    ...(withBody ? [{ key: 'organisation', label: 'Organisation' }] : []),
    { key: 'rollen', label: 'Rollen' },
    { key: 'frist', label: 'Gültig bis' },
  ];
  return (
    <TableFrame caption="Offene Einladungen" captionHidden columns={columns}>
      <HtmlTableBody columns={columns} rows={invitations.map((row) => rowOf(row, withBody))} />
    </TableFrame>
  );
}
