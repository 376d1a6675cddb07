import { formatDay, formatNumber } from '#src/ui/format.ts';
import type { EvaluationContent } from '../evaluation/domain/evaluation.ts';
import { EXCLUSION_GROUNDS } from '../evaluation/domain/exclusion-grounds.ts';

/** What the information to a bidder is made of. */
export interface LetterFacts {
  readonly title: string;
  readonly reference: string;
  readonly leadName: string;
  readonly bidderName: string;
  readonly bidId: string;
  readonly content: EvaluationContent;
  /** Null where the lot is awarded to nobody. */
  readonly winnerName: string | null;
  /** Why nobody gets the lot. */
  readonly noAwardReason: string;
  /** First day on which the contract may be concluded, YYYY-MM-DD; null where no standstill holds. */
  readonly earliestOn: string | null;
}

/** Draft of the information of § 134 GWB: who is to get the lot, why not this bidder, and from when. People edit it. */
export function letterText(facts: LetterFacts): string {
  const { title, reference, leadName, bidderName, content, winnerName, earliestOn } = facts;
  const lot = `Los ${content.lotNumber} (${content.lotTitle})`;
  const outcome =
    winnerName === null
      ? `Für ${lot} wird kein Zuschlag erteilt. Grund: ${facts.noAwardReason}`
      : `Der Zuschlag für ${lot} soll auf das Angebot von ${winnerName} erteilt werden. Ihr Angebot kann nicht berücksichtigt werden. ${reasonOf(facts)}`;
  const wait =
    winnerName !== null && earliestOn !== null
      ? [`Der Vertrag wird frühestens am ${formatDay(earliestOn)} geschlossen (§ 134 Abs. 2 GWB).`]
      : [];
  return [
    `Information über die Zuschlagsentscheidung: ${title} (${reference})`,
    `Sehr geehrte Damen und Herren bei ${bidderName},`,
    'vielen Dank für Ihr Angebot.',
    outcome,
    ...wait,
    `Mit freundlichen Grüßen\n${leadName}`,
  ].join('\n\n');
}

function reasonOf({ content, bidId }: LetterFacts): string {
  const excluded = content.excluded.find((one) => one.bidId === bidId);
  if (excluded) {
    const ground = excluded.ground ? EXCLUSION_GROUNDS[excluded.ground] : null;
    const named = ground ? `${ground.label} (${ground.source}). ` : '';
    return `Es war auszuschließen: ${named}${excluded.reason}`;
  }
  const own = content.ranking.find((one) => one.bidId === bidId);
  const best = content.ranking.find((one) => one.bidId === content.winnerBidId);
  if (!own || !best) return '';
  const parts = content.criteria.map(({ id, title, weight }) => {
    const points = own.parts.find(({ criterionId }) => criterionId === id)?.points ?? 0;
    return `${title} ${two(points)} von ${two(weight)}`;
  });
  const drawn = content.drawn ? ' Bei gleicher Bewertung hat das Los entschieden.' : '';
  return `Es erreichte ${two(own.total)} von 100,00 Punkten (${parts.join('; ')}), das ausgewählte Angebot ${two(best.total)} Punkte.${drawn}`;
}

const two = (hundredths: number): string => formatNumber(hundredths / 100, 2);
