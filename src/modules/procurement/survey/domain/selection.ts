import {
  type BodyListQuery,
  DEFAULT_BODY_LIST_QUERY,
  parseBodyListQuery,
} from '#src/modules/bodies/domain/list-query.ts';

/**
 * Which bodies a survey goes to: all that the filters of the register leave, only members of the own purchasing
 * cooperative if wished. Names are chosen one by one beside it.
 */
export interface BodySelection {
  readonly query: BodyListQuery;
  readonly fellowMembers: boolean;
}

/** Names of the parameters in the address; those of the register's list and one more. */
export const SELECTION_PARAMETERS = {
  kind: 'art',
  region: 'bezirk',
  district: 'kreis',
  size: 'groesse',
  fellowMembers: 'mitglieder',
  chosen: 'auswahl',
} as const;

type RawParameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads a selection from an address or a form. Sort, page and search of the register play no part. */
export function parseSelection(parameters: RawParameters): BodySelection {
  const { kind, region, district, size } = parseBodyListQuery({ ...parameters });
  const members = parameters[SELECTION_PARAMETERS.fellowMembers];
  return { query: { ...DEFAULT_BODY_LIST_QUERY, kind, region, district, size }, fellowMembers: members === 'ja' };
}

/** The selection as fields of a form. */
export function selectionFields({ query, fellowMembers }: BodySelection): readonly { name: string; value: string }[] {
  const names = SELECTION_PARAMETERS;
  return [
    { name: names.kind, value: query.kind ?? '' },
    { name: names.region, value: query.region ?? '' },
    { name: names.district, value: query.district ?? '' },
    { name: names.size, value: query.size ?? '' },
    { name: names.fellowMembers, value: fellowMembers ? 'ja' : '' },
  ].filter(({ value }) => value !== '');
}
