import { SelectFilter, TextFilter } from '#src/ui/filter-fields.tsx';
import { FilterForm } from '#src/ui/filter-form.tsx';
import {
  isNarrowed,
  LIST_PARTS,
  LIST_PARAMETERS as NAMES,
  PART_SLUGS,
  type ProcurementListQuery,
  procurementListHref,
  SCOPE_SLUGS,
  SORT_SLUGS,
  STATUS_SLUGS,
  widened,
} from '../domain/list-query.ts';
import { PROCUREMENT_STATUSES } from '../domain/status.ts';
import { PART_FILTER_LABELS, STATUS_LABELS } from '../texts.ts';

interface ProcurementFilterProps {
  readonly query: ProcurementListQuery;
  readonly fields: readonly { key: string; label: string }[];
}

/** Filters of the list; all of them stand in the address. */
export function ProcurementFilter({ query, fields }: ProcurementFilterProps) {
  return (
    <FilterForm
      action="/beschaffungen"
      resetHref={isNarrowed(query) ? procurementListHref('/beschaffungen', widened(query)) : undefined}
      keep={{
        [NAMES.scope]: query.scope ? SCOPE_SLUGS[query.scope] : undefined,
        [NAMES.sort]: query.sort ? SORT_SLUGS[query.sort] : undefined,
        [NAMES.direction]: query.descending ? 'ab' : undefined,
      }}
    >
      <TextFilter name={NAMES.search} label="Titel oder Kennzeichen" value={query.search} type="search" />
      <TextFilter name={NAMES.lead} label="Federführende Stelle" value={query.lead} type="search" />
      <SelectFilter
        name={NAMES.status}
        label="Stand"
        value={query.status ? STATUS_SLUGS[query.status] : ''}
        options={PROCUREMENT_STATUSES.map((status) => ({ value: STATUS_SLUGS[status], label: STATUS_LABELS[status] }))}
      />
      <SelectFilter
        name={NAMES.fieldKey}
        label="Feld"
        value={query.fieldKey ?? ''}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
      />
      <SelectFilter
        name={NAMES.part}
        label="Ihre Beteiligung"
        value={query.part ? PART_SLUGS[query.part] : ''}
        options={LIST_PARTS.map((part) => ({ value: PART_SLUGS[part], label: PART_FILTER_LABELS[part] }))}
      />
    </FilterForm>
  );
}
