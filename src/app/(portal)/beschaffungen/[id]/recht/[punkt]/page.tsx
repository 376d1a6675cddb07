import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { Explanation } from '#src/modules/procurement/legality/components/explanation.tsx';
import { FindingBadge } from '#src/modules/procurement/legality/components/finding-badge.tsx';
import { PointForms } from '#src/modules/procurement/legality/components/point-forms.tsx';
import { PointComments, PointStanding } from '#src/modules/procurement/legality/components/point-list.tsx';
import { getLegality } from '#src/modules/procurement/legality/reads/legality.ts';
import { POINT_LABELS } from '#src/modules/procurement/legality/texts.ts';
import { requireActor } from '#src/server/session.ts';
import { Section } from '#src/ui/section.tsx';

export const metadata: Metadata = { title: 'Prüfpunkt' };

/** One point of the legal check: its explanation, the questionnaire, the signature. */
export default async function Page({ params }: { params: Promise<{ id: string; punkt: string }> }) {
  const { id, punkt } = await params;
  const actor = await requireActor(procurementPath(id, 'legality'));
  const view = await getLegality(actor, id);
  const point = view?.points.find(({ key }) => key === punkt);
  if (!view || !point) notFound();
  return (
    <ProcurementFrame procurement={view.procurement} room="legality" lead={POINT_LABELS[point.key]}>
      <p>
        <a href={procurementPath(id, 'legality')}>Alle Punkte</a>
      </p>
      <Section title={POINT_LABELS[point.key]}>
        <p>
          <FindingBadge finding={point.result.finding} /> <PointStanding point={point} />
        </p>
        <Explanation result={point.result} />
        <PointComments point={point} />
      </Section>
      <PointForms view={view} point={point} />
    </ProcurementFrame>
  );
}
