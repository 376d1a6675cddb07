import { Badge } from '#src/ui/badge.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { procurementPath } from '../../domain/addresses.ts';
import type { LegalityView, PointView } from '../reads/legality.ts';
import { POINT_LABELS } from '../texts.ts';
import { Explanation } from './explanation.tsx';
import { FindingBadge } from './finding-badge.tsx';

/** All points with what they came to and why. */
export function PointList({ view }: { view: LegalityView }) {
  const can = view.procurement.verbs;
  const works = can.includes('answer_legal_point') || can.includes('sign_legal_point');
  return view.points.map((point) => (
    <Section
      key={point.key}
      id={point.key}
      title={POINT_LABELS[point.key]}
      actions={
        works ? (
          <a href={`${procurementPath(view.procurement.row.id, 'legality')}/${point.key}`}>
            {point.isAnswered ? 'Ansehen und bearbeiten' : 'Ausfüllen'}
            <span className="kern-sr-only">: {POINT_LABELS[point.key]}</span>
          </a>
        ) : null
      }
    >
      <p>
        <FindingBadge finding={point.result.finding} /> <PointStanding point={point} />
      </p>
      <Explanation result={point.result} />
      <PointComments point={point} />
    </Section>
  ));
}

/** Whether a point was filled in, signed, and whether the signature still holds. */
export function PointStanding({ point }: { point: PointView }) {
  if (point.isStale) return <Badge tone="warning">neu zu zeichnen: Angaben oder Rechtswerte haben sich geändert</Badge>;
  if (point.signedAt) return <Badge tone="success">gezeichnet am {formatInstant(point.signedAt)}</Badge>;
  return point.isAnswered ? (
    <Badge tone="info">ausgefüllt, noch nicht gezeichnet</Badge>
  ) : (
    <Badge tone="neutral">noch nicht ausgefüllt</Badge>
  );
}

/** What the lead buyer and the reviewer said. */
export function PointComments({ point }: { point: PointView }) {
  if (point.comment === '' && point.reviewComment === '') return null;
  return (
    <dl className="ui-facts">
      {point.comment ? (
        <div>
          <dt>Erläuterung</dt>
          <dd className="whitespace-pre-line">{point.comment}</dd>
        </div>
      ) : null}
      {point.reviewComment ? (
        <div>
          <dt>Rechtliche Prüfung</dt>
          <dd className="whitespace-pre-line">{point.reviewComment}</dd>
        </div>
      ) : null}
    </dl>
  );
}
