import type { ReactNode } from 'react';
import { formatDay } from './format.ts';

interface SourceNoteProps {
  source: ReactNode;
  /** Address of the source itself. */
  href?: string;
  /** Day the data describe, YYYY-MM-DD. */
  asOf?: string | null;
  /** How sure the data are, for example "amtlich" or "aus Presseberichten". */
  certainty?: ReactNode;
}

/** Says where shown data come from, of which day they are, and how sure they are. */
export function SourceNote({ source, href, asOf, certainty }: SourceNoteProps) {
  return (
    <p className="ui-muted">
      Quelle: {href ? <a href={href}>{source}</a> : source}
      {asOf ? <>, Stand {formatDay(asOf)}</> : null}
      {certainty ? <>, Sicherheit: {certainty}</> : null}
    </p>
  );
}
