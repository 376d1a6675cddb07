import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import type { Role } from '#src/policy/actor.ts';
import type { CastActor } from './actors.ts';
import { type Entitlement, holds, PUBLISHED, seesCase } from './matrix-expectations.ts';
import type { Stage } from './matrix-other-commands.ts';
import { relationOf, type Subject, type SubjectKey } from './matrix-subjects.ts';

/**
 * What a page says to somebody. `signin`: led to sign in. `elsewhere`: led away from a page that has nothing for them now,
 * or 404. `absent`: 404, as if there were no such thing. `forbidden`: 403.
 */
export type PageAnswer = 'page' | 'signin' | 'elsewhere' | 'forbidden' | 'absent';

const CONTENT_ROLES =
  'reader editor signatory organisation_administrator procurement_manager legal_reviewer budget_approver security_officer authority_decider';

/** A page of one case: for whom it opens, by situation. Situations not named open it for nobody. */
export interface CasePage {
  readonly page: string;
  readonly path: (id: string) => string;
  readonly opens: Partial<Readonly<Record<SubjectKey, Entitlement>>> | 'whoever_sees' | 'whoever_sees_a_version';
}

/** Situations the pages are asked in. */
export const PAGE_SUBJECTS: readonly SubjectKey[] = ['draft', 'submitted_approval', 'submitted_notice', 'active'];

const EDITORS: Entitlement = { lead: 'editor', partner: 'editor' };
const PARTIES: Entitlement = { lead: CONTENT_ROLES, partner: CONTENT_ROLES };
const AUTHORITY: Entitlement = { authority: CONTENT_ROLES };

export const CASE_PAGES: readonly CasePage[] = [
  { page: '/kooperationen/[id]', path: (id) => `/kooperationen/${id}`, opens: 'whoever_sees' },
  {
    page: '/kooperationen/[id]/bearbeiten/[abschnitt]',
    path: (id) => `/kooperationen/${id}/bearbeiten/kosten`,
    opens: { draft: EDITORS },
  },
  {
    page: '/kooperationen/[id]/dokumente/neu',
    path: (id) => `/kooperationen/${id}/dokumente/neu`,
    opens: {
      draft: EDITORS,
      submitted_approval: { ...EDITORS, authority: 'authority_decider' },
      submitted_notice: { ...EDITORS, authority: 'authority_decider' },
      active: EDITORS,
    },
  },
  {
    page: '/kooperationen/[id]/einladung',
    path: (id) => `/kooperationen/${id}/einladung`,
    opens: { draft: { invited: 'editor signatory' } },
  },
  {
    page: '/kooperationen/[id]/entscheidung',
    path: (id) => `/kooperationen/${id}/entscheidung`,
    opens: { submitted_approval: AUTHORITY, submitted_notice: AUTHORITY, active: AUTHORITY },
  },
  {
    page: '/kooperationen/[id]/rueckfrage',
    path: (id) => `/kooperationen/${id}/rueckfrage`,
    opens: { submitted_notice: EDITORS },
  },
  {
    page: '/kooperationen/[id]/versionen',
    path: (id) => `/kooperationen/${id}/versionen`,
    opens: 'whoever_sees_a_version',
  },
  {
    page: '/kooperationen/[id]/zustimmung',
    path: (id) => `/kooperationen/${id}/zustimmung`,
    opens: { submitted_approval: PARTIES, submitted_notice: PARTIES, active: PARTIES },
  },
];

/** The expected answer of a page of a case. */
export function casePageAnswer({ page, opens }: CasePage, actor: CastActor | null, subject: Subject): PageAnswer {
  if (page === '/kooperationen/[id]' && PUBLISHED.includes(subject.status)) return 'page';
  if (actor === null) return page === '/kooperationen/[id]' ? 'absent' : 'signin';
  if (!seesCase(actor, subject)) return 'absent';
  if (opens === 'whoever_sees') return 'page';
  if (opens === 'whoever_sees_a_version') return subject.contentVersion > 0 ? 'page' : 'elsewhere';
  const entitled = (opens[subject.key]?.[relationOf(actor.bodyId, subject)] ?? '').split(' ');
  return actor.roles.some((role) => entitled.includes(role)) ? 'page' : 'elsewhere';
}

/** A page that is not about a case. */
export interface OtherPage {
  readonly page: string;
  readonly path?: (stage: Stage) => string;
  readonly answer: (actor: CastActor | null, stage: Stage) => PageAnswer;
}

const everybody = (): PageAnswer => 'page';
const signedIn = (actor: CastActor | null): PageAnswer => (actor ? 'page' : 'signin');
function only<Subject>(may: (actor: CastActor, about: Subject) => boolean, otherwise: PageAnswer) {
  return (actor: CastActor | null, about: Subject): PageAnswer => {
    if (actor === null) return 'signin';
    return may(actor, about) ? 'page' : otherwise;
  };
}
const platform = (actor: CastActor) => holds(actor, 'platform_administrator');
const administers = (actor: CastActor) => platform(actor) || holds(actor, 'organisation_administrator');
const manages = (actor: CastActor, stage: Stage) =>
  platform(actor) || (administers(actor) && actor.bodyId === stage.bodyId);
const ofLand = (actor: CastActor, ...roles: Role[]) =>
  actor.bodyId === INSTITUTION_IDS.ministry && holds(actor, ...roles);
const keepsRegister = (actor: CastActor) => platform(actor) || ofLand(actor, 'land_coordinator');
const readsLog = (actor: CastActor) =>
  holds(actor, 'organisation_administrator') || ofLand(actor, 'land_coordinator', 'auditor');
const visitorsOnly = (actor: CastActor | null): PageAnswer => (actor ? 'elsewhere' : 'page');

export const OTHER_PAGES: readonly OtherPage[] = [
  ...[
    '/',
    '/barrierefreiheit',
    '/datenschutz',
    '/impressum',
    '/keine-berechtigung',
    '/nicht-gefunden',
    '/kommunen',
  ].map((page): OtherPage => ({ page, answer: everybody })),
  { page: '/kommunen/[ags]', path: () => '/kommunen/06440004', answer: everybody },
  { page: '/kommunen/karte', answer: everybody },
  { page: '/kommunen/neu', answer: only(keepsRegister, 'forbidden') },
  {
    page: '/kommunen/[ags]/bearbeiten',
    path: () => '/kommunen/zweckverband-matrix/bearbeiten',
    answer: only(keepsRegister, 'forbidden'),
  },
  { page: '/kooperationen', answer: everybody },
  { page: '/kooperationen/neu', answer: only((actor) => holds(actor, 'editor'), 'forbidden') },
  { page: '/anmelden', answer: visitorsOnly },
  // Second step of a sign-in that nobody has begun here.
  { page: '/anmelden/code', answer: () => 'signin' },
  { page: '/einladung', answer: everybody },
  { page: '/passwort-neu', answer: everybody },
  { page: '/passwort-vergessen', answer: everybody },
  ...[
    '/start',
    '/aufgaben',
    '/mitteilungen',
    '/konto',
    '/konto/bestaetigen',
    '/konto/passwort',
    '/konto/sitzungen',
  ].map((page): OtherPage => ({ page, answer: signedIn })),
  { page: '/konto/zweiter-faktor', answer: signedIn },
  { page: '/konto/zweiter-faktor/codes', answer: (actor) => (actor ? 'elsewhere' : 'signin') },
  {
    page: '/start/verfahren',
    answer: only(
      (actor) => holds(actor, 'authority_decider') || ofLand(actor, 'land_coordinator', 'auditor'),
      'forbidden',
    ),
  },
  {
    page: '/verwaltung',
    answer: only((actor) => administers(actor) || ofLand(actor, 'land_coordinator', 'auditor'), 'forbidden'),
  },
  { page: '/verwaltung/organisationen', answer: only(platform, 'forbidden') },
  {
    page: '/verwaltung/organisationen/[id]',
    path: ({ bodyId }) => `/verwaltung/organisationen/${bodyId}`,
    answer: only(manages, 'absent'),
  },
  { page: '/verwaltung/personen', answer: only(administers, 'forbidden') },
  {
    page: '/verwaltung/personen/[id]',
    path: ({ target }) => `/verwaltung/personen/${target.membershipId}`,
    answer: only(manages, 'absent'),
  },
  { page: '/verwaltung/personen/einladen', answer: only(administers, 'absent') },
  {
    page: '/verwaltung/personen/einladungen/[id]',
    path: ({ invitationId }) => `/verwaltung/personen/einladungen/${invitationId}`,
    answer: only(manages, 'absent'),
  },
  { page: '/verwaltung/postausgang', answer: only(platform, 'forbidden') },
  {
    page: '/verwaltung/postausgang/[id]',
    path: ({ mailId }) => `/verwaltung/postausgang/${mailId}`,
    answer: only(platform, 'forbidden'),
  },
  {
    page: '/verwaltung/protokoll',
    answer: only(readsLog, 'forbidden'),
  },
  { page: '/verwaltung/recht', answer: signedIn },
  { page: '/verwaltung/recht/[wert]', path: () => '/verwaltung/recht/authority_review_target_days', answer: signedIn },
];

/** A route handler that hands something out, asked with GET. */
export interface RouteCase {
  readonly route: string;
  readonly path?: (subject: Subject) => string;
  readonly answer: (actor: CastActor | null, subject: Subject) => PageAnswer;
}

export const ROUTES: readonly RouteCase[] = [
  { route: 'GET /api/health', answer: everybody },
  { route: 'GET /api/health/ready', answer: everybody },
  { route: 'GET /kommunen/export.csv', answer: everybody },
  { route: 'GET /kooperationen/export.csv', answer: everybody },
  {
    route: 'GET /kooperationen/[id]/dokumente/[documentId]',
    path: ({ id, documents }) => `/kooperationen/${id}/dokumente/${documents[0]?.id}`,
    answer: (actor, subject) => {
      if (actor === null) return 'signin';
      return seesCase(actor, subject) ? 'page' : 'absent';
    },
  },
  {
    route: 'GET /verwaltung/protokoll/export.jsonl',
    answer: only(readsLog, 'forbidden'),
  },
];

/** Routes that take something or belong to a sign-in; asked about one by one elsewhere. */
export const ROUTES_ASKED_ELSEWHERE: readonly string[] = [
  'GET /api/auth/callback/oidc',
  'POST /kooperationen/[id]/dokumente',
];
