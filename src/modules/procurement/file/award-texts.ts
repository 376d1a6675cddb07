import type { PdfBlock } from '#src/server/pdf.ts';
import { formatDay, formatEuro, formatInstant, formatNumber } from '#src/ui/format.ts';
import type { LetterChannel } from '../award/domain/standstill.ts';
import type { ChallengeOutcome } from '../award/schema.ts';
import { CHANNEL_LABELS, OUTCOME_LABELS } from '../award/texts.ts';
import type { EvaluationContent } from '../evaluation/domain/evaluation.ts';
import { EXCLUSION_GROUNDS } from '../evaluation/domain/exclusion-grounds.ts';
import { ARITHMETIC_TEXTS } from '../evaluation/texts.ts';

type Data = Readonly<Record<string, unknown>>;

interface Entry {
  readonly head: string;
  readonly lines: readonly string[];
}

/**
 * What the record's document says of questions, evaluation, decision, letters and review, from the rows of the export alone:
 * what the reader may not see is not in them.
 */
export function awardBlocks(data: Data): readonly PdfBlock[] {
  return [
    ...section('Bieterfragen', questions(data)),
    ...section('Wertung', evaluations(data)),
    ...section('Zuschlagsentscheidung', awards(data)),
    ...section('Information der Bieter', letters(data)),
    ...section('Nachprüfung', challenges(data)),
  ];
}

function section(heading: string, rows: readonly Entry[]): readonly PdfBlock[] {
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'entries', rows },
      ];
}

/** Rows of a table as the export has them. */
function rowsOf<Row>(data: Data, table: string): readonly Row[] {
  const rows = data[table];
  return Array.isArray(rows) ? rows : [];
}

const points = (hundredths: number): string => formatNumber(hundredths / 100, 2);

function nameIn(data: Data): (personId: string | null) => string {
  const members = rowsOf<{ person_id: string; person_name: string }>(data, 'evaluation_members');
  return (personId) => members.find(({ person_id }) => person_id === personId)?.person_name ?? 'eine Person';
}

function questions(data: Data): Entry[] {
  type Row = { asked_on: string; question: string; answer: string | null; answered_on: string | null };
  return rowsOf<Row>(data, 'tender_questions').map(({ asked_on, question, answer, answered_on }, index) => ({
    head: `Frage ${index + 1} vom ${formatDay(asked_on)}`,
    lines: [
      question,
      answer === null
        ? 'Noch nicht beantwortet.'
        : `Antwort${answered_on ? ` vom ${formatDay(answered_on)}` : ''}: ${answer}`,
    ],
  }));
}

function evaluations(data: Data): Entry[] {
  type Row = { content: EvaluationContent; completed_by: string | null; completed_at: string };
  const nameOf = nameIn(data);
  return [...rowsOf<Row>(data, 'evaluation_records')]
    .sort((a, b) => a.content.lotNumber - b.content.lotNumber)
    .map(({ content, completed_by, completed_at }) => ({
      head: `Los ${content.lotNumber}: ${content.lotTitle}`,
      lines: [
        `Abgeschlossen am ${formatInstant(new Date(completed_at))} von ${nameOf(completed_by)}`,
        ...(content.ranking.length === 0
          ? ['Kein wertbares Angebot.']
          : content.ranking.map((bid) => ranked(bid, content))),
        ...givenPoints(content, nameOf),
        ...(content.drawn ? [`Los gezogen: ${content.drawn.note}`] : []),
        ...content.excluded.map(({ bidderName, ground, reason }) => {
          const named = ground ? `${EXCLUSION_GROUNDS[ground].label} (${EXCLUSION_GROUNDS[ground].source}). ` : '';
          return `Ausgeschlossen: ${bidderName}. ${named}${reason}`;
        }),
        `${ARITHMETIC_TEXTS.mean} ${ARITHMETIC_TEXTS.rounding} ${ARITHMETIC_TEXTS.ties}`,
      ],
    }));
}

function ranked(bid: EvaluationContent['ranking'][number], { criteria }: EvaluationContent): string {
  const parts = criteria.map(({ id, title, weight }) => {
    const part = bid.parts.find(({ criterionId }) => criterionId === id);
    if (!part) return `${title} –`;
    const [numerator, denominator] = part.share;
    const share = denominator === '1' ? numerator : `${numerator}/${denominator}`;
    return `${title} ${points(part.points)} = ${share} × ${points(weight)}`;
  });
  return `Rang ${bid.rank}: ${bid.bidderName}, ${formatEuro(bid.priceCents)} netto, ${points(bid.total)} Punkte (${parts.join('; ')})`;
}

function givenPoints(content: EvaluationContent, nameOf: (personId: string | null) => string): string[] {
  return content.ranking.flatMap(({ bidId, bidderName }) =>
    content.criteria.flatMap(({ id, title, maxPoints }) => {
      const given = content.scores.filter((score) => score.bidId === bidId && score.criterionId === id);
      if (given.length === 0) return [];
      const texts = given.map(({ evaluatorId, points: value, comment }) => {
        return `${nameOf(evaluatorId)} ${points(value)}${comment ? ` (${comment})` : ''}`;
      });
      return [`${bidderName}, ${title} (höchstens ${maxPoints}): ${texts.join('; ')}`];
    }),
  );
}

interface LotRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

function awards(data: Data): Entry[] {
  type Row = {
    lot_id: string;
    bidder_name: string | null;
    value_cents: number | null;
    reason: string;
    decided_at: string;
  };
  const decided = rowsOf<Row>(data, 'awards');
  return rowsOf<LotRow>(data, 'lots').flatMap(({ id, number, title }) =>
    decided
      .filter(({ lot_id }) => lot_id === id)
      .map(({ bidder_name, value_cents, reason, decided_at }) => ({
        head: `Los ${number}: ${title}`,
        lines: [
          bidder_name === null
            ? 'Kein Zuschlag.'
            : `Zuschlag an ${bidder_name}${value_cents === null ? '' : `, ${formatEuro(value_cents)} netto`}`,
          reason,
          `Entschieden am ${formatInstant(new Date(decided_at))}`,
        ],
      })),
  );
}

function letters(data: Data): Entry[] {
  type Row = { bid_id: string; lot_id: string; channel: LetterChannel; sent_on: string; text: string };
  const bids = rowsOf<{ id: string; bidder_name: string }>(data, 'bids');
  const lots = rowsOf<LotRow>(data, 'lots');
  return rowsOf<Row>(data, 'award_letters').map(({ bid_id, lot_id, channel, sent_on, text }) => {
    const bidder = bids.find(({ id }) => id === bid_id)?.bidder_name ?? '';
    const number = lots.find(({ id }) => id === lot_id)?.number ?? '';
    return {
      head: `${bidder}, Los ${number}`,
      lines: [`Abgesandt am ${formatDay(sent_on)}, ${CHANNEL_LABELS[channel]}`, text],
    };
  });
}

function challenges(data: Data): Entry[] {
  type Row = {
    filed_on: string;
    chamber: string;
    subject: string;
    outcome: ChallengeOutcome | null;
    resolved_on: string | null;
    appeal_ends_on: string | null;
    note: string;
  };
  return rowsOf<Row>(data, 'challenges').map(
    ({ filed_on, chamber, subject, outcome, resolved_on, appeal_ends_on, note }) => ({
      head: `Antrag vom ${formatDay(filed_on)}`,
      lines: [
        chamber,
        subject,
        ...(outcome && resolved_on
          ? [`${OUTCOME_LABELS[outcome]} am ${formatDay(resolved_on)}. ${note}`]
          : ['Noch offen.']),
        ...(appeal_ends_on ? [`Beschwerdefrist bis ${formatDay(appeal_ends_on)}`] : []),
      ],
    }),
  );
}
