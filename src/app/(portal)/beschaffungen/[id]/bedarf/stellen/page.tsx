import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listDistrictChoices } from '#src/modules/bodies/reads/list-districts.ts';
import { ProcurementFrame } from '#src/modules/procurement/components/procurement-frame.tsx';
import { AskedBodies } from '#src/modules/procurement/survey/components/asked-screen.tsx';
import { parseSelection, SELECTION_PARAMETERS } from '#src/modules/procurement/survey/domain/selection.ts';
import { getAskedScreen } from '#src/modules/procurement/survey/reads/asked.ts';
import { queryText } from '#src/server/query-text.ts';
import { requireActor } from '#src/server/session.ts';
import { Alert } from '#src/ui/alert.tsx';
import { formatCount } from '#src/ui/format.ts';

export const metadata: Metadata = { title: 'Stellen auswählen' };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Choosing the bodies a survey goes to. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const query = await searchParams;
  const actor = await requireActor(`/beschaffungen/${encodeURIComponent(id)}/bedarf/stellen`);
  const selection = queryText(query, SELECTION_PARAMETERS.chosen) ? parseSelection(query) : null;
  const page = Math.max(1, Number(/^\d{1,3}$/.exec(queryText(query, 'seite') ?? '')?.[0] ?? 1));
  const [screen, districts] = await Promise.all([getAskedScreen(actor, id, selection, page), listDistrictChoices()]);
  if (!screen) notFound();
  const asked = /^\d{1,5}$/.exec(queryText(query, 'gefragt') ?? '')?.[0];
  const isIdea = screen.procurement.row.status === 'idea';
  return (
    <ProcurementFrame
      procurement={screen.procurement}
      room="survey"
      lead={
        isIdea
          ? 'Welche Stellen werden gefragt? Sie erfahren davon erst, wenn Sie die Bedarfsabfrage öffnen.'
          : 'Welche Stellen werden noch gefragt? Sie werden sofort benachrichtigt.'
      }
    >
      {asked ? (
        <Alert
          tone="success"
          role="status"
          title={`${formatCount(Number(asked), 'Stelle steht', 'Stellen stehen')} neu auf der Liste`}
        />
      ) : null}
      <AskedBodies screen={screen} selection={selection} districts={districts} />
    </ProcurementFrame>
  );
}
