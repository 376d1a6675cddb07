import { Alert } from '#src/ui/alert.tsx';
import { Card } from '#src/ui/card.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextField } from '#src/ui/form/text-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import type { OpenProcurement } from '../../reads/procurement.ts';
import { PROCUREMENT_LIMITS } from '../../schema.ts';
import { fileChallengeAction, resolveChallengeAction } from '../actions.ts';
import type { ChallengeView } from '../reads/challenges.ts';
import { CHALLENGE_OUTCOMES } from '../schema.ts';
import { OUTCOME_LABELS } from '../texts.ts';

interface ChallengePanelProps {
  readonly procurement: OpenProcurement;
  readonly challenges: readonly ChallengeView[];
}

/** Review procedures, and the forms that note their beginning and their end. */
export function ChallengePanel({ procurement, challenges }: ChallengePanelProps) {
  const { row, verbs, facts } = procurement;
  const open = challenges.some(({ outcome }) => outcome === null);
  const mayFile = verbs.includes('file_challenge');
  if (challenges.length === 0 && !mayFile) return null;
  return (
    <Section title="Nachprüfung" id="nachpruefung">
      {row.contested ? (
        <Alert
          tone="warning"
          title={open ? 'Ein Nachprüfungsverfahren läuft' : 'Der Zuschlag kann so nicht erteilt werden'}
        >
          <p>
            {open
              ? 'Bis zu seinem Ende darf kein Zuschlag erteilt werden (§ 169 Abs. 1 GWB).'
              : 'Dem Nachprüfungsantrag wurde stattgegeben. Die Beschaffung kann nur noch aufgehoben werden.'}
          </p>
        </Alert>
      ) : null}
      {challenges.map((challenge) => (
        <Card key={challenge.id} title={`Antrag vom ${formatDay(challenge.filedOn)}`} meta={challenge.chamber}>
          <p>{challenge.subject}</p>
          {challenge.outcome && challenge.resolvedOn ? (
            <p>
              <strong>
                {OUTCOME_LABELS[challenge.outcome]} am {formatDay(challenge.resolvedOn)}.
              </strong>{' '}
              {challenge.note}
            </p>
          ) : null}
          {challenge.appealEndsOn ? (
            <p>
              Beschwerdefrist bis einschließlich {formatDay(challenge.appealEndsOn)}; vorher darf kein Zuschlag erteilt
              werden (§ 169 Abs. 1, § 172 Abs. 1 GWB). Wird Beschwerde eingelegt, tragen Sie bitte wieder eine
              Nachprüfung ein.
            </p>
          ) : null}
        </Card>
      ))}
      {mayFile ? (
        <ConfirmDetails
          label="Nachprüfung eintragen"
          variant="tertiary"
          title="Wurde ein Nachprüfungsantrag übermittelt?"
        >
          <Form
            action={fileChallengeAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Nachprüfung eintragen"
            label="Nachprüfung eintragen"
            id="nachpruefung-beginn"
            values={{ filedOn: facts.today, chamber: 'Vergabekammer des Landes Hessen' }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <DateField name="filedOn" label="Antrag übermittelt am" />
            <TextField name="chamber" label="Vergabekammer" maxLength={200} />
            <TextareaField
              name="subject"
              label="Gegenstand"
              hint="Alle Partner lesen ihn. Vor der Zuschlagsentscheidung bitte keine Namen von Bietern und nichts aus Angeboten."
              rows={3}
              maxLength={PROCUREMENT_LIMITS.reason}
            />
          </Form>
        </ConfirmDetails>
      ) : null}
      {open && verbs.includes('resolve_challenge') ? (
        <ConfirmDetails label="Ende der Nachprüfung eintragen" title="Wie ging das Verfahren aus?">
          <Form
            action={resolveChallengeAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Ende eintragen"
            label="Ende der Nachprüfung eintragen"
            id="nachpruefung-ende"
            values={{ resolvedOn: facts.today }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <RadioGroup
              name="outcome"
              label="Ausgang"
              options={CHALLENGE_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))}
            />
            <DateField
              name="resolvedOn"
              label="Beendet am"
              hint="Bei einer Entscheidung der Tag ihrer Zustellung. Mit ihm beginnt nach einer Zurückweisung die Beschwerdefrist; bis zu ihrem Ende bleibt der Zuschlag gesperrt."
            />
            <TextareaField name="note" label="Erläuterung" rows={3} maxLength={PROCUREMENT_LIMITS.reason} />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}
