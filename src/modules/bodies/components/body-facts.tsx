import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay, formatNumber } from '#src/ui/format.ts';
import type { BodyDetail } from '../reads/get-body.ts';
import { kindLabel, REGION_LABELS } from '../texts.ts';

const degrees = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 4, maximumFractionDigits: 4 });

function pointOf({ latitude, longitude }: BodyDetail): string | null {
  if (latitude === null || longitude === null) return null;
  return `${degrees.format(latitude)}° nördliche Breite, ${degrees.format(longitude)}° östliche Länge`;
}

/** The facts of a body; what can never apply to its kind is left out, what is unknown is shown as unknown. */
export function BodyFacts({ body }: { body: BodyDetail }) {
  const { kind, district, region, population, populationDate, areaKm2 } = body;
  const territorial = kind === 'municipality' || kind === 'independent_city' || kind === 'district';
  const inDistrict = kind === 'municipality' || kind === 'special_purpose_association';
  const items = [
    { term: 'Amtlicher Name', description: body.officialName },
    { term: 'Art', description: kindLabel(kind, body.officialName) },
    inDistrict && {
      term: 'Landkreis',
      description: district && <a href={`/kommunen/${district.address}`}>{district.name}</a>,
    },
    (territorial || inDistrict || region !== null) && {
      term: 'Regierungsbezirk',
      description: region && REGION_LABELS[region],
    },
    territorial && {
      term: 'Einwohner',
      description:
        population !== null &&
        `${formatNumber(population)}${populationDate ? ` (Stand ${formatDay(populationDate)})` : ''}`,
    },
    territorial && {
      term: 'Fläche',
      description:
        areaKm2 !== null &&
        `${formatNumber(areaKm2, 2)} km²${kind === 'district' ? ' (Summe der Gemeinden, ohne gemeindefreie Gebiete)' : ''}`,
    },
    territorial && { term: 'Lage', description: pointOf(body) },
    kind !== 'district' && { term: 'Postleitzahl des Sitzes', description: body.seatPostcode },
    body.validFrom !== null && { term: 'Besteht seit', description: formatDay(body.validFrom) },
    body.validTo !== null && { term: 'Bestand bis', description: formatDay(body.validTo) },
  ];
  return <DescriptionList items={items.filter((item) => item !== false)} />;
}
