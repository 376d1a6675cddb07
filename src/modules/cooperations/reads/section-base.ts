import { createHash } from 'node:crypto';
import { type ContentField, type CooperationContent, FIELD_SECTIONS, type Section } from '../domain/content.ts';

/** Fields of the content on one screen, in a fixed order. */
export function fieldsOfSection(section: Section): (keyof CooperationContent)[] {
  const fields = Object.keys(FIELD_SECTIONS) as ContentField[];
  return fields.filter(
    (field): field is keyof CooperationContent =>
      FIELD_SECTIONS[field] === section && field !== 'leadBodyId' && field !== 'partnerBodyIds',
  );
}

/**
 * Fingerprint of what one screen showed. A save carries it back: it conflicts if and only if someone changed this screen
 * meanwhile, whatever else happened to the cooperation.
 */
export function sectionBase(content: CooperationContent, section: Section): string {
  const values = fieldsOfSection(section).map((field) => {
    const value = content[field];
    return Array.isArray(value) ? [...value].sort() : value;
  });
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 24);
}
