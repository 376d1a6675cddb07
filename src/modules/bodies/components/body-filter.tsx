import { CheckboxFilter, SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import { GOVERNMENT_REGIONS } from '../domain/body.ts';
import {
  BODY_LIST_PARAMETERS,
  type BodyListQuery,
  DEFAULT_BODY_LIST_QUERY,
  isNarrowed,
  KIND_FILTER_KEYS,
  SORT_SLUGS,
} from '../domain/list-query.ts';
import { SIZE_CLASSES } from '../domain/size-class.ts';
import type { DistrictChoice } from '../reads/list-districts.ts';
import { KIND_FILTER_LABELS, REGION_LABELS, SIZE_LABELS } from '../texts.ts';

interface BodyFilterProps {
  query: BodyListQuery;
  districts: readonly DistrictChoice[];
}

/** Search and filters of the register; every state of it is an address. */
export function BodyFilter({ query, districts }: BodyFilterProps) {
  const names = BODY_LIST_PARAMETERS;
  const keep = {
    [names.sort]: query.sort === DEFAULT_BODY_LIST_QUERY.sort ? undefined : SORT_SLUGS[query.sort],
    [names.direction]: query.descending ? 'ab' : undefined,
  };
  return (
    <FilterForm
      action="/kommunen"
      label="Verzeichnis filtern"
      resetHref={isNarrowed(query) ? '/kommunen' : undefined}
      keep={keep}
    >
      <TextFilter name={names.search} label="Name, Schlüssel oder Postleitzahl" value={query.search} />
      <SelectFilter
        name={names.kind}
        label="Art"
        value={query.kind ?? undefined}
        options={KIND_FILTER_KEYS.map((key) => ({ value: key, label: KIND_FILTER_LABELS[key] }))}
      />
      <SelectFilter
        name={names.district}
        label="Landkreis oder kreisfreie Stadt"
        value={query.district ?? undefined}
        options={districts.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <SelectFilter
        name={names.region}
        label="Regierungsbezirk"
        value={query.region ?? undefined}
        options={GOVERNMENT_REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
      />
      <SelectFilter
        name={names.size}
        label="Einwohnerzahl der Gemeinde"
        value={query.size ?? undefined}
        options={SIZE_CLASSES.map(({ key }) => ({ value: key, label: SIZE_LABELS[key] }))}
      />
      <CheckboxFilter name={names.former} label="Auch frühere Gemeinden zeigen" checked={query.former} value="ja" />
    </FilterForm>
  );
}
