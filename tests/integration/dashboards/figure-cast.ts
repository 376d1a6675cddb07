import type pg from 'pg';
import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import type { CooperationStatus } from '#src/modules/cooperations/domain/status.ts';
import { listCooperations } from '#src/modules/cooperations/reads/list.ts';
import type { ProceedingsQuery } from '#src/modules/dashboards/domain/proceedings.ts';
import { listProceedings } from '#src/modules/dashboards/reads/proceedings.ts';
import type { Actor } from '#src/policy/actor.ts';
import { addCooperation, addMember, takeBodies } from '#tests/support/portal-fixtures.ts';

/** The day all cases of the stand are counted from. */
export const now = new Date();
const DAY = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

/** One person for each family of start pages. */
export interface FigureCast {
  readonly town: Actor;
  readonly authority: Actor;
  readonly otherAuthority: Actor;
  readonly land: Actor;
  readonly auditor: Actor;
  readonly provider: Actor;
  readonly cert: Actor;
  readonly officer: Actor;
  readonly administrator: Actor;
}

/** An authority's case with its events, decided or not. */
async function addCase(
  client: pg.Client,
  leadBodyId: string,
  authorityBodyId: string,
  status: CooperationStatus,
  fixture: {
    submitted: number;
    decided?: number;
    pausedFrom?: number;
    pausedTo?: number;
    partner?: string;
    field?: string;
  },
): Promise<string> {
  const id = await addCooperation(client, {
    leadBodyId,
    status,
    authorityBodyId,
    procedure: 'approval',
    fieldKey: fixture.field ?? 'it_operation',
    submittedAt: ago(fixture.submitted),
    ...(fixture.decided === undefined ? {} : { decidedAt: ago(fixture.decided) }),
    ...(status === 'submitted' ? { decisionDueOn: isoDay(ago(fixture.submitted - 60)) } : {}),
    partners: fixture.partner ? [{ bodyId: fixture.partner, status: 'accepted' }] : [],
  });
  const event = (verb: string, from: string, to: string, holder: string, days: number) =>
    client.query(
      `INSERT INTO cooperation_event (cooperation_id, verb, from_status, to_status, holder, occurred_at) VALUES ($1,$2,$3,$4,$5,$6)`,
      [id, verb, from, to, holder, ago(days)],
    );
  await event('create_draft', 'draft', 'draft', 'partners', fixture.submitted + 20);
  await event('submit', 'collecting_consent', 'submitted', 'authority', fixture.submitted);
  if (fixture.pausedFrom !== undefined && fixture.pausedTo !== undefined) {
    await event('ask_back', 'submitted', 'submitted', 'partners', fixture.pausedFrom);
    await event('answer_inquiry', 'submitted', 'submitted', 'authority', fixture.pausedTo);
  }
  if (fixture.decided !== undefined) {
    await event('approve', 'submitted', 'approved', 'none', fixture.decided);
    await client.query(
      `INSERT INTO decision (cooperation_id, kind, content_version, authority_body_id, rule_snapshot) VALUES ($1,'approved',1,$2,'{}')`,
      [id, authorityBodyId],
    );
  }
  return id;
}

/** Plants cases whose numbers the tests know, and the people who may see some of them. */
export async function plantFigures(client: pg.Client): Promise<FigureCast> {
  const towns = await takeBodies(client, 'municipality', 6);
  const [rp, otherRp] = await takeBodies(client, 'regional_council', 2);
  const [ministry] = await takeBodies(client, 'state_ministry', 1);
  const [ekom] = await takeBodies(client, 'it_provider', 1);
  const [stateCert] = await takeBodies(client, 'state_cert', 1);
  const [first, second, third, fourth] = towns;
  if (!first || !second || !third || !fourth || !rp || !otherRp || !ministry || !ekom || !stateCert)
    throw new Error('the register is incomplete');
  const town = await addMember(client, first, ['editor', 'signatory']);
  const officer = await addMember(client, first, ['security_officer']);
  const authority = await addMember(client, rp, ['authority_decider']);
  const otherAuthority = await addMember(client, otherRp, ['authority_decider']);
  const land = await addMember(client, ministry, ['land_coordinator']);
  const auditor = await addMember(client, ministry, ['auditor']);
  const administrator = await addMember(client, ekom, ['platform_administrator']);
  const provider = await addMember(client, ekom, ['editor']);
  const cert = await addMember(client, stateCert, ['cert_analyst']);

  // The town: drafts of its own, an invitation, an active and an ended one; and what it must never count.
  await addCooperation(client, { leadBodyId: first.id });
  await addCooperation(client, { leadBodyId: first.id, status: 'collecting_consent' });
  await addCooperation(client, { leadBodyId: second.id, partners: [{ bodyId: first.id, status: 'invited' }] });
  await addCooperation(client, { leadBodyId: second.id, partners: [{ bodyId: first.id, status: 'declined' }] });
  await addCooperation(client, { leadBodyId: third.id });
  await addCooperation(client, { leadBodyId: first.id, status: 'ended' });
  await addCooperation(client, { leadBodyId: first.id, status: 'active', fieldKey: 'information_security' });

  // Before two authorities.
  await addCase(client, first.id, rp.id, 'submitted', { submitted: 5, partner: ekom.id });
  await addCase(client, second.id, rp.id, 'submitted', { submitted: 45 });
  await addCase(client, third.id, rp.id, 'submitted', { submitted: 100 });
  await addCase(client, fourth.id, otherRp.id, 'submitted', { submitted: 70 });
  await addCase(client, third.id, rp.id, 'returned', { submitted: 40 });
  await addCase(client, second.id, rp.id, 'approved', { submitted: 60, decided: 30 });
  await addCase(client, third.id, rp.id, 'active', {
    submitted: 150,
    decided: 100,
    pausedFrom: 140,
    pausedTo: 120,
    partner: ekom.id,
  });
  await addCase(client, fourth.id, otherRp.id, 'active', { submitted: 90, decided: 80, field: 'geodata' });
  await addCase(client, fourth.id, otherRp.id, 'ended', { submitted: 900, decided: 800 });

  await client.query(
    `INSERT INTO cooperation_publication (cooperation_id, reference, title, field_key, partners, body_ids, status, regions, search_text)
     SELECT id, reference, title, field_key, '[]', '{}', status, '{kassel}', 'x' FROM cooperation WHERE field_key = 'information_security'`,
  );
  return { town, authority, otherAuthority, land, auditor, provider, cert, officer, administrator };
}

/** How many cooperations the list shows somebody. */
export const listed = async (actor: Actor, parameters: Record<string, string>) =>
  (await listCooperations(actor, parseCooperationListQuery(parameters))).total;
/** The cases the list of proceedings shows somebody. */
export const cases = async (actor: Actor, query: Partial<ProceedingsQuery>) =>
  (await listProceedings(actor, { state: 'waiting', age: null, authorityBodyId: null, page: 1, ...query })).items;
