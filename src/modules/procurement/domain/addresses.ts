/** Rooms of a purchase's page: each is a page of its own below the purchase. */
export const ROOMS = [
  'overview',
  'idea',
  'survey',
  'lots',
  'legality',
  'schedule',
  'clauses',
  'agreement',
  'tender',
  'evaluation',
  'award',
  'contracts',
  'record',
] as const;

export type Room = (typeof ROOMS)[number];

/** Last part of the address of each room. */
export const ROOM_SLUGS: Record<Room, string> = {
  overview: '',
  idea: 'vorhaben',
  survey: 'bedarf',
  lots: 'lose',
  legality: 'recht',
  schedule: 'zeitplan',
  clauses: 'klauseln',
  agreement: 'vereinbarung',
  tender: 'vergabe',
  evaluation: 'wertung',
  award: 'zuschlag',
  contracts: 'vertraege',
  record: 'akte',
};

/** Address of a purchase's page or of one of its rooms. */
export function procurementPath(id: string, room: Room = 'overview'): string {
  const slug = ROOM_SLUGS[room];
  return slug === '' ? `/beschaffungen/${id}` : `/beschaffungen/${id}/${slug}`;
}
