import { formatDay } from '#src/ui/format.ts';
import { SourceNote } from '#src/ui/source-note.tsx';
import { SOURCES } from '../texts.ts';

/** Names the official directory with its terms, as its publisher asks wherever its data are shown. */
export function RegisterSource({ populationDate }: { populationDate?: string | null }) {
  const { directory } = SOURCES;
  return (
    <>
      <SourceNote source={directory.name} href={directory.href} asOf={directory.asOf} certainty="amtlich" />
      <p className="ui-muted">
        {populationDate ? `Einwohner und Fläche am ${formatDay(populationDate)}. ` : null}
        {directory.terms}.
      </p>
    </>
  );
}
