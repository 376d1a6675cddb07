import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatCount, formatDay, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { applyForMembershipAction, giveNoticeAction } from '../actions.ts';
import { leavesOn } from '../domain/membership.ts';
import type { CooperativeView } from '../reads.ts';
import { COOPERATIVE_LIMITS } from '../schema.ts';
import { MemberBadge } from './member-section.tsx';

interface OwnMembershipProps {
  readonly cooperative: CooperativeView;
  readonly mayApply: boolean;
  readonly mayGiveNotice: boolean;
}

/** The reader's own membership: how to join, where it stands, how to leave. */
export function OwnMembership({ cooperative, mayApply, mayGiveNotice }: OwnMembershipProps) {
  const { own, ownStatus } = cooperative;
  return (
    <Section title="Ihre Stelle" id="eigene-mitgliedschaft">
      {own ? (
        <DescriptionList
          items={[
            { term: 'Stand', description: <MemberBadge status={own.status} /> },
            {
              term: own.status === 'applied' ? 'Beantragte Anteile' : 'Anteile',
              description: formatNumber(own.shares),
            },
            ...(own.joinedOn ? [{ term: 'Mitglied seit', description: formatDay(own.joinedOn) }] : []),
            ...(own.leavesOn ? [{ term: 'Letzter Tag', description: formatDay(own.leavesOn) }] : []),
            ...(own.note ? [{ term: 'Ihre Bemerkung', description: own.note }] : []),
            ...(own.decisionNote ? [{ term: `Bemerkung der ${cooperative.name}`, description: own.decisionNote }] : []),
          ]}
        />
      ) : null}
      {ownStatus === null ? <Joining cooperative={cooperative} mayApply={mayApply} /> : null}
      {ownStatus === 'active' && mayGiveNotice && own && cooperative.noticeMonths !== null ? (
        <ConfirmDetails label="Mitgliedschaft kündigen" variant="tertiary" title="Mitgliedschaft kündigen?">
          <p>
            Die Mitgliedschaft endet am {formatDay(leavesOn(cooperative.today, cooperative.noticeMonths))}: zum Schluss
            des Geschäftsjahres, mindestens {formatCount(cooperative.noticeMonths, 'Monat', 'Monate')} im Voraus (§ 65
            Abs. 2 GenG; die Satzung kann mehr verlangen). Bis dahin hat Ihre Stelle ihre Stimme. Laufende Verträge
            bleiben bestehen.
          </p>
          <Form
            action={giveNoticeAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Mitgliedschaft kündigen"
            submitVariant="danger"
            label="Mitgliedschaft kündigen"
            guard={false}
          >
            <HiddenField name="memberId" value={own.id} />
            <HiddenField name="version" value={own.version} />
          </Form>
        </ConfirmDetails>
      ) : null}
      <ShareHistory cooperative={cooperative} />
    </Section>
  );
}

function Joining({ cooperative, mayApply }: { cooperative: CooperativeView; mayApply: boolean }) {
  return (
    <>
      <p>
        Mitglied wird, wer Anteile zeichnet und aufgenommen ist. Die Mitgliedschaft verpflichtet zu keinem Einkauf: An
        jeder Beschaffung beteiligt sich Ihre Stelle freiwillig. Vor dem Beitritt beschließt das zuständige Organ Ihrer
        Stelle; der Beitritt kann der Aufsichtsbehörde anzuzeigen sein (§ 127a HGO, bitte prüfen).
      </p>
      {mayApply ? (
        <Form
          action={applyForMembershipAction}
          idempotencyKey={crypto.randomUUID()}
          submitLabel="Aufnahme beantragen"
          label="Aufnahme beantragen"
          values={{ shares: '1' }}
        >
          <HiddenField name="cooperativeId" value={cooperative.cooperativeId} />
          <TextField name="shares" label="Zahl der Anteile" width="short" inputMode="numeric" maxLength={5} />
          <TextareaField
            name="note"
            label="Bemerkung"
            hint="Zum Beispiel Gremium und Datum des Beschlusses."
            optional
            rows={3}
            maxLength={COOPERATIVE_LIMITS.reason}
          />
        </Form>
      ) : (
        <Alert tone="info" title="Den Antrag stellt, wer für Ihre Stelle zeichnet" />
      )}
    </>
  );
}

/** Changes of shares: one's own, or everybody's for the cooperative. */
export function ShareHistory({ cooperative }: { cooperative: CooperativeView }) {
  if (cooperative.shareChanges.length === 0) return null;
  return (
    <details>
      <summary>Verlauf der Anteile</summary>
      <DataTable
        caption="Verlauf der Anteile"
        captionHidden
        rows={cooperative.shareChanges}
        rowKey={(change) => change.id}
        columns={[
          { key: 'day', label: 'Wirksam', rowHeader: true, cell: (change) => formatDay(change.effectiveOn) },
          { key: 'name', label: 'Mitglied', cell: (change) => change.name },
          {
            key: 'change',
            label: 'Änderung',
            align: 'end',
            cell: (change) => `${change.change > 0 ? '+' : ''}${formatNumber(change.change)}`,
          },
          { key: 'reason', label: 'Grund', cell: (change) => change.reason },
        ]}
      />
    </details>
  );
}
