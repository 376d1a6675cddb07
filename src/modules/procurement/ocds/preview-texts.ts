import { berlinDay, formatDay, formatEuro, formatInstant, formatNumber, formatTime } from '#src/ui/format.ts';
import { ARRANGEMENT_LABELS, NATURE_LABELS } from '../texts.ts';
import type { ImportPreview } from './domain/import-preview.ts';
import type { ImportLot, ImportProposal } from './domain/import-proposal.ts';

const NOTHING = 'keine Angabe';

/** What an idea made of a proposal would hold. `known`: those of its codes that the vocabulary knows, with their names. */
export function ideaPreview(
  proposal: ImportProposal,
  known: readonly { readonly code: string; readonly label: string }[],
): ImportPreview {
  const labels = new Map(known.map(({ code, label }) => [code, label]));
  const unknown = proposal.cpvCodes.filter((code) => !labels.has(code));
  const row = (label: string, after: string) => ({ label, before: '', after: after || NOTHING });
  return {
    heading: 'Das wird übernommen',
    rows: [
      row('Titel', proposal.title),
      row('Gegenstand', proposal.subject),
      row('Art der Leistung', proposal.contractNature ? NATURE_LABELS[proposal.contractNature] : ''),
      row('Vertragsart', proposal.arrangement ? ARRANGEMENT_LABELS[proposal.arrangement] : ''),
      row('CPV', [...labels].map(([code, label]) => `${label} (${code})`).join(', ')),
    ],
    lots: proposal.lots.map((lot) => ({ title: lot.title, maximum: maximumText(lot) })),
    notes: [
      originNote(proposal),
      ...(unknown.length > 0
        ? [`Im Verzeichnis nicht enthalten und daher ausgelassen: CPV ${unknown.join(', ')}`]
        : []),
      ...(proposal.platform || proposal.offersDueAt
        ? ['Vergabeplattform und Fristen werden bei einer Idee noch nicht gebraucht und nicht übernommen.']
        : []),
      ...awardNotes(proposal),
    ],
    replaces: false,
    apply: 'Als Idee anlegen',
    carried: ['text'],
  };
}

/** The tender's preparation as it stands. */
interface PresentPlan {
  readonly platform: string;
  readonly platformReference: string;
  readonly noticeUrl: string;
  readonly publishedOn: string | null;
  readonly offersDueAt: string | null;
}

/** What would change in the preparation of a tender, and the fields of its form as they would be sent. */
export function tenderPreview(
  proposal: ImportProposal,
  present: PresentPlan | null,
): { readonly preview: ImportPreview; readonly fields: Readonly<Record<string, string>> } {
  const { offersDueAt, publishedAt } = proposal;
  const presentDue = present?.offersDueAt ? new Date(present.offersDueAt) : null;
  const due = offersDueAt ?? presentDue;
  const publishedOn = publishedAt ? berlinDay(publishedAt) : (present?.publishedOn ?? '');
  const fields = {
    platform: proposal.platform || (present?.platform ?? ''),
    platformReference: proposal.platformReference || (present?.platformReference ?? ''),
    noticeUrl: proposal.noticeUrl || (present?.noticeUrl ?? ''),
    publishedOn,
    offersDueOn: due ? berlinDay(due) : '',
    offersDueTime: due ? formatTime(due).slice(0, 5) : '',
  };
  const row = (label: string, before: string | null | undefined, after: string) => ({
    label,
    before: before || NOTHING,
    after: after || NOTHING,
  });
  return {
    fields,
    preview: {
      heading: 'Das ändert sich an der Vorbereitung der Ausschreibung',
      rows: [
        row('Vergabeplattform', present?.platform, fields.platform),
        row('Aktenzeichen dort', present?.platformReference, fields.platformReference),
        row('Adresse der Bekanntmachung', present?.noticeUrl, fields.noticeUrl),
        row(
          'Tag der Bekanntmachung',
          present?.publishedOn && formatDay(present.publishedOn),
          publishedOn && formatDay(publishedOn),
        ),
        row('Ende der Angebotsfrist', presentDue && formatInstant(presentDue), due ? formatInstant(due) : ''),
      ],
      lots: [],
      notes: [
        originNote(proposal),
        'Titel, Gegenstand, CPV und Lose stehen seit der Vereinbarung fest und bleiben, wie sie sind.',
        'Was fehlt oder nicht passt, ergänzen und berichtigen Sie hier vor dem Übernehmen.',
        ...awardNotes(proposal),
      ],
      replaces: true,
      apply: 'In die Vorbereitung übernehmen',
      carried: [],
    },
  };
}

function originNote({ ocid, buyerName }: ImportProposal): string {
  return buyerName ? `Herkunft: ${ocid}, veröffentlicht von ${buyerName}` : `Herkunft: ${ocid}`;
}

function awardNotes({ awards }: ImportProposal): string[] {
  const won = awards.filter(({ suppliers }) => suppliers !== '');
  if (won.length === 0) return [];
  const named = won
    .slice(0, 10)
    .map(({ suppliers, cents }) => (cents === null ? suppliers : `${suppliers} (${formatEuro(cents)})`));
  const more = won.length > named.length ? ` und ${won.length - named.length} weitere` : '';
  return [`Nur zur Information, nicht übernommen: Zuschläge an ${named.join(', ')}${more}`];
}

function maximumText({ maxQuantity, maxValueCents, unit }: ImportLot): string {
  const parts = [
    maxQuantity === null ? null : `${formatNumber(maxQuantity)} ${unit}`,
    maxValueCents === null ? null : `${formatEuro(maxValueCents)} netto`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NOTHING : `höchstens ${parts.join(', ')}`;
}
