import { Badge, type BadgeTone } from '#src/ui/badge.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatCount, formatDay, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { changeSharesAction, completeLeavingAction, decideApplicationAction } from '../actions.ts';
import type { MemberStatus } from '../domain/membership.ts';
import type { CooperativeView, MemberView } from '../reads.ts';
import { COOPERATIVE_LIMITS } from '../schema.ts';
import { MEMBER_STATUS_LABELS } from '../texts.ts';

const TONES: Record<MemberStatus, BadgeTone> = {
  applied: 'warning',
  active: 'success',
  leaving: 'warning',
  left: 'neutral',
  refused: 'danger',
};

/** Where a membership stands, in words. */
export function MemberBadge({ status }: { status: MemberStatus }) {
  return <Badge tone={TONES[status]}>{MEMBER_STATUS_LABELS[status]}</Badge>;
}

/** Who belongs to the cooperative with how many shares. */
export function MemberSection({ cooperative }: { cooperative: CooperativeView }) {
  const members = cooperative.members.filter(({ status }) => status === 'active' || status === 'leaving');
  const shares = members.reduce((sum, member) => sum + member.shares, 0);
  return (
    <Section title="Mitglieder" id="mitglieder">
      <p>
        {formatCount(members.length, 'Mitglied', 'Mitglieder')} mit {formatCount(shares, 'Anteil', 'Anteilen')}. Jedes
        Mitglied hat eine Stimme, gleich wie viele Anteile es hält.
      </p>
      <DataTable
        caption="Mitglieder"
        captionHidden
        rows={members}
        rowKey={(member) => member.id}
        emptyText="Noch keine Mitglieder"
        columns={[
          { key: 'name', label: 'Mitglied', rowHeader: true, cell: (member) => member.name },
          { key: 'shares', label: 'Anteile', align: 'end', cell: (member) => formatNumber(member.shares) },
          { key: 'joined', label: 'Seit', cell: (member) => (member.joinedOn ? formatDay(member.joinedOn) : '–') },
          {
            key: 'status',
            label: 'Stand',
            cell: (member) => (
              <>
                <MemberBadge status={member.status} />
                {member.leavesOn ? (
                  <div className="ui-muted">
                    {cooperative.today <= member.leavesOn ? 'scheidet' : 'schied'} am {formatDay(member.leavesOn)} aus
                  </div>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Applications the cooperative decides on. */
export function ApplicationSection({ cooperative }: { cooperative: CooperativeView }) {
  const applications = cooperative.members.filter(({ status }) => status === 'applied');
  if (applications.length === 0) return null;
  return (
    <Section title="Anträge auf Aufnahme" id="antraege">
      {applications.map((member) => (
        <Section key={member.id} title={member.name} level={3}>
          <p>
            Beantragt: {formatCount(member.shares, 'Anteil', 'Anteile')}
            {member.note ? `. ${member.note}` : ''}
          </p>
          <DecisionForm member={member} decision="accept" label="Aufnehmen" />
          <DecisionForm member={member} decision="refuse" label="Ablehnen" />
        </Section>
      ))}
    </Section>
  );
}

function DecisionForm({
  member,
  decision,
  label,
}: {
  member: MemberView;
  decision: 'accept' | 'refuse';
  label: string;
}) {
  const isRefusal = decision === 'refuse';
  return (
    <ConfirmDetails
      label={label}
      title={`${member.name}: ${label.toLowerCase()}?`}
      variant={isRefusal ? 'secondary' : 'primary'}
    >
      <Form
        action={decideApplicationAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={label}
        submitVariant={isRefusal ? 'danger' : 'primary'}
        label={`${member.name}: ${label}`}
      >
        <HiddenField name="memberId" value={member.id} />
        <HiddenField name="version" value={member.version} />
        <HiddenField name="decision" value={decision} />
        <TextareaField
          name="reason"
          label={isRefusal ? 'Grund' : 'Bemerkung'}
          optional={!isRefusal}
          rows={2}
          maxLength={COOPERATIVE_LIMITS.reason}
        />
      </Form>
    </ConfirmDetails>
  );
}

/** What the cooperative records about each member: shares, and the end of a membership given notice of. */
export function ShareAdministration({ cooperative }: { cooperative: CooperativeView }) {
  const members = cooperative.members.filter(({ status }) => status === 'active' || status === 'leaving');
  if (members.length === 0) return null;
  return (
    <Section title="Anteile und Austritte eintragen" id="anteile-eintragen">
      {members.map((member) =>
        member.status === 'leaving' ? (
          <LeavingForm key={member.id} member={member} today={cooperative.today} />
        ) : (
          <ConfirmDetails
            key={member.id}
            label={`Anteile: ${member.name}`}
            title={`Anteile ändern: ${member.name}`}
            variant="tertiary"
          >
            <Form
              action={changeSharesAction}
              idempotencyKey={crypto.randomUUID()}
              submitLabel="Änderung eintragen"
              label={`Anteile ändern: ${member.name}`}
            >
              <HiddenField name="memberId" value={member.id} />
              <HiddenField name="version" value={member.version} />
              <TextField
                name="change"
                label="Anteile mehr oder weniger"
                hint={`Jetzt ${formatNumber(member.shares)}. Zum Beispiel 2 oder -1.`}
                width="short"
                maxLength={6}
              />
              <TextField name="reason" label="Grund" maxLength={200} />
            </Form>
          </ConfirmDetails>
        ),
      )}
    </Section>
  );
}

function LeavingForm({ member, today }: { member: MemberView; today: string }) {
  if (member.leavesOn === null || today <= member.leavesOn) {
    return (
      <p>
        {member.name} scheidet{member.leavesOn ? ` am ${formatDay(member.leavesOn)}` : ''} aus und stimmt bis dahin mit
        ab.
      </p>
    );
  }
  return (
    <Form
      action={completeLeavingAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel={`${member.name} austragen`}
      submitVariant="secondary"
      label={`${member.name} austragen`}
      guard={false}
    >
      <HiddenField name="memberId" value={member.id} />
      <HiddenField name="version" value={member.version} />
    </Form>
  );
}
