import { randomUUID } from 'node:crypto';
import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { resendInvitationAction, revokeInvitationAction } from '../actions/people.ts';
import type { InvitationRow } from '../reads/people.ts';
import { roleNames } from '../texts.ts';

interface InvitationTableProps {
  invitations: readonly InvitationRow[];
  /** Shown when the list spans several organisations. */
  withBody: boolean;
}

function Actions({ invitation }: { invitation: InvitationRow }) {
  const id = `einladung-${invitation.id}`;
  return (
    <div className="ui-actions">
      <Form
        id={`${id}-erneut`}
        action={resendInvitationAction}
        idempotencyKey={randomUUID()}
        submitLabel="Erneut senden"
        submitVariant="secondary"
        guard={false}
        label={`Einladung an ${invitation.email} erneut senden`}
      >
        <HiddenField name="invitationId" value={invitation.id} />
      </Form>
      <ConfirmDetails label="Zurückziehen" title="Einladung zurückziehen?">
        <p>Der Link in der E-Mail gilt dann nicht mehr.</p>
        <Form
          id={`${id}-zurueck`}
          action={revokeInvitationAction}
          idempotencyKey={randomUUID()}
          submitLabel="Einladung zurückziehen"
          submitVariant="danger"
          guard={false}
          label={`Einladung an ${invitation.email} zurückziehen`}
        >
          <HiddenField name="invitationId" value={invitation.id} />
        </Form>
      </ConfirmDetails>
    </div>
  );
}

/** Open invitations with what can be done about them. */
export function InvitationTable({ invitations, withBody }: InvitationTableProps) {
  return (
    <DataTable
      caption="Offene Einladungen"
      captionHidden
      rows={invitations}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'person',
          label: 'Person',
          rowHeader: true,
          cell: (row) => (
            <>
              {row.displayName}
              <br />
              <span className="ui-muted">{row.email}</span>
            </>
          ),
        },
        ...(withBody
          ? [{ key: 'organisation', label: 'Organisation', cell: (row: InvitationRow) => row.bodyName }]
          : []),
        { key: 'rollen', label: 'Rollen', cell: (row) => roleNames(row.roles) },
        {
          key: 'frist',
          label: 'Gültig bis',
          cell: (row) =>
            row.isExpired ? <Badge tone="warning">Abgelaufen</Badge> : formatInstant(new Date(row.expiresAt)),
        },
        { key: 'aktion', label: 'Aktionen', hideLabel: true, cell: (row) => <Actions invitation={row} /> },
      ]}
    />
  );
}
