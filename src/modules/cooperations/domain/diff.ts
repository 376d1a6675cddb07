import { type ContentField, FIELD_SECTIONS, type FrozenContent, SECTIONS, type Section } from './content.ts';

/** One changed field with both values; texts and names are put in words where it is shown. */
export type FieldChange = {
  [Field in ContentField]: {
    readonly field: Field;
    readonly before: FrozenContent[Field];
    readonly after: FrozenContent[Field];
  };
}[ContentField];

export interface SectionChanges {
  readonly section: Section;
  readonly changes: readonly FieldChange[];
}

const FIELDS = Object.keys(FIELD_SECTIONS) as readonly ContentField[];

/** Fields whose meaning differs; order inside lists and surrounding blanks are no change. */
export function changedFields(before: FrozenContent, after: FrozenContent): readonly FieldChange[] {
  return FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field])).map(
    (field) => ({ field, before: before[field], after: after[field] }) as FieldChange,
  );
}

/** What changed between two versions, screen by screen; screens without a change are left out. */
export function diffContent(before: FrozenContent, after: FrozenContent): readonly SectionChanges[] {
  const changes = changedFields(before, after);
  return SECTIONS.map((section) => ({
    section,
    changes: changes.filter((change) => FIELD_SECTIONS[change.field] === section),
  })).filter((entry) => entry.changes.length > 0);
}

function canonical(value: FrozenContent[ContentField]): string {
  if (typeof value === 'string') return JSON.stringify(value.trim().replaceAll('\r\n', '\n').normalize('NFC'));
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (value !== null && typeof value === 'object' && 'kind' in value) {
    return value.kind === 'until' ? `until ${value.endsOn}` : value.kind;
  }
  return JSON.stringify(value);
}
