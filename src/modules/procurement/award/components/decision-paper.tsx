import { DataTable } from '#src/ui/data-table.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatEuro, formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { Arithmetic } from '../../evaluation/components/arithmetic.tsx';
import { isProcedureKey } from '../../legality/domain/procedure.ts';
import { LEGAL_PROCEDURE_LABELS } from '../../legality/texts.ts';
import { PART_LABELS } from '../../tender/texts.ts';
import { ARRANGEMENT_LABELS, NATURE_LABELS } from '../../texts.ts';
import type { AwardRoom } from '../reads/award-room.ts';

/** What the decision on the award is made on, from the record alone (§ 8 VgV): to read, print and keep. */
export function DecisionPaper({ room }: { room: AwardRoom }) {
  const { procurement, tender, seats, seatNames, evaluations, awards, lots } = room;
  const { row } = procurement;
  const nameOf = (id: string | null) => (id !== null && seatNames[id]) || 'unbekannte Person';
  return (
    <>
      <Section title="Gegenstand und Verfahren">
        <DescriptionList
          items={[
            { term: 'Beschaffung', description: `${row.title} (${row.reference})` },
            { term: 'Federführende Stelle', description: row.lead.name },
            { term: 'Gegenstand', description: row.subject || row.need },
            {
              term: 'Art',
              description: `${NATURE_LABELS[row.contractNature]}, ${ARRANGEMENT_LABELS[row.arrangement]}`,
            },
            {
              term: 'Verfahrensart',
              description:
                row.procedureKey && isProcedureKey(row.procedureKey) ? LEGAL_PROCEDURE_LABELS[row.procedureKey] : null,
            },
            { term: 'Begründung der Verfahrensart', description: row.procedureReason },
            {
              term: 'Geschätzter Auftragswert (netto)',
              description: row.estimatedValueCents === null ? null : formatEuro(row.estimatedValueCents),
            },
            { term: 'Vergabeplattform', description: tender?.platform },
            { term: 'Bekannt gemacht', description: tender?.publishedOn ? formatDay(tender.publishedOn) : null },
            {
              term: 'Ende der Angebotsfrist',
              description: tender?.offersDueAt ? formatInstant(new Date(tender.offersDueAt)) : null,
            },
            {
              term: 'Öffnung',
              description: tender?.openedAt
                ? `${formatInstant(new Date(tender.openedAt))}, ${nameOf(tender.openedBy)} und ${nameOf(tender.openedWith)}`
                : null,
            },
          ]}
        />
      </Section>
      <Section title="Beteiligte Personen">
        <DataTable
          caption="Beteiligte Personen"
          captionHidden
          rows={seats}
          rowKey={({ personId }) => personId}
          columns={[
            { key: 'person', label: 'Person', rowHeader: true, cell: ({ personName }) => personName },
            { key: 'body', label: 'Stelle', cell: ({ bodyName }) => bodyName },
            { key: 'part', label: 'Aufgabe', cell: ({ part }) => PART_LABELS[part] },
            {
              key: 'impartial',
              label: 'Erklärung nach § 6 VgV',
              cell: ({ impartial }) => (impartial ? 'abgegeben' : 'steht aus'),
            },
          ]}
        />
      </Section>
      {lots.map((lot) => {
        const content = evaluations.find(({ lotId }) => lotId === lot.id)?.content;
        const award = awards.find(({ lotId }) => lotId === lot.id);
        const best = content?.ranking.find(({ bidId }) => bidId === content.winnerBidId);
        return (
          <Section key={lot.id} title={`Los ${lot.number}: ${lot.title}`}>
            {content ? <Arithmetic content={content} nameOf={nameOf} /> : null}
            <p>
              <strong>{award ? 'Entscheidung: ' : 'Vorschlag: '}</strong>
              {award
                ? award.bidderName
                  ? `Zuschlag an ${award.bidderName}. ${award.reason}`
                  : `Kein Zuschlag. ${award.reason}`
                : best
                  ? `Zuschlag an ${best.bidderName} als wirtschaftlichstes Angebot.`
                  : 'Kein Zuschlag, da kein wertbares Angebot vorliegt.'}
            </p>
            {award ? (
              <p className="ui-muted">
                Entschieden am {formatInstant(new Date(award.decidedAt))} von {nameOf(award.decidedBy)}.
              </p>
            ) : null}
          </Section>
        );
      })}
    </>
  );
}
