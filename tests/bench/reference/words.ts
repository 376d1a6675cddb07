/** Words and formats of the references' pages. */

const number = new Intl.NumberFormat('de-DE');
const area = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const day = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium' });
const instant = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'medium',
  timeStyle: 'short',
});

export const formatNumber = (value: number | null) => (value === null ? '–' : number.format(value));
export const formatArea = (value: number | null) => (value === null ? '–' : area.format(value));
export const formatDay = (value: string | null) => (value === null ? '–' : day.format(new Date(value)));
export const formatInstant = (value: string | null) => (value === null ? '–' : instant.format(new Date(value)));

export const REGIONS: Record<string, string> = { darmstadt: 'Darmstadt', giessen: 'Gießen', kassel: 'Kassel' };
export const KINDS: Record<string, string> = {
  municipality: 'Gemeinde',
  independent_city: 'Kreisfreie Stadt',
  district: 'Landkreis',
};
export const NAVIGATION = [
  ['/start', 'Übersicht'],
  ['/aufgaben', 'Aufgaben'],
  ['/kooperationen', 'Kooperationen'],
  ['/kommunen', 'Kommunen'],
  ['/mitteilungen', 'Mitteilungen'],
] as const;
export const COLUMNS = [
  'Name',
  'Art',
  'Landkreis',
  'Regierungsbezirk',
  'Schlüssel',
  'Einwohner',
  'Fläche in km²',
] as const;
export const SORTS = ['name', 'einwohner', 'flaeche'] as const;
export const LEAD =
  'Alle Städte, Gemeinden und Landkreise in Hessen und die Stellen, mit denen sie in der IT zusammenarbeiten.';

/** What the list is asked for. */
export function listQuery(parameters: { get(name: string): string | null }) {
  return {
    sort: parameters.get('sortierung') ?? 'name',
    descending: parameters.get('richtung') === 'ab',
    page: Math.min(40, Math.max(1, Number(parameters.get('seite')) || 1)),
  };
}
