import { formatDay } from '#src/ui/format.ts';
import { Timeline } from '#src/ui/timeline.tsx';
import type { BodyChangeView, BodyDetail } from '../reads/get-body.ts';
import { CHANGE_LABELS } from '../texts.ts';

function sentenceOf(change: BodyChangeView) {
  const { predecessor, predecessorKey, formerDistrict, successor } = change;
  switch (change.kind) {
    case 'merger':
      return (
        <>
          <a href={`/kommunen/${predecessorKey}`}>{predecessor.name}</a> ({predecessorKey}) ging in{' '}
          <a href={`/kommunen/${successor.address}`}>{successor.name}</a> auf.
        </>
      );
    case 'incorporation':
      return (
        <>
          <a href={`/kommunen/${predecessorKey}`}>{predecessor.name}</a> ({predecessorKey}) wurde nach{' '}
          <a href={`/kommunen/${successor.address}`}>{successor.name}</a> eingegliedert.
        </>
      );
    case 'district_exit':
      return (
        <>
          {successor.name} schied aus dem{' '}
          {formerDistrict ? <a href={`/kommunen/${formerDistrict.address}`}>{formerDistrict.name}</a> : 'Landkreis'} aus
          und ist seither kreisfrei. Bis dahin galt der Schlüssel {predecessorKey}.
        </>
      );
  }
}

/** Mergers, incorporations and changes of Kreis that touched a body, newest first. */
export function ChangeList({ body }: { body: BodyDetail }) {
  return (
    <Timeline
      entries={body.changes.map((change) => ({
        key: `${change.predecessorKey}-${change.effective}`,
        title: CHANGE_LABELS[change.kind],
        when: formatDay(change.effective),
        dateTime: change.effective,
        children: (
          <>
            <p>{sentenceOf(change)}</p>
            <p className="ui-muted">Beleg: {change.evidence}</p>
          </>
        ),
      }))}
    />
  );
}
