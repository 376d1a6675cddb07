import { Alert } from '#src/ui/alert.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { RadioGroup } from '#src/ui/form/radio-group.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { VERB_LABELS } from '../../texts.ts';
import { answerLegalPointAction, signLegalPointAction } from '../actions.ts';
import { ANSWERS, needsReview } from '../domain/finding.ts';
import { LEGAL_POINTS, type QuestionKey } from '../domain/points.ts';
import type { LegalityView, PointView } from '../reads/legality.ts';
import { LEGALITY_REFUSALS } from '../refusal-texts.ts';
import { answerField } from '../schema.ts';
import { ANSWER_LABELS, POINT_LABELS, QUESTION_LABELS } from '../texts.ts';

/** Answering a point, and signing it: two persons. */
export function PointForms({ view, point }: { view: LegalityView; point: PointView }) {
  const { row, verbs } = view.procurement;
  return (
    <>
      {verbs.includes('answer_legal_point') ? <AnswerForm procurementId={row.id} point={point} /> : null}
      {verbs.includes('sign_legal_point') ? <SignForm procurementId={row.id} point={point} /> : null}
    </>
  );
}

function AnswerForm({ procurementId, point }: { procurementId: string; point: PointView }) {
  const questions: readonly { readonly key: QuestionKey }[] = LEGAL_POINTS[point.key];
  const given = Object.fromEntries(questions.map(({ key }) => [answerField(key), point.answers[key] ?? '']));
  return (
    <Section title="Ausfüllen" id="ausfuellen">
      {questions.length === 0 ? (
        <p>
          Dieser Punkt wird aus den Angaben der Beschaffung berechnet. Bestätigen Sie ihn, gern mit einer Erläuterung.
        </p>
      ) : (
        <p>„Unklar“ ist eine zulässige Antwort und bleibt als solche sichtbar. Nichts wird zur Gewissheit gerundet.</p>
      )}
      <Form
        action={answerLegalPointAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={questions.length === 0 ? 'Bestätigen' : 'Antworten speichern'}
        label={`${POINT_LABELS[point.key]} ausfüllen`}
        values={{ ...given, comment: point.comment }}
      >
        <HiddenField name="procurementId" value={procurementId} />
        <HiddenField name="pointKey" value={point.key} />
        <HiddenField name="pointVersion" value={String(point.version)} />
        {questions.map(({ key }) => (
          <RadioGroup
            key={key}
            name={answerField(key)}
            label={QUESTION_LABELS[key].label}
            hint={QUESTION_LABELS[key].hint}
            options={ANSWERS.map((value) => ({ value, label: ANSWER_LABELS[value] }))}
            horizontal
            optional
          />
        ))}
        <TextareaField name="comment" label="Erläuterung" optional rows={4} maxLength={8000} />
      </Form>
    </Section>
  );
}

function SignForm({ procurementId, point }: { procurementId: string; point: PointView }) {
  const obstacle = !point.isAnswered ? 'point_unanswered' : point.answeredByMe ? 'point_four_eyes' : null;
  if (obstacle)
    return (
      <Alert tone="info" title="Noch nicht zu zeichnen">
        <p>{LEGALITY_REFUSALS[obstacle].message}</p>
      </Alert>
    );
  const mustComment = needsReview(point.result.finding);
  return (
    <Section title={VERB_LABELS.sign_legal_point} id="zeichnen">
      <p>
        Sie zeichnen die Erläuterung, wie sie oben steht. Ändern sich Angaben oder Rechtswerte, ist neu zu zeichnen.
      </p>
      <Form
        action={signLegalPointAction}
        idempotencyKey={crypto.randomUUID()}
        submitLabel={VERB_LABELS.sign_legal_point}
        label={`${POINT_LABELS[point.key]} zeichnen`}
        values={{ comment: point.reviewComment }}
      >
        <HiddenField name="procurementId" value={procurementId} />
        <HiddenField name="pointKey" value={point.key} />
        <HiddenField name="fingerprint" value={point.fingerprint} />
        <TextareaField
          name="comment"
          label="Anmerkung"
          hint={
            mustComment
              ? 'Der Punkt ist nicht einfach erfüllt: Bitte begründen Sie, warum Sie ihn zeichnen.'
              : undefined
          }
          optional={!mustComment}
          rows={4}
          maxLength={4000}
        />
      </Form>
    </Section>
  );
}
