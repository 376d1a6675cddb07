import { readAs } from '#src/db/read.ts';
import { sql } from '#src/db/sql.ts';
import type { BodyKind, GovernmentRegion } from '#src/modules/bodies/domain/body.ts';
import { addressOf, TODAY } from '#src/modules/bodies/reads/list-conditions.ts';
import type { Actor } from '#src/policy/actor.ts';
import type { ParticipantStatus } from '../../domain/status.ts';
import { type OpenProcurement, readProcurement } from '../../reads/procurement.ts';
import type { BodySelection } from '../domain/selection.ts';
import { selectionConditions } from './selection-conditions.ts';

/** Rows of a page of the list. */
const PAGE_SIZE = 50;

/** A body on the list of those asked. */
export interface AskedRow {
  readonly bodyId: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly region: GovernmentRegion | null;
  readonly status: ParticipantStatus;
}

/** The screen on which bodies are chosen. */
export interface AskedScreen {
  readonly procurement: OpenProcurement;
  /** What the filters of the address would ask; null where none was sent. */
  readonly preview: {
    readonly total: number;
    /** Of them, those not on the list yet. */
    readonly fresh: number;
    /** The first names of the new ones, in the register's order. */
    readonly names: readonly string[];
  } | null;
  readonly asked: readonly AskedRow[];
  /** Bodies on the list, the lead buyer and withdrawn ones left out. */
  readonly askedCount: number;
  readonly page: number;
  readonly pageCount: number;
  /** Bodies for the suggestions of the field of names. */
  readonly suggestions: readonly { readonly key: string; readonly label: string }[];
}

interface ScreenRow {
  readonly askedCount: number;
  readonly asked: readonly AskedRow[] | null;
  readonly suggestions: AskedScreen['suggestions'] | null;
  readonly preview: AskedScreen['preview'];
}

/** The chosen bodies, a page of them, and the preview of a selection. Null for whoever may not choose. */
export function getAskedScreen(
  actor: Actor,
  id: string,
  selection: BodySelection | null,
  page: number,
): Promise<AskedScreen | null> {
  return readAs(actor, async (query) => {
    const procurement = await readProcurement(query, actor, id);
    if (!procurement?.verbs.includes('ask_bodies')) return null;
    const listed = sql`SELECT n.body_id FROM procurement_participant n
      WHERE n.procurement_id = ${id}::uuid AND NOT n.is_lead AND n.status <> 'withdrawn'`;
    const preview = selection
      ? sql`(SELECT json_build_object('total', count(*), 'fresh', count(*) FILTER (WHERE NOT h.listed),
          'names', coalesce((array_agg(h.name ORDER BY h.sort) FILTER (WHERE NOT h.listed))[1:12], '{}'))
        FROM (SELECT b.short_name AS name, b.sort_name AS sort, b.id IN (${listed}) AS listed FROM body b
          WHERE ${selectionConditions(selection, procurement.row.leadBodyId)}) AS h)`
      : sql`NULL::json`;
    const statement = (shown: number) => sql`SELECT
      (SELECT count(*)::int FROM (${listed}) AS l) AS "askedCount",
      (SELECT json_agg(p) FROM (SELECT n.body_id AS "bodyId", b.short_name AS name, b.kind, b.region, n.status
        FROM procurement_participant n JOIN body b ON b.id = n.body_id
        WHERE n.procurement_id = ${id}::uuid AND NOT n.is_lead AND n.status <> 'withdrawn'
        ORDER BY b.sort_name, b.id LIMIT ${PAGE_SIZE} OFFSET ${(shown - 1) * PAGE_SIZE}) AS p) AS asked,
      (SELECT json_agg(json_build_object('key', ${addressOf('b')}, 'label', b.official_name) ORDER BY b.sort_name, b.id)
        FROM body b WHERE (b.valid_to IS NULL OR b.valid_to >= ${TODAY}) AND b.id NOT IN (${listed})) AS suggestions,
      ${preview} AS preview`;
    const [row] = await query<ScreenRow>(statement(page));
    const askedCount = row?.askedCount ?? 0;
    return {
      procurement,
      preview: row?.preview ?? null,
      asked: row?.asked ?? [],
      askedCount,
      page,
      pageCount: Math.max(1, Math.ceil(askedCount / PAGE_SIZE)),
      suggestions: row?.suggestions ?? [],
    };
  });
}
