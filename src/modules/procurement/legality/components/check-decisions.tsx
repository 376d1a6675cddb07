import { Alert } from '#src/ui/alert.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatCount, formatDayLong } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { obstacleOf } from '../../domain/decide.ts';
import { VERB_LABELS } from '../../texts.ts';
import { completeLegalCheckAction, reopenLegalCheckAction } from '../actions.ts';
import type { LegalityView } from '../reads/legality.ts';
import { LEGALITY_REFUSALS } from '../refusal-texts.ts';

/** Where the check stands as a whole, and completing or reopening it. */
export function CheckDecisions({ view }: { view: LegalityView }) {
  const { row, verbs, facts, acting } = view.procurement;
  const signed = view.points.filter(({ signedAt, isStale }) => signedAt !== null && !isStale).length;
  const open = view.points.length - signed;
  const shown = (
    <>
      <HiddenField name="procurementId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
    </>
  );
  const isStale = verbs.includes('complete_legal_check') && !view.readyToComplete;
  const obstacle = isStale ? 'legal_points_stale' : obstacleOf('complete_legal_check', facts, acting);
  return (
    <Section title="Stand der Prüfung" id="stand">
      {view.completedOn ? (
        <Alert tone="success" title={`Abgeschlossen am ${formatDayLong(view.completedOn)}`}>
          <p>
            Gezeigt werden die Angaben, Rechtswerte und Quellen, unter denen entschieden wurde. Spätere Änderungen des
            Rechts ändern daran nichts.
          </p>
        </Alert>
      ) : (
        <p>
          {signed} von {formatCount(view.points.length, 'Punkt', 'Punkten')} gezeichnet
          {open > 0 ? `, ${open} noch offen` : ''}. Das Portal erläutert; es ersetzt keine Rechtsberatung.
        </p>
      )}
      {verbs.includes('complete_legal_check') && view.readyToComplete ? (
        <ConfirmDetails label={VERB_LABELS.complete_legal_check} variant="primary" title="Prüfung abschließen?">
          <p>
            Angaben, Rechtswerte und Quellen werden mit dem heutigen Tag festgehalten. Danach wird die Vereinbarung
            geschlossen.
          </p>
          <Form
            action={completeLegalCheckAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.complete_legal_check}
            label={VERB_LABELS.complete_legal_check}
          >
            {shown}
          </Form>
        </ConfirmDetails>
      ) : null}
      {obstacle && acting.capacities.includes('lead_manager') ? (
        <p className="ui-muted">Zum Abschließen fehlt noch: {LEGALITY_REFUSALS[obstacle].message}</p>
      ) : null}
      {verbs.includes('reopen_legal_check') ? (
        <ConfirmDetails label={VERB_LABELS.reopen_legal_check} title="Abgeschlossene Prüfung wieder öffnen?">
          <p>
            Alle Punkte sind dann neu zu zeichnen. Zustimmungen zur Vereinbarung, die schon vorliegen, werden hinfällig.
          </p>
          <Form
            action={reopenLegalCheckAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel={VERB_LABELS.reopen_legal_check}
            submitVariant="danger"
            label={VERB_LABELS.reopen_legal_check}
          >
            {shown}
            <TextareaField name="reason" label="Grund" rows={3} maxLength={4000} />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}
