import type { FormConflict } from '#src/ui/form/form-state.ts';
import { formatInstant } from '#src/ui/format.ts';
import type { ContentField } from './domain/content.ts';
import { fieldText } from './field-texts.ts';
import type { SectionConflict, SectionSave } from './reads/section-conflict.ts';
import { FIELD_LABELS } from './texts.ts';

/** Fields of the form that are called otherwise than in the content. */
const FORM_FIELDS: Partial<Record<ContentField, string>> = { term: 'termKind' };

/** A lost race in words: who came first, and both values of every field that differs. */
export function sectionConflictText(conflict: SectionConflict): FormConflict {
  const names = { bodies: {}, fields: conflict.fieldNames };
  return {
    message: savedText(conflict.saved),
    values: { base: conflict.base },
    differences: conflict.changes.map(({ field, before, after }) => ({
      name: FORM_FIELDS[field] ?? field,
      label: FIELD_LABELS[field],
      typed: fieldText(field, after, names),
      present: fieldText(field, before, names),
    })),
  };
}

function savedText(saved: SectionSave | null): string {
  if (saved === null) return 'Jemand anderes hat diesen Abschnitt inzwischen geändert.';
  const when = `am ${formatInstant(saved.at)}`;
  if (saved.isOwn) return `Sie haben diesen Abschnitt ${when} in einem anderen Fenster gespeichert.`;
  const who = [saved.personName, saved.bodyName].filter((name) => name !== null).join(', ') || 'Jemand anderes';
  return `Zuletzt gespeichert hat diesen Abschnitt ${when}: ${who}.`;
}
