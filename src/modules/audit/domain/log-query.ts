import { type IsoDay, isIsoDay } from '#src/modules/legal/domain/days.ts';

/** What a list or an export of the audit log shows; the whole of it stands in the address. */
export interface AuditLogQuery {
  /** Days in Hessen, both included. */
  readonly from: IsoDay | null;
  readonly to: IsoDay | null;
  /** An action ('cooperations.approve') or the part before its dot ('cooperations'). */
  readonly action: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** Id of a body whose entries are wanted. */
  readonly bodyId: string | null;
  /** Entries below this number: where the next page begins. */
  readonly before: string | null;
}

/** Names of the parameters in the address. */
export const AUDIT_PARAMETERS = {
  from: 'von',
  to: 'bis',
  action: 'vorgang',
  subjectType: 'art',
  subjectId: 'gegenstand',
  bodyId: 'organisation',
  before: 'vor',
} as const satisfies Record<keyof AuditLogQuery, string>;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ACTION = /^[a-z][a-z_]{0,40}(\.[a-z][a-z_-]{0,60})?$/;
const WORD = /^[a-z][a-z_]{0,40}$/;
const SUBJECT = /^[\x21-\x7e]{1,120}$/;
const SEQUENCE = /^[1-9]\d{0,17}$/;

/** Reads the query from an address. Anything that cannot be meant counts as absent: a mistyped address shows a list. */
export function parseAuditLogQuery(parameters: Parameters): AuditLogQuery {
  const value = (name: keyof AuditLogQuery): string => {
    const key = AUDIT_PARAMETERS[name];
    const given = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    return ((typeof given === 'string' ? given : given?.[0]) ?? '').trim();
  };
  const matching = (name: keyof AuditLogQuery, form: RegExp) => (form.test(value(name)) ? value(name) : null);
  const day = (name: 'from' | 'to') => dayOf(value(name));
  return {
    from: day('from'),
    to: day('to'),
    action: matching('action', ACTION),
    subjectType: matching('subjectType', WORD),
    subjectId: matching('subjectId', SUBJECT),
    bodyId: matching('bodyId', UUID),
    before: matching('before', SEQUENCE),
  };
}

/** A day as typed (1.7.2027) or as the address keeps it (2027-07-01). */
function dayOf(text: string): IsoDay | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isIsoDay(iso) ? iso : null;
}

/** The query as parameters, absent ones left out. */
export function auditLogParameters(query: AuditLogQuery): Record<string, string | undefined> {
  const entries = Object.entries(AUDIT_PARAMETERS) as [keyof AuditLogQuery, string][];
  return Object.fromEntries(entries.map(([name, key]) => [key, query[name] ?? undefined]));
}

/** Whether the query leaves anything out: then its export cannot show that nothing is missing. */
export function isFiltered(query: AuditLogQuery): boolean {
  const { before: _page, ...filters } = query;
  return Object.values(filters).some((value) => value !== null);
}
