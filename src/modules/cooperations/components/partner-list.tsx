import type { ReactNode } from 'react';
import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import type { ConsentStanding } from '../domain/consent.ts';
import type { PartnerStatus } from '../domain/status.ts';
import type { PartnerView } from '../reads/view.ts';
import { CONSENT_STANDING_LABELS, PARTNER_STATUS_LABELS } from '../texts.ts';

const PARTNER_TONES: Record<PartnerStatus, BadgeTone> = {
  invited: 'warning',
  accepted: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

const STANDING_TONES: Record<ConsentStanding, BadgeTone> = {
  missing: 'warning',
  to_renew: 'warning',
  prepared: 'info',
  signed: 'success',
};

/** The partners, their answers and their consents. `action` adds a cell for what the reader can do about a partner. */
export function PartnerList({
  partners,
  action,
}: {
  partners: readonly PartnerView[];
  action?: (partner: PartnerView) => ReactNode;
}) {
  return (
    <DataTable
      caption="Partner und ihre Zustimmung"
      captionHidden
      rows={partners}
      rowKey={(partner) => partner.bodyId}
      columns={[
        {
          key: 'body',
          label: 'Organisation',
          rowHeader: true,
          cell: ({ body, isLead, isOwn }) => (
            <>
              {body.path ? <a href={body.path}>{body.name}</a> : body.name}
              {isLead ? <span className="ui-muted"> (federführend)</span> : null}
              {isOwn ? <span className="ui-muted"> – Ihre Organisation</span> : null}
            </>
          ),
        },
        {
          key: 'status',
          label: 'Beteiligung',
          cell: ({ status, reason, respondedAt, invitedAt }) => (
            <>
              <Badge tone={PARTNER_TONES[status]}>{PARTNER_STATUS_LABELS[status]}</Badge>
              <div className="ui-muted">{formatInstant(respondedAt ?? invitedAt)}</div>
              {reason ? <div>Grund: {reason}</div> : null}
            </>
          ),
        },
        { key: 'person', label: 'Ansprechperson', cell: ({ responsiblePerson }) => responsiblePerson || '–' },
        {
          key: 'consent',
          label: 'Zustimmung',
          cell: ({ standing, consent }) =>
            standing ? (
              <>
                <Badge tone={STANDING_TONES[standing]}>{CONSENT_STANDING_LABELS[standing]}</Badge>
                {consent ? (
                  <div className="ui-muted">
                    {consent.resolutionBody}, Beschluss vom {formatDay(consent.resolutionDate)},{' '}
                    {consent.resolutionReference}
                  </div>
                ) : null}
              </>
            ) : (
              '–'
            ),
        },
        ...(action ? [{ key: 'action', label: 'Aktion', cell: action }] : []),
      ]}
    />
  );
}
