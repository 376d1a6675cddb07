import { GOVERNMENT_REGIONS, type GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import type { ParticipantStatus } from '../../domain/status.ts';

/** Which bodies of the evaluation are shown; the whole of it stands in the address. */
export interface EvaluationQuery {
  readonly status: ParticipantStatus | null;
  readonly region: GovernmentRegion | null;
  /** Only bodies with a condition. */
  readonly conditional: boolean;
  /** Part of a name, as typed. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

export const EVALUATION_PAGE_SIZE = 50;

export const EVALUATION_PARAMETERS = {
  status: 'stand',
  region: 'bezirk',
  conditional: 'bedingung',
  search: 'suche',
  page: 'seite',
} as const;

/** Values of the status in the address. */
export const EVALUATION_STATUS_SLUGS: Readonly<Partial<Record<ParticipantStatus, string>>> = {
  asked: 'offen',
  answered: 'geantwortet',
  confirmed: 'bestaetigt',
  declined: 'kein-bedarf',
};

/** Reads the query from an address; anything unknown counts as absent. */
export function parseEvaluationQuery(text: (name: string) => string | undefined): EvaluationQuery {
  const names = EVALUATION_PARAMETERS;
  const slug = text(names.status);
  const status = (Object.keys(EVALUATION_STATUS_SLUGS) as ParticipantStatus[]).find(
    (key) => EVALUATION_STATUS_SLUGS[key] === slug,
  );
  const page = Number(/^\d{1,3}$/.exec(text(names.page) ?? '')?.[0] ?? 1);
  return {
    status: status ?? null,
    region: GOVERNMENT_REGIONS.find((region) => region === text(names.region)) ?? null,
    conditional: text(names.conditional) === 'ja',
    search: (text(names.search) ?? '').trim().slice(0, 100),
    page: Math.max(1, page),
  };
}

/** The query as parameters of an address, defaults left out. */
export function evaluationParameters(query: EvaluationQuery): Readonly<Record<string, string>> {
  const names = EVALUATION_PARAMETERS;
  return {
    [names.status]: (query.status && EVALUATION_STATUS_SLUGS[query.status]) ?? '',
    [names.region]: query.region ?? '',
    [names.conditional]: query.conditional ? 'ja' : '',
    [names.search]: query.search,
    [names.page]: query.page > 1 ? String(query.page) : '',
  };
}

/** A body as the filter looks at it. */
interface Filtered {
  readonly name: string;
  readonly region: GovernmentRegion | null;
  readonly status: ParticipantStatus;
  readonly condition: string;
}

/** Places of the bodies the query means, in their order. */
export function filteredPlaces(bodies: readonly Filtered[], query: EvaluationQuery): readonly number[] {
  const wanted = query.search.toLocaleLowerCase('de-DE');
  return bodies.flatMap((body, place) => {
    if (query.status !== null && body.status !== query.status) return [];
    if (query.region !== null && body.region !== query.region) return [];
    if (query.conditional && body.condition === '') return [];
    return body.name.toLocaleLowerCase('de-DE').includes(wanted) ? [place] : [];
  });
}
