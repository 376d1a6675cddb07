import { Heading } from '#src/ui/heading.tsx';
import type { SectionChanges } from '../domain/diff.ts';
import { fieldText, type Names } from '../field-texts.ts';
import { FIELD_LABELS, SECTION_LABELS } from '../texts.ts';

/** What changed between two versions. Old and new are told apart by word and line, not by colour alone. */
export function VersionChanges({ changes, names }: { changes: readonly SectionChanges[]; names: Names }) {
  return (
    <div className="ui-stack">
      {changes.map(({ section, changes: fields }) => (
        <section key={section} className="ui-stack">
          <Heading level={3}>{SECTION_LABELS[section]}</Heading>
          <dl className="ui-facts">
            {fields.map((change) => (
              <div key={change.field}>
                <dt>{FIELD_LABELS[change.field]}</dt>
                <dd>
                  <span className="ui-muted">bisher: </span>
                  <del className="whitespace-pre-line">
                    {fieldText(change.field, change.before, names) ?? 'keine Angabe'}
                  </del>
                  <br />
                  <span className="ui-muted">neu: </span>
                  <ins className="whitespace-pre-line">
                    {fieldText(change.field, change.after, names) ?? 'keine Angabe'}
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
