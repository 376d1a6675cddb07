import { Badge } from '#src/ui/badge.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { formatDay, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { cooperationPath } from '../domain/addresses.ts';
import { SECTIONS } from '../domain/content.ts';
import type { CooperationView, DecisionView } from '../reads/view.ts';
import { DECISION_LABELS, SECTION_LABELS } from '../texts.ts';
import { STATUS_TONES } from './status-badge.tsx';

/** Questions of the authority and the partners' answers. */
export function Inquiries({ view }: { view: CooperationView }) {
  if (view.inquiries.length === 0) return null;
  return (
    <Section title="Rückfragen" id="rueckfragen">
      {view.inquiries.map((inquiry) => (
        <Card
          key={inquiry.id}
          title={`Rückfrage vom ${formatInstant(inquiry.askedAt)}`}
          meta={
            inquiry.answeredAt ? (
              <Badge tone="success">{inquiry.answer === null ? 'erledigt' : 'beantwortet'}</Badge>
            ) : (
              <Badge tone="warning">{inquiry.dueOn ? `offen bis ${formatDay(inquiry.dueOn)}` : 'offen'}</Badge>
            )
          }
        >
          <p className="whitespace-pre-line">{inquiry.question}</p>
          {inquiry.answer !== null && inquiry.answeredAt ? (
            <>
              <p className="ui-muted">
                Antwort vom {formatInstant(inquiry.answeredAt)}
                {inquiry.answeredBodyName ? ` (${inquiry.answeredBodyName})` : ''}
              </p>
              <p className="whitespace-pre-line">{inquiry.answer}</p>
            </>
          ) : null}
          {inquiry.answeredAt === null && view.verbs.includes('answer_inquiry') ? (
            <LinkButton href={`${cooperationPath(view.id)}/rueckfrage`}>Rückfrage beantworten</LinkButton>
          ) : null}
        </Card>
      ))}
    </Section>
  );
}

/** What the authority decided, on which version, with reasons, conditions and comments. */
export function Decisions({ view }: { view: CooperationView }) {
  if (view.decisions.length === 0) return null;
  return (
    <Section title="Entscheidungen" id="entscheidungen">
      {view.decisions.map((decision) => (
        <DecisionCard key={decision.id} decision={decision} />
      ))}
    </Section>
  );
}

function DecisionCard({ decision }: { decision: DecisionView }) {
  const comments = SECTIONS.filter((section) => decision.sectionComments[section]);
  return (
    <Card
      title={`${DECISION_LABELS[decision.kind]} am ${formatInstant(decision.decidedAt)}`}
      meta={<Badge tone={STATUS_TONES[decision.kind]}>{`Fassung ${decision.contentVersion}`}</Badge>}
    >
      <p className="ui-muted">{decision.authorityName}</p>
      {decision.reason ? <p className="whitespace-pre-line">{decision.reason}</p> : null}
      {decision.conditions ? (
        <>
          <h4>Nebenbestimmungen</h4>
          <p className="whitespace-pre-line">{decision.conditions}</p>
        </>
      ) : null}
      {comments.length > 0 ? (
        <dl className="ui-facts">
          {comments.map((section) => (
            <div key={section}>
              <dt>{SECTION_LABELS[section]}</dt>
              <dd className="whitespace-pre-line">{decision.sectionComments[section]}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Card>
  );
}
