import { randomUUID } from 'node:crypto';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { parseAuditLogQuery } from '#src/modules/audit/domain/log-query.ts';
import { listAuditEntries } from '#src/modules/audit/reads/entries.ts';
import { exportAuditEntries } from '#src/modules/audit/reads/export.ts';
import { parseCooperationListQuery } from '#src/modules/cooperations/domain/list-query.ts';
import { exportCooperations, listCooperations } from '#src/modules/cooperations/reads/list.ts';
import { listOpenFields } from '#src/modules/cooperations/reads/section.ts';
import { parseProceedingsQuery } from '#src/modules/dashboards/domain/proceedings.ts';
import { getHome } from '#src/modules/dashboards/reads/home.ts';
import { listProceedings } from '#src/modules/dashboards/reads/proceedings.ts';
import { countTasksElsewhere, listTasks } from '#src/modules/dashboards/reads/tasks.ts';
import { getAccount, getSecondFactor, listOwnSessions } from '#src/modules/identity/reads/account.ts';
import { getOrganisation, listOrganisations } from '#src/modules/identity/reads/organisations.ts';
import { getInvitation, getMember, listPeople } from '#src/modules/identity/reads/people.ts';
import { getMail, listMails } from '#src/modules/notices/reads/mails.ts';
import { listNotices } from '#src/modules/notices/reads/notices.ts';
import type { CastActor } from './actors.ts';
import { holds, seesCase } from './matrix-expectations.ts';
import type { Stage } from './matrix-other-commands.ts';
import type { CaseRow, Secrets } from './matrix-secrets.ts';
import { relationOf } from './matrix-subjects.ts';

/** What an actor gets: 'forbidden', 'not_found' or 'null', or the keys of what comes back, in any order. */
export type Answer = string | readonly string[];

export interface ListRead {
  readonly read: string;
  readonly about?: string;
  readonly expected: (actor: CastActor, world: World) => Answer;
  readonly run: (
    actor: CastActor,
    world: World,
  ) => Promise<{ readonly keys: readonly string[]; readonly whole: unknown } | null>;
}

export interface World {
  readonly stage: Stage;
  readonly secrets: Secrets;
  /** Numbers of the audit entries, with the bodies that may read them. */
  readonly entries: readonly { readonly sequence: string; readonly bodyIds: readonly string[] }[];
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const runsPlatform = (actor: CastActor) => holds(actor, 'platform_administrator');
const oversees = (actor: CastActor) =>
  actor.bodyId === INSTITUTION_IDS.ministry && holds(actor, 'land_coordinator', 'auditor');
const manages = (actor: CastActor, bodyId: string) =>
  runsPlatform(actor) || (actor.bodyId === bodyId && holds(actor, 'organisation_administrator'));

/** Cases in which the actor's body takes part or is invited, for those who see content at all. */
function ownCases(actor: CastActor, { secrets }: World): CaseRow[] {
  return secrets.cases.filter(
    (row) => seesCase(actor, row) && ['lead', 'partner', 'invited'].includes(relationOf(actor.bodyId, row)),
  );
}
const before = (actor: CastActor, { secrets }: World) =>
  secrets.cases.filter((row) => seesCase(actor, row) && row.everSubmitted && row.authorityBodyId === actor.bodyId);

const SCOPES = {
  eigene: (actor: CastActor, world: World) => idsOf(ownCases(actor, world)),
  aufsicht: (actor: CastActor, world: World) => idsOf(before(actor, world)),
  land: (actor: CastActor, { secrets }: World) =>
    idsOf(secrets.cases.filter((row) => row.everSubmitted && seesCase(actor, row))),
};
const opens = (scope: keyof typeof SCOPES, actor: CastActor): boolean => {
  if (runsPlatform(actor)) return false;
  if (scope === 'land') return oversees(actor);
  return scope === 'eigene' || ['district', 'regional_council', 'state_ministry'].includes(actor.bodyKind);
};

async function everyPage(actor: CastActor, scope: string): Promise<{ keys: string[]; whole: unknown }> {
  const first = await listCooperations(actor, parseCooperationListQuery({ bereich: scope }));
  const items = [...first.items];
  for (let page = 2; page <= first.pageCount; page++) {
    items.push(
      ...(await listCooperations(actor, parseCooperationListQuery({ bereich: scope, seite: String(page) }))).items,
    );
  }
  if (first.total !== items.length) throw new Error(`${first.total} are counted, ${items.length} are shown`);
  return { keys: idsOf(items), whole: items };
}

async function gathered<T>(batches: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** A scope that is not open falls back to another one that is; what must hold then is only that nothing foreign comes. */
const CASE_LISTS = (Object.keys(SCOPES) as (keyof typeof SCOPES)[]).flatMap((scope): ListRead[] => {
  const expected = (actor: CastActor, world: World) => (opens(scope, actor) ? SCOPES[scope](actor, world) : 'anything');
  return [
    { read: 'cooperations/listCooperations', about: scope, expected, run: (actor) => everyPage(actor, scope) },
    {
      read: 'cooperations/exportCooperations',
      about: scope,
      expected,
      run: async (actor) => {
        const items = (await gathered(exportCooperations(actor, parseCooperationListQuery({ bereich: scope })))).flat();
        return { keys: idsOf(items), whole: items };
      },
    },
  ];
});

const readable = (actor: CastActor, { entries }: World): Answer => {
  if (oversees(actor)) return entries.map(({ sequence }) => sequence);
  if (!holds(actor, 'organisation_administrator')) return 'forbidden';
  return entries.filter(({ bodyIds }) => bodyIds.includes(actor.bodyId)).map(({ sequence }) => sequence);
};
const ALL_ENTRIES = parseAuditLogQuery({});
const single = (found: unknown, key: string) => (found === null ? null : { keys: [key], whole: found });

/** The table, written from the issue; everything that is not listed here or in the reads of one case fails the matrix. */
export const LIST_READS: readonly ListRead[] = [
  ...CASE_LISTS,
  {
    read: 'cooperations/listOpenFields',
    expected: () => 'anything',
    run: async (actor) => single(await listOpenFields(actor), 'fields'),
  },
  {
    read: 'dashboards/listTasks',
    expected: () => 'anything',
    run: async (actor) => {
      const { tasks } = await listTasks(actor);
      return { keys: tasks.map(({ casePath }) => casePath), whole: tasks };
    },
  },
  { read: 'dashboards/getHome', expected: () => ['home'], run: async (actor) => single(await getHome(actor), 'home') },
  {
    read: 'dashboards/countTasksElsewhere',
    about: 'for a body the person does not belong to',
    expected: () => [],
    run: async (actor, { stage }) => {
      const elsewhere = actor.bodyId === stage.bodyId ? randomUUID() : stage.bodyId;
      const waiting = await countTasksElsewhere([{ ...actor, bodyId: elsewhere, roles: ['editor', 'signatory'] }]);
      return { keys: waiting.map(({ bodyId }) => bodyId), whole: waiting };
    },
  },
  ...(['offen', 'ueberfaellig', 'bei-den-partnern', 'entschieden'] as const).map(
    (state): ListRead => ({
      read: 'dashboards/listProceedings',
      about: state,
      expected: (actor) => (oversees(actor) || holds(actor, 'authority_decider') ? 'anything' : 'forbidden'),
      run: async (actor) => {
        const { items } = await listProceedings(actor, parseProceedingsQuery({ stand: state }));
        return { keys: idsOf(items), whole: items };
      },
    }),
  ),
  {
    read: 'audit/listAuditEntries',
    expected: readable,
    run: async (actor) => {
      const entries = [];
      let query = ALL_ENTRIES;
      for (;;) {
        const page = await listAuditEntries(actor, query);
        entries.push(...page.entries);
        if (page.next === null) return { keys: entries.map(({ sequence }) => sequence), whole: page };
        query = { ...query, before: page.next };
      }
    },
  },
  {
    read: 'audit/exportAuditEntries',
    expected: readable,
    run: async (actor) => {
      const text = (await gathered(exportAuditEntries(actor, ALL_ENTRIES))).join('');
      const lines = text.split('\n').filter(Boolean);
      return { keys: lines.map((line) => String(JSON.parse(line).sequence)), whole: text };
    },
  },
  {
    read: 'identity/listPeople',
    expected: (actor, { secrets }) => {
      if (runsPlatform(actor)) return 'anything';
      if (!holds(actor, 'organisation_administrator')) return 'forbidden';
      return secrets.people.filter(({ bodyIds }) => bodyIds.includes(actor.bodyId)).map(({ email }) => email);
    },
    run: async (actor) => {
      const { rows, ...rest } = await listPeople(actor, {});
      return { keys: rows.map(({ email }) => email), whole: { rows, rest } };
    },
  },
  {
    read: 'identity/listPeople',
    about: 'of a certain organisation',
    expected: (actor, { stage }) => {
      if (runsPlatform(actor) || manages(actor, stage.bodyId)) return 'anything';
      return holds(actor, 'organisation_administrator') ? 'not_found' : 'forbidden';
    },
    run: async (actor, { stage }) => single(await listPeople(actor, { organisation: stage.bodyId }), 'people'),
  },
  {
    read: 'identity/getMember',
    expected: (actor, { stage }) => (manages(actor, stage.bodyId) ? ['member'] : 'null'),
    run: async (actor, { stage }) => single(await getMember(actor, stage.target.membershipId), 'member'),
  },
  {
    read: 'identity/getInvitation',
    expected: (actor, { stage }) => (manages(actor, stage.bodyId) ? ['invitation'] : 'null'),
    run: async (actor, { stage }) => single(await getInvitation(actor, stage.invitationId), 'invitation'),
  },
  {
    read: 'identity/listOrganisations',
    expected: (actor) => (runsPlatform(actor) ? ['organisations'] : 'forbidden'),
    run: async (actor) => single(await listOrganisations(actor, {}), 'organisations'),
  },
  {
    read: 'identity/getOrganisation',
    expected: (actor, { stage }) => (manages(actor, stage.bodyId) ? ['organisation'] : 'null'),
    run: async (actor, { stage }) => single(await getOrganisation(actor, stage.bodyId), 'organisation'),
  },
  {
    read: 'identity/getAccount',
    expected: ({ email }) => [email],
    run: async (actor) => {
      const account = await getAccount(actor);
      return { keys: [account.email], whole: account };
    },
  },
  {
    read: 'identity/listOwnSessions',
    expected: ({ sessionId }) => [sessionId],
    run: async (actor) => {
      const sessions = await listOwnSessions(actor);
      return { keys: idsOf(sessions), whole: sessions };
    },
  },
  {
    read: 'identity/getSecondFactor',
    expected: () => ['own'],
    run: async (actor) =>
      single(
        await getSecondFactor({
          ...actor,
          hasSecondFactor: true,
          idleExpiresAt: '',
          expiresAt: '',
          actingBodyId: actor.bodyId,
          unreadNotices: 0,
          memberships: [],
        }),
        'own',
      ),
  },
  {
    read: 'notices/listMails',
    expected: (actor) => (runsPlatform(actor) ? 'anything' : 'forbidden'),
    run: async (actor) => single(await listMails(actor, { status: null, after: null }), 'mails'),
  },
  {
    read: 'notices/getMail',
    expected: (actor) => (runsPlatform(actor) ? ['mail'] : 'forbidden'),
    run: async (actor, { stage }) => single(await getMail(actor, stage.mailId), 'mail'),
  },
  {
    read: 'notices/listNotices',
    expected: (actor, { stage }) => (actor.personId === stage.target.personId ? [stage.noticeId] : []),
    run: async (actor) => {
      const { notices } = await listNotices(actor, { onlyUnread: false, after: null });
      return { keys: idsOf(notices), whole: notices };
    },
  },
];
