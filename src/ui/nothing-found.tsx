import { LinkButton } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** Stands where a list would be if nothing fits its filters; `allHref` leads to the list without them. */
export function NothingFound({ title, allHref }: { title: string; allHref: string }) {
  return (
    <EmptyState
      title={title}
      action={
        <LinkButton href={allHref} variant="secondary">
          Alle zeigen
        </LinkButton>
      }
    >
      <p>Prüfen Sie die Schreibweise, oder nehmen Sie einen Filter zurück.</p>
    </EmptyState>
  );
}
