import { formatEuro } from '#src/ui/format.ts';
import type { AgreementChanges } from '../domain/diff.ts';
import { AGREEMENT_FIELD_LABELS, agreementFieldText } from '../texts.ts';

interface AgreementChangesListProps {
  readonly changes: AgreementChanges;
  readonly ownBodyId: string;
}

/** What changed since the version a body consented to last; its own share first. Told apart by word, not by colour alone. */
export function AgreementChangesList({ changes, ownBodyId }: AgreementChangesListProps) {
  const shares = [...changes.shares].sort(
    (one, other) => Number(other.bodyId === ownBodyId) - Number(one.bodyId === ownBodyId),
  );
  const amount = (cents: number | null) => (cents === null ? 'nicht beteiligt' : formatEuro(cents));
  return (
    <dl className="ui-facts">
      {shares.map(({ bodyId, name, before, after }) => (
        <div key={bodyId}>
          <dt>{bodyId === ownBodyId ? 'Ihr Anteil' : `Anteil ${name}`}</dt>
          <dd>
            <Change before={amount(before)} after={amount(after)} />
          </dd>
        </div>
      ))}
      {changes.fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{AGREEMENT_FIELD_LABELS[field]}</dt>
          <dd>
            <Change before={agreementFieldText(field, before)} after={agreementFieldText(field, after)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: { before: string; after: string }) {
  return (
    <>
      <span className="ui-muted">bisher: </span>
      <del className="whitespace-pre-line">{before}</del>
      <br />
      <span className="ui-muted">neu: </span>
      <ins className="whitespace-pre-line">{after}</ins>
    </>
  );
}
