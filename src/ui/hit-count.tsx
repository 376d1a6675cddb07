import { formatNumber } from './format.ts';

/** How many hits a list has; `more`: beyond those one can page through. */
export function HitCount({ total, more = false }: { total: number; more?: boolean }) {
  return (
    <p>
      {more
        ? `Mehr als ${formatNumber(total)} Treffer. Bitte grenzen Sie die Suche ein; der CSV-Export enthält alle.`
        : `${formatNumber(total)} Treffer`}
    </p>
  );
}
