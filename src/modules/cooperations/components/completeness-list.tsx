import { Alert } from '#src/ui/alert.tsx';
import { sectionPath } from '../domain/addresses.ts';
import type { CompletenessItem } from '../domain/completeness.ts';
import { COMPLETENESS_TEXTS, SECTION_LABELS } from '../texts.ts';

interface CompletenessListProps {
  readonly cooperationId: string;
  readonly items: readonly CompletenessItem[];
  readonly bodyNames: Readonly<Record<string, string>>;
  /** Whether the reader can go and fix it. */
  readonly linked: boolean;
}

/** What is still missing, what is advised; each item leads to its screen. */
export function CompletenessList({ cooperationId, items, bodyNames, linked }: CompletenessListProps) {
  const blocking = items.filter((item) => item.blocking);
  const advice = items.filter((item) => !item.blocking);
  if (items.length === 0) {
    return <Alert tone="success" title="Der Entwurf ist vollständig." />;
  }
  return (
    <div className="ui-stack">
      {blocking.length > 0 ? (
        <Alert
          tone="warning"
          title={blocking.length === 1 ? 'Eine Angabe fehlt noch' : `${blocking.length} Angaben fehlen noch`}
        >
          <Items items={blocking} {...{ cooperationId, bodyNames, linked }} />
        </Alert>
      ) : null}
      {advice.length > 0 ? (
        <Alert tone="info" title="Hinweise">
          <Items items={advice} {...{ cooperationId, bodyNames, linked }} />
        </Alert>
      ) : null}
    </div>
  );
}

function Items({ cooperationId, items, bodyNames, linked }: CompletenessListProps) {
  return (
    <ul className="ui-list">
      {items.map((item) => {
        const bodies = item.bodyIds.map((bodyId) => bodyNames[bodyId]).filter((name) => name !== undefined);
        return (
          <li key={item.code}>
            {linked ? (
              <a href={sectionPath(cooperationId, item.section)}>{SECTION_LABELS[item.section]}</a>
            ) : (
              SECTION_LABELS[item.section]
            )}
            : {COMPLETENESS_TEXTS[item.code]}
            {bodies.length > 0 ? ` (${bodies.slice(0, 4).join(', ')}${bodies.length > 4 ? ' und weitere' : ''})` : ''}
            {item.source ? <span className="ui-muted"> {item.source}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
