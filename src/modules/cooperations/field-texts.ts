import { LEGAL_FORM_LABELS } from '#src/modules/legal/texts.ts';
import { formatDay, formatEuro } from '#src/ui/format.ts';
import type { ContentField, FrozenContent } from './domain/content.ts';
import { SHARED_ACTIVITY_LABELS } from './texts.ts';

/** Names a value of the content can refer to. */
export interface Names {
  readonly bodies: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

/** A value of the content as people read it; null where nothing is stated. */
export function fieldText<Field extends ContentField>(
  field: Field,
  value: FrozenContent[Field],
  names: Names,
): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((item) => wordOf(field, item, names)).join(', ');
  if (typeof value === 'object' && 'kind' in value) {
    return value.kind === 'unlimited' ? 'unbefristet' : `befristet bis ${formatDay(value.endsOn)}`;
  }
  if (typeof value === 'number') return formatEuro(value);
  return wordOf(field, String(value), names);
}

function wordOf(field: ContentField, text: string, names: Names): string {
  switch (field) {
    case 'fieldKey':
      return names.fields[text] ?? text;
    case 'legalForm':
      return LEGAL_FORM_LABELS[text as keyof typeof LEGAL_FORM_LABELS] ?? text;
    case 'sharedActivities':
      return SHARED_ACTIVITY_LABELS[text as keyof typeof SHARED_ACTIVITY_LABELS] ?? text;
    case 'leadBodyId':
    case 'partnerBodyIds':
      return names.bodies[text] ?? 'eine nicht mehr beteiligte Stelle';
    case 'startsOn':
      return formatDay(text);
    default:
      return text;
  }
}
