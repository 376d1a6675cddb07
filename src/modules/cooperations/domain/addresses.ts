import { SECTIONS, type Section } from './content.ts';

/** Last part of the address of each screen of a draft. */
export const SECTION_SLUGS: Record<Section, string> = {
  basics: 'grunddaten',
  scope: 'umfang',
  term: 'laufzeit',
  form: 'rechtsform',
  costs: 'kosten',
  partners: 'partner',
};

/** The screen behind the last part of its address, or null. */
export function sectionOfSlug(slug: string): Section | null {
  return SECTIONS.find((section) => SECTION_SLUGS[section] === slug) ?? null;
}

/** Address of a cooperation's page. */
export function cooperationPath(id: string): string {
  return `/kooperationen/${id}`;
}

/** Address of one screen of the draft. */
export function sectionPath(id: string, section: Section): string {
  return `${cooperationPath(id)}/bearbeiten/${SECTION_SLUGS[section]}`;
}

/** The screen after this one, or the cooperation's page after the last. */
export function nextSectionPath(id: string, section: Section): string {
  const next = SECTIONS[SECTIONS.indexOf(section) + 1];
  return next ? sectionPath(id, next) : cooperationPath(id);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id at all; anything else is a 404 and never reaches the database. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
