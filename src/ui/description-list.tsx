import type { ReactNode } from 'react';

export interface DescriptionItem {
  term: ReactNode;
  /** Nothing is shown as "keine Angabe", so that a gap is seen as one. */
  description: ReactNode;
}

interface DescriptionListProps {
  items: readonly DescriptionItem[];
  /** Terms above their descriptions, for narrow places. */
  compact?: boolean;
}

const isMissing = (value: ReactNode) => value === null || value === undefined || value === '' || value === false;

/** Pairs of term and description. */
export function DescriptionList({ items, compact }: DescriptionListProps) {
  return (
    <dl className={compact ? 'ui-facts ui-facts--compact' : 'ui-facts'}>
      {items.map(({ term, description }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, rendered once on the server
        <div key={index}>
          <dt>{term}</dt>
          <dd>{isMissing(description) ? <span className="ui-muted">keine Angabe</span> : description}</dd>
        </div>
      ))}
    </dl>
  );
}
