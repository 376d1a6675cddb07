import { Badge } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { revokeTokenAction } from '../actions.ts';
import type { TokenRow } from '../reads/tokens.ts';
import { SCOPE_LABELS } from '../texts.ts';

const STATES = {
  live: { tone: 'success', label: 'Gültig' },
  expired: { tone: 'neutral', label: 'Abgelaufen' },
  revoked: { tone: 'neutral', label: 'Entzogen' },
} as const;

/** The organisation's tokens, with the way to end a live one. */
export function TokenTable({ tokens, mayCreate }: { tokens: readonly TokenRow[]; mayCreate: boolean }) {
  if (tokens.length === 0)
    return (
      <EmptyState title="Noch kein Zugriffsschlüssel">
        <p>
          {mayCreate
            ? 'Legen Sie unten den ersten an.'
            : 'Sobald jemand Ihrer Organisation einen anlegt, steht er hier und lässt sich entziehen.'}
        </p>
      </EmptyState>
    );
  return (
    <DataTable
      caption="Zugriffsschlüssel der Organisation"
      captionHidden
      rows={tokens}
      rowKey={(token) => token.id}
      columns={[
        { key: 'name', label: 'Wofür', rowHeader: true, cell: (token) => token.name },
        {
          key: 'rechte',
          label: 'Rechte',
          cell: (token) => token.scopes.map((scope) => SCOPE_LABELS[scope]).join(', '),
        },
        { key: 'person', label: 'Handelt für', cell: (token) => token.personName ?? 'Nicht mehr dabei' },
        {
          key: 'stand',
          label: 'Stand',
          cell: (token) => <Badge tone={STATES[token.state].tone}>{STATES[token.state].label}</Badge>,
        },
        { key: 'frist', label: 'Gültig bis', cell: (token) => formatInstant(token.expiresAt) },
        {
          key: 'genutzt',
          label: 'Zuletzt benutzt',
          cell: (token) => (token.lastUsedAt ? formatInstant(token.lastUsedAt) : 'Noch nie'),
        },
        {
          key: 'entziehen',
          label: 'Entziehen',
          cell: (token) =>
            token.state === 'live' ? (
              <ConfirmDetails label="Entziehen" title="Zugriffsschlüssel entziehen?" variant="tertiary">
                <Form
                  action={revokeTokenAction}
                  idempotencyKey={crypto.randomUUID()}
                  submitLabel="Zugriffsschlüssel entziehen"
                  submitVariant="danger"
                  label={`Zugriffsschlüssel ${token.name} entziehen`}
                >
                  <HiddenField name="tokenId" value={token.id} />
                  <p>Das System, das ihn benutzt, wird beim nächsten Zugriff abgewiesen.</p>
                </Form>
              </ConfirmDetails>
            ) : null,
        },
      ]}
    />
  );
}
