import type { ReactNode } from 'react';
import type { ContentField, FrozenContent } from '../domain/content.ts';
import { fieldText, type Names } from '../field-texts.ts';

const LONG_TEXTS: readonly ContentField[] = ['aim', 'tasks', 'terminationClause', 'costNote'];

/** A value of the content for a page: long texts keep their line breaks. */
export function fieldNode<Field extends ContentField>(
  field: Field,
  value: FrozenContent[Field],
  names: Names,
): ReactNode {
  const text = fieldText(field, value, names);
  if (text === null) return null;
  return LONG_TEXTS.includes(field) ? <p className="whitespace-pre-line">{text}</p> : text;
}
