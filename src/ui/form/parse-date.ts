const isoForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const germanForm = /^(\d{1,2})(?:\s*[.\-/]\s*|\s+)(\d{1,2})(?:\s*[.\-/]\s*|\s+)(\d{4})$/;
const digitsForm = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * Reads a day as people type it: "01.03.2027", "1.3.2027", "1/3/2027", "01032027" or "2027-03-01".
 * Returns it as YYYY-MM-DD, or `null` when it is no day of the calendar (30 February, two-digit years).
 */
export function parseGermanDate(text: string): string | null {
  const trimmed = text.trim();
  const iso = isoForm.exec(trimmed);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const german = germanForm.exec(trimmed) ?? digitsForm.exec(trimmed);
  return german ? calendarDay(german[3], german[2], german[1]) : null;
}

/** Years before 1000 are typing errors here, never meant. */
function calendarDay(yearText = '', monthText = '', dayText = ''): string | null {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1000 ? date.toISOString().slice(0, 10) : null;
}
