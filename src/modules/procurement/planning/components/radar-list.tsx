import { DataTable } from '#src/ui/data-table.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatDay, formatNumber } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { startJointIdeaAction } from '../actions.ts';
import type { PoolingProposal } from '../domain/radar.ts';
import { similarityText } from '../texts.ts';

interface RadarListProps {
  readonly proposals: readonly PoolingProposal[];
  readonly ownBodyId: string;
  /** Whether the reader may start a purchase. */
  readonly mayStart: boolean;
}

/** Proposals with their reasons; one click starts the idea. */
export function RadarList({ proposals, ownBodyId, mayStart }: RadarListProps) {
  return proposals.map((proposal) => {
    const { offers } = proposal;
    const [first] = offers;
    if (!first) return null;
    const bodies = `${formatNumber(offers.length)} Stellen`;
    return (
      <Section key={first.contractId} title={`${first.title}: ${bodies}`}>
        <p>
          Die Verträge enden zwischen dem {formatDay(proposal.firstEnd)} und dem {formatDay(proposal.lastEnd)}.{' '}
          {proposal.reasons.length > 0
            ? `Vorgeschlagen wegen: ${proposal.reasons.map(similarityText).join('; ')}.`
            : `Jeder Vertrag ähnelt dem zuerst endenden mit mindestens ${formatNumber(proposal.points)} Punkten.`}
        </p>
        <DataTable
          caption={`Verträge zu ${first.title}`}
          captionHidden
          rows={offers}
          rowKey={(offer) => offer.contractId}
          columns={[
            {
              key: 'body',
              label: 'Stelle',
              rowHeader: true,
              cell: (offer) => (offer.bodyId === ownBodyId ? `${offer.bodyName} (Ihre Stelle)` : offer.bodyName),
            },
            { key: 'title', label: 'Gegenstand', cell: (offer) => offer.title },
            { key: 'field', label: 'Feld', cell: (offer) => offer.fieldLabel ?? '–' },
            { key: 'cpv', label: 'CPV-Code', cell: (offer) => offer.cpvCode ?? '–' },
            { key: 'end', label: 'Ende', cell: (offer) => formatDay(offer.endsOn) },
          ]}
        />
        {mayStart ? (
          <Form
            action={startJointIdeaAction}
            idempotencyKey={crypto.randomUUID()}
            submitLabel="Gemeinsame Beschaffung vorbereiten"
            submitVariant="secondary"
            label={`Gemeinsame Beschaffung vorbereiten: ${first.title}`}
            guard={false}
          >
            {offers.map((offer) => (
              <HiddenField key={offer.contractId} name="contractIds" value={offer.contractId} />
            ))}
          </Form>
        ) : null}
      </Section>
    );
  });
}
