import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { procurementPath } from '#src/modules/procurement/domain/addresses.ts';
import { CheckDecisions } from '#src/modules/procurement/legality/components/check-decisions.tsx';
import { PointList } from '#src/modules/procurement/legality/components/point-list.tsx';
import { ProcedureChoice } from '#src/modules/procurement/legality/components/procedure-choice.tsx';
import { getLegality } from '#src/modules/procurement/legality/reads/legality.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Rechtliche Prüfung' };

/** The legal check: every point with its finding, reasons, sources and certainty. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(procurementPath(id, 'legality'));
  const view = await getLegality(actor, id);
  if (!view) notFound();
  return (
    <ProcurementFrame
      procurement={view.procurement}
      room="legality"
      lead="Was das Vergaberecht zu dieser Beschaffung sagt, Punkt für Punkt, mit Quelle und Sicherheit."
    >
      <CheckDecisions view={view} />
      <ProcedureChoice view={view} />
      <PointList view={view} />
    </ProcurementFrame>
  );
}
