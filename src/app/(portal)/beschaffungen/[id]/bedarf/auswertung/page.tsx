import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { EvaluationScreen } from '#src/modules/procurement/survey/components/evaluation-screen.tsx';
import { parseEvaluationQuery } from '#src/modules/procurement/survey/domain/evaluation-query.ts';
import { getEvaluation } from '#src/modules/procurement/survey/reads/evaluation.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Auswertung der Bedarfsabfrage' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the survey says so far: for the lead buyer and the Land's oversight. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const query = await searchParams;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/auswertung`);
  const evaluation = await getEvaluation(actor, id);
  if (!evaluation) notFound();
  return (
    <ProcurementFrame
      procurement={evaluation.procurement}
      room="survey"
      lead="Summen, Auffälligkeiten und Antworten. Entwürfe zählen nicht mit."
    >
      <EvaluationScreen evaluation={evaluation} query={parseEvaluationQuery((name) => queryText(query, name))} />
    </ProcurementFrame>
  );
}
