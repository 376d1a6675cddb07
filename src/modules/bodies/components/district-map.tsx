import { formatCount } from '#src/ui/format.ts';
import type { DistrictSummary } from '../reads/list-districts.ts';
import map from './district-outlines.json' with { type: 'json' };

/** Classes of the map: from how many cooperations on an area is drawn how strongly. */
const MAP_CLASSES = [
  { from: 0, opacity: '0.06', label: 'keine' },
  { from: 1, opacity: '0.28', label: '1 bis 2' },
  { from: 3, opacity: '0.5', label: '3 bis 5' },
  { from: 6, opacity: '0.78', label: '6 und mehr' },
] as const;

function opacityOf(cooperations: number): string {
  return MAP_CLASSES.findLast((step) => cooperations >= step.from)?.opacity ?? MAP_CLASSES[0].opacity;
}

/**
 * Map of the Landkreise and kreisfreie Städte, drawn on the server. It repeats the table beside it for the eye and the
 * mouse, and is therefore hidden from screen readers and the keyboard, who would meet 27 links twice.
 */
export function DistrictMap({ districts }: { districts: readonly DistrictSummary[] }) {
  const byKey = new Map(districts.map((district) => [district.key, district]));
  return (
    <svg
      className="h-auto w-full max-w-[600px] fill-kern-action-default stroke-kern-layout-text-default [&_a:hover_path]:[stroke-width:3]"
      viewBox={`-2 -2 ${map.width + 4} ${map.height + 4}`}
      aria-hidden="true"
      fillRule="evenodd"
      strokeLinejoin="round"
    >
      {map.outlines.map(({ key, path }) => {
        const { name = key, cooperations = 0 } = byKey.get(key) ?? {};
        return (
          <a key={key} href={`/kommunen?kreis=${key}`} tabIndex={-1}>
            <title>{`${name}: ${formatCount(cooperations, 'Kooperation', 'Kooperationen')}`}</title>
            <path d={path} fillOpacity={opacityOf(cooperations)} />
          </a>
        );
      })}
    </svg>
  );
}

/** What the strengths on the map mean. */
export function MapLegend() {
  return (
    <ul className="flex flex-wrap gap-16" aria-hidden="true">
      {MAP_CLASSES.map(({ from, opacity, label }) => (
        <li key={from} className="flex items-center gap-8">
          <svg
            width="20"
            height="20"
            aria-hidden="true"
            className="fill-kern-action-default stroke-kern-layout-text-default"
          >
            <rect x="1" y="1" width="18" height="18" fillOpacity={opacity} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
