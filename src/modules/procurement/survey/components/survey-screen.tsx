import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatCount, formatDayLong, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { StatGrid, StatTile } from '#src/ui/stat-tile.tsx';
import { VERB_LABELS } from '../../texts.ts';
import { surveyPath } from '../domain/addresses.ts';
import type { Colleague, SurveyRoom } from '../reads/room.ts';
import { AnswerList } from './answer-list.tsx';
import { LeadSteps } from './lead-steps.tsx';
import { OwnSteps } from './own-steps.tsx';

interface SurveyScreenProps {
  readonly room: SurveyRoom & { readonly colleagues: readonly Colleague[] };
}

/** The survey at a glance: what is asked until when, where one's own body stands, and what the lead buyer can do. */
export function SurveyScreen({ room }: SurveyScreenProps) {
  const { procurement, items, standings } = room;
  const { row, facts } = procurement;
  const overdue = row.status === 'surveying' && row.surveyDueOn !== null && row.surveyDueOn < facts.today;
  return (
    <>
      {overdue ? (
        <Alert tone="warning" title="Die Frist der Bedarfsabfrage ist abgelaufen">
          <p>Antworten sind erst wieder möglich, wenn die federführende Stelle die Frist verlängert.</p>
        </Alert>
      ) : null}
      <Section title="Stand der Bedarfsabfrage" id="stand">
        <DescriptionList
          items={[
            { term: 'Federführend', description: <a href={row.lead.path}>{row.lead.name}</a> },
            {
              term: 'Antworten bis',
              description: row.surveyDueOn ? formatDayLong(row.surveyDueOn) : 'noch nicht geöffnet',
            },
            { term: 'Fragen', description: formatCount(items.length, 'Frage', 'Fragen') },
            ...(row.surveyNote ? [{ term: 'Hinweis', description: row.surveyNote }] : []),
          ]}
        />
        {standings && row.status !== 'idea' ? <Standings room={room} /> : null}
      </Section>
      <OwnPart room={room} />
      {standings ? <LeadSteps room={room} /> : null}
    </>
  );
}

function Standings({ room }: { room: SurveyRoom }) {
  const { standings, procurement } = room;
  if (!standings) return null;
  const path = surveyPath(procurement.row.id, 'evaluation');
  const all = standings.asked + standings.answered + standings.confirmed + standings.declined;
  return (
    <>
      <StatGrid>
        <StatTile value={all} label="gefragt" href={path} />
        <StatTile value={standings.asked} label="noch offen" href={`${path}?stand=offen`} />
        <StatTile value={standings.answered} label="geantwortet" href={`${path}?stand=geantwortet`} />
        <StatTile value={standings.confirmed} label="verbindlich bestätigt" href={`${path}?stand=bestaetigt`} />
        <StatTile value={standings.declined} label="kein Bedarf" href={`${path}?stand=kein-bedarf`} />
      </StatGrid>
      <div className="ui-actions">
        <LinkButton href={path} variant="secondary">
          Auswertung ansehen
        </LinkButton>
      </div>
    </>
  );
}

/** Where the reader's own body stands. */
function OwnPart({ room }: SurveyScreenProps) {
  const { procurement, items, own } = room;
  const { row, verbs } = procurement;
  if (!own || row.status === 'idea') return null;
  const hasSent = own.answeredAt !== null && own.status !== 'declined';
  const canAnswer = verbs.includes('answer_survey');
  return (
    <Section title="Ihre Stelle" id="ihre-stelle">
      {own.status === 'declined' ? <p>Ihre Stelle hat angegeben, keinen Bedarf zu haben.</p> : null}
      {own.status === 'asked' ? <p>Ihre Stelle hat noch nicht geantwortet.</p> : null}
      {own.confirmation?.status === 'voided' && own.status !== 'declined' ? (
        <Alert tone="warning" title="Die verbindliche Bestätigung ist hinfällig">
          <p>
            {own.confirmation.endReason}{' '}
            {own.confirmation.endedAt ? formatInstant(new Date(own.confirmation.endedAt)) : ''}
          </p>
        </Alert>
      ) : null}
      {own.status === 'confirmed' ? (
        <Alert tone="success" title="Der Bedarf Ihrer Stelle ist verbindlich bestätigt" />
      ) : null}
      {own.deputy ? <p>Vertretung: {own.deputy.name} darf für Ihre Stelle antworten.</p> : null}
      <div className="ui-actions">
        {canAnswer ? (
          <LinkButton href={surveyPath(row.id, 'answer')} variant={hasSent ? 'secondary' : 'primary'}>
            {hasSent ? 'Antwort ändern' : VERB_LABELS.answer_survey}
          </LinkButton>
        ) : null}
        {hasSent ? (
          <LinkButton
            href={surveyPath(row.id, 'confirmation')}
            variant={own.status === 'confirmed' ? 'secondary' : 'primary'}
          >
            {own.status === 'confirmed' ? 'Bestätigung ansehen' : 'Verbindlich bestätigen'}
          </LinkButton>
        ) : null}
      </div>
      {hasSent ? <AnswerList items={items} answers={own.answers} condition={own.condition} /> : null}
      <OwnSteps room={room} />
    </Section>
  );
}
