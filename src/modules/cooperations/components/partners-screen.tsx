import { authorityReasonSentence, CERTAINTY_LABELS } from '#src/modules/legal/texts.ts';
import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { SelectField } from '#src/ui/form/select-field.tsx';
import { SuggestionList } from '#src/ui/form/suggestion-list.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import {
  changeLeadAction,
  invitePartnersAction,
  nameResponsiblePersonAction,
  revokeInvitationAction,
} from '../actions.ts';
import { cooperationPath } from '../domain/addresses.ts';
import type { SectionView } from '../reads/section.ts';
import { PARTNER_STATUS_LABELS, VERB_LABELS } from '../texts.ts';

const ROWS = [1, 2, 3];

/** The screen of partners: who takes part, who is invited, who leads, who answers for one's own body. */
export function PartnersScreen({
  view,
  invitable,
}: {
  view: SectionView;
  invitable: readonly { key: string; label: string }[];
}) {
  const can = (verb: SectionView['verbs'][number]) => view.verbs.includes(verb);
  const own = view.partners.find(({ isOwn, status }) => isOwn && status === 'accepted');
  const others = view.partners.filter(({ status, isLead }) => status === 'accepted' && !isLead);
  return (
    <>
      <DataTable
        caption="Partner"
        captionHidden
        rows={view.partners}
        rowKey={({ bodyId }) => bodyId}
        columns={[
          {
            key: 'body',
            label: 'Organisation',
            rowHeader: true,
            cell: ({ body, isLead }) => `${body.name}${isLead ? ' (federführend)' : ''}`,
          },
          {
            key: 'status',
            label: 'Beteiligung',
            cell: ({ status, invitedAt, reason }) => (
              <>
                <Badge tone={status === 'accepted' ? 'success' : status === 'invited' ? 'warning' : 'neutral'}>
                  {PARTNER_STATUS_LABELS[status]}
                </Badge>
                {status === 'invited' ? <div className="ui-muted">seit {formatInstant(invitedAt)}</div> : null}
                {reason ? <div>Grund: {reason}</div> : null}
              </>
            ),
          },
          { key: 'person', label: 'Ansprechperson', cell: ({ responsiblePerson }) => responsiblePerson || '–' },
          {
            key: 'action',
            label: 'Aktion',
            hideLabel: true,
            cell: ({ bodyId, status, body }) =>
              status === 'invited' && can('revoke_invitation') ? (
                <ConfirmDetails
                  label="Zurücknehmen"
                  variant="tertiary"
                  title={`Einladung an ${body.name} zurücknehmen?`}
                >
                  <Form
                    action={revokeInvitationAction}
                    idempotencyKey={crypto.randomUUID()}
                    submitLabel="Zurücknehmen"
                    label={`Einladung an ${body.name}`}
                  >
                    <HiddenField name="cooperationId" value={view.id} />
                    <HiddenField name="bodyId" value={bodyId} />
                  </Form>
                </ConfirmDetails>
              ) : null,
          },
        ]}
      />
      {can('invite_partner') ? (
        <Section title="Partner einladen" id="einladen">
          <SuggestionList id="organisationen" options={invitable} />
          <Form
            action={invitePartnersAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Einladen"
            submitVariant="secondary"
            label="Partner einladen"
          >
            <HiddenField name="cooperationId" value={view.id} />
            {ROWS.map((row) => (
              <TextField
                key={row}
                name="bodies"
                label={`Organisation ${row}`}
                hint={row === 1 ? 'Name eingeben und aus den Vorschlägen wählen, zum Beispiel „Büdingen“.' : undefined}
                list="organisationen"
                optional={row > 1}
                autoComplete="off"
                width="full"
              />
            ))}
            <TextareaField name="message" label="Nachricht an die Eingeladenen" optional rows={3} maxLength={2000} />
          </Form>
        </Section>
      ) : null}
      {can('name_responsible_person') && own ? (
        <Section title={`Ansprechperson für ${own.body.name}`} id="ansprechperson">
          <Form
            action={nameResponsiblePersonAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Ansprechperson speichern"
            submitVariant="secondary"
            values={{ responsiblePerson: own.responsiblePerson }}
            label="Ansprechperson"
          >
            <HiddenField name="cooperationId" value={view.id} />
            <TextField
              name="responsiblePerson"
              label="Name und Funktion"
              hint="Sichtbar für alle Partner und die Aufsichtsbehörde."
              maxLength={200}
              width="full"
            />
          </Form>
        </Section>
      ) : null}
      {can('change_lead') && others.length > 0 ? (
        <Section title={VERB_LABELS.change_lead} id="federfuehrung">
          <Form
            action={changeLeadAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.change_lead}
            submitVariant="secondary"
            label={VERB_LABELS.change_lead}
          >
            <HiddenField name="cooperationId" value={view.id} />
            <HiddenField name="version" value={String(view.version)} />
            <SelectField
              name="bodyId"
              label="Neuer federführender Partner"
              emptyLabel="Bitte wählen"
              options={others.map(({ bodyId, body }) => ({ value: bodyId, label: body.name }))}
            />
          </Form>
        </Section>
      ) : null}
      <Section title="Voraussichtlich zuständig" id="zustaendig">
        <p>
          <strong>{view.expectedAuthority?.name ?? 'Die Aufsichtsbehörde steht noch nicht fest.'}</strong>
        </p>
        {view.rules.authority.reasons.map((reason) => (
          <p key={`${reason.code} ${reason.bodyNames.join()}`}>{authorityReasonSentence(reason)}</p>
        ))}
        <SourceNote source={view.rules.authority.source} certainty={CERTAINTY_LABELS[view.rules.authority.certainty]} />
      </Section>
      <div className="ui-actions">
        <LinkButton href={cooperationPath(view.id)}>Weiter zur Übersicht</LinkButton>
      </div>
    </>
  );
}
