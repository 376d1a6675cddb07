import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IdeaFacts } from '#src/modules/procurement/components/idea-facts.tsx';
import { IdeaForm } from '#src/modules/procurement/components/idea-form.tsx';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { listCpvSuggestions } from '#src/modules/procurement/reads/cpv.ts';
import { getIdea } from '#src/modules/procurement/reads/idea.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';

export const metadata: Metadata = { title: 'Vorhaben' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What is to be bought and why. A code chosen in the search (?cpv=) comes along ticked, and is kept on saving. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const asked = queryText(await searchParams, 'cpv') ?? '';
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/vorhaben`);
  const view = await getIdea(actor, id, /^\d{8}$/.test(asked) ? [asked] : []);
  if (!view) notFound();
  const canEdit = view.procurement.verbs.includes('edit_idea');
  return (
    <ProcurementFrame
      procurement={view.procurement}
      room="idea"
      lead="Gegenstand, Bedarf, Codes, Laufzeit und geschätzter Wert mit seiner Begründung."
    >
      {canEdit ? <IdeaForm view={view} suggestions={await listCpvSuggestions()} /> : <IdeaFacts view={view} />}
    </ProcurementFrame>
  );
}
