import { GOVERNMENT_REGIONS } from '#src/modules/bodies/domain/body.ts';
import { REGION_LABELS } from '#src/modules/bodies/texts.ts';
import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import {
  type CooperationListQuery,
  cooperationListHref,
  isNarrowed,
  type ListScope,
  COOPERATION_LIST_PARAMETERS as NAMES,
  SCOPE_SLUGS,
  SORT_SLUGS,
  STATUS_SLUGS,
  widened,
} from '../domain/list-query.ts';
import { COOPERATION_STATUSES, PUBLIC_STATUSES } from '../domain/status.ts';
import { STATUS_LABELS } from '../texts.ts';

interface CooperationFilterProps {
  readonly query: CooperationListQuery;
  readonly scope: ListScope;
  readonly fields: readonly { key: string; label: string }[];
}

/** Filters of the list; all of them stand in the address. */
export function CooperationFilter({ query, scope, fields }: CooperationFilterProps) {
  const statuses = scope === 'public' ? PUBLIC_STATUSES : COOPERATION_STATUSES;
  return (
    <FilterForm
      action="/kooperationen"
      resetHref={isNarrowed(query) ? cooperationListHref('/kooperationen', widened(query)) : undefined}
      keep={{
        [NAMES.scope]: query.scope ? SCOPE_SLUGS[query.scope] : undefined,
        [NAMES.sort]: query.sort ? SORT_SLUGS[query.sort] : undefined,
        [NAMES.direction]: query.descending ? 'ab' : undefined,
        [NAMES.partner]: query.partner ?? undefined,
      }}
    >
      <TextFilter name={NAMES.search} label="Titel, Kennzeichen oder Partner" value={query.search} type="search" />
      <SelectFilter
        name={NAMES.fieldKey}
        label="Feld"
        value={query.fieldKey ?? ''}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
      />
      <SelectFilter
        name={NAMES.status}
        label="Stand"
        value={query.status ? STATUS_SLUGS[query.status] : ''}
        options={statuses.map((status) => ({ value: STATUS_SLUGS[status], label: STATUS_LABELS[status] }))}
      />
      <SelectFilter
        name={NAMES.region}
        label="Regierungsbezirk"
        value={query.region ?? ''}
        options={GOVERNMENT_REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
      />
    </FilterForm>
  );
}
