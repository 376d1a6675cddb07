import { LinkButton } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DateField } from '#src/ui/form/date-field.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { TextareaField } from '#src/ui/form/textarea-field.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import { answerQuestionAction, recordQuestionAction } from '../actions.ts';
import type { QuestionView, TenderRoom } from '../reads/tender-room.ts';
import { TENDER_LIMITS } from '../schema.ts';

/** Questions of bidders and the answers all of them get. */
export function QuestionsPanel({ room }: { room: TenderRoom }) {
  const { row, verbs, facts } = room.procurement;
  const mayAnswer = verbs.includes('answer_question');
  if (row.tenderedAt === null) return null;
  return (
    <Section
      title="Bieterfragen"
      id="fragen"
      actions={
        room.questions.length > 0 ? (
          <LinkButton variant="secondary" download href={`${procurementPath(row.id, 'tender')}/fragen.csv`}>
            Fragen und Antworten (CSV)
          </LinkButton>
        ) : null
      }
    >
      <p>
        Jede Antwort erhalten alle Bieter gleichermaßen über die Vergabeplattform (§ 20 Abs. 3 VgV). Halten Sie hier
        keine Namen von Bietern fest.
      </p>
      {room.questions.length === 0 ? <p className="ui-muted">Bisher keine Fragen.</p> : null}
      {room.questions.map((question, index) => (
        <Card key={question.id} title={`Frage ${index + 1} vom ${formatDay(question.askedOn)}`}>
          <p className="whitespace-pre-line">{question.question}</p>
          {question.answer === null ? (
            mayAnswer ? (
              <AnswerForm procurementId={row.id} question={question} number={index + 1} />
            ) : (
              <p className="ui-muted">Noch nicht beantwortet.</p>
            )
          ) : (
            <p>
              <strong>Antwort{question.answeredOn ? ` vom ${formatDay(question.answeredOn)}` : ''}:</strong>{' '}
              {question.answer}
            </p>
          )}
        </Card>
      ))}
      {mayAnswer ? (
        <ConfirmDetails label="Frage erfassen" title="Frage eines Bieters">
          <Form
            action={recordQuestionAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Frage speichern"
            label="Frage erfassen"
            id="frage"
            values={{ askedOn: facts.today }}
          >
            <HiddenField name="procurementId" value={row.id} />
            <TextareaField
              name="question"
              label="Frage"
              hint="Ohne Namen und so formuliert, dass der Bieter nicht erkennbar ist."
              rows={3}
              maxLength={TENDER_LIMITS.text}
            />
            <DateField name="askedOn" label="Eingegangen am" />
            <TextareaField
              name="answer"
              label="Antwort"
              hint="Kann später ergänzt werden. Eine gespeicherte Antwort gilt für alle und lässt sich nicht mehr ändern."
              optional
              rows={3}
              maxLength={TENDER_LIMITS.text}
            />
          </Form>
        </ConfirmDetails>
      ) : null}
    </Section>
  );
}

function AnswerForm({
  procurementId,
  question,
  number,
}: {
  procurementId: string;
  question: QuestionView;
  number: number;
}) {
  return (
    <Form
      action={answerQuestionAction}
      idempotencyKey={crypto.randomUUID()}
      submitLabel="Antwort speichern"
      label={`Frage ${number} beantworten`}
      id={`antwort-${number}`}
    >
      <HiddenField name="procurementId" value={procurementId} />
      <HiddenField name="questionId" value={question.id} />
      <HiddenField name="version" value={question.version} />
      <TextareaField name="answer" label="Antwort" rows={3} maxLength={TENDER_LIMITS.text} />
    </Form>
  );
}
