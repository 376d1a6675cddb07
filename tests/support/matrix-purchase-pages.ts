import type { CastActor } from './actors.ts';
import { holds } from './matrix-expectations.ts';
import type { PageAnswer } from './matrix-pages.ts';
import type { PurchaseKey } from './matrix-purchase-stages.ts';
import {
  administersPlatform,
  type PurchaseSubject,
  type PurchaseWorld,
  purchaseRelation,
  seesAllDemand,
  seesOffers,
  seesPartnership,
  seesPurchase,
} from './matrix-purchases.ts';
import { seesCallOff, seesContract, seesOwnContract } from './matrix-purchasing-commands.ts';

/** A page or a download of one purchase: what it says to whom, in the stages it is asked in. */
export interface PurchasePage {
  readonly page: string;
  readonly path: (subject: PurchaseSubject) => string;
  readonly stages: readonly PurchaseKey[];
  readonly answer: (actor: CastActor | null, subject: PurchaseSubject) => PageAnswer;
}

/** Stages purchases are planted in for pages. */
export const PAGE_STAGES = [
  'idea',
  'answered',
  'scheduled',
  'consenting',
  'agreed',
  'bids',
  'awarded',
  'running',
] as const;

type Sees = (actor: CastActor, subject: PurchaseSubject) => boolean;
type Stages = readonly (typeof PAGE_STAGES)[number][];

const ALL: Stages = ['idea', 'answered', 'consenting', 'bids', 'awarded'];
const SHARED: Stages = ['idea', 'answered', 'consenting'];
const edits = (actor: CastActor) => holds(actor, 'editor', 'procurement_manager');
const leads: Sees = (actor, subject) => purchaseRelation(actor.bodyId, subject) === 'lead';
const isPart: Sees = (actor, { parts }) => parts.some(({ bodyId }) => bodyId === actor.bodyId);
const leadEdits: Sees = (actor, subject) => leads(actor, subject) && edits(actor);
const within =
  (stages: readonly string[], sees: Sees): Sees =>
  (actor, subject) =>
    stages.includes(subject.key) && sees(actor, subject);

/** Signed-in people get the page, or what stands for it, where they see it; all others nothing. */
function page(
  below: string | ((subject: PurchaseSubject) => string),
  stages: Stages,
  sees: Sees,
  rest: { readonly to?: Sees; readonly otherwise?: PageAnswer; readonly visitor?: PageAnswer } = {},
): Omit<PurchasePage, 'page'> {
  const { to = () => true, otherwise = 'forbidden', visitor = 'signin' } = rest;
  return {
    path: (subject) => `/beschaffungen/${subject.id}${typeof below === 'string' ? below : below(subject)}`,
    stages,
    answer: (actor, subject) => {
      if (actor === null) return visitor;
      if (!sees(actor, subject)) return 'absent';
      return to(actor, subject) ? 'page' : otherwise;
    },
  };
}

const inSurvey = within(['idea', 'answered'], leadEdits);
const firstLot = ({ lots }: PurchaseSubject) => lots[0]?.id ?? 'keines';
const aLoser = ({ bids }: PurchaseSubject) => bids.find(({ excluded }) => excluded)?.id ?? 'keines';
const aStep = ({ steps }: PurchaseSubject) => steps[0]?.key ?? 'keiner';
const file = ({ files }: PurchaseSubject, audience: string) => files.find((one) => one.audience === audience)?.id ?? '';
const ownPart: Sees = (actor, subject) => seesPurchase(actor, subject) && isPart(actor, subject);
const fromTender = within(['consenting', 'agreed', 'bids', 'awarded', 'running'], seesPartnership);

export const PURCHASE_PAGES: readonly PurchasePage[] = [
  { page: '/beschaffungen/[id]', ...page('', ALL, seesPurchase) },
  {
    // What runs is published: everybody reads the public part.
    page: '/beschaffungen/[id]',
    ...page('', ['running'], () => true, { visitor: 'page' }),
  },
  { page: '/beschaffungen/[id]/vorhaben', ...page('/vorhaben', SHARED, seesPartnership) },
  { page: '/beschaffungen/[id]/bedarf', ...page('/bedarf', SHARED, seesPurchase) },
  { page: '/beschaffungen/[id]/bedarf/auswertung', ...page('/bedarf/auswertung', SHARED, seesAllDemand) },
  { page: '/beschaffungen/[id]/bedarf/fragen', ...page('/bedarf/fragen', ['idea', 'answered'], seesPurchase) },
  { page: '/beschaffungen/[id]/bedarf/fragen/neu', ...page('/bedarf/fragen/neu', SHARED, within(['idea'], leadEdits)) },
  {
    page: '/beschaffungen/[id]/bedarf/fragen/[frage]',
    ...page(({ items }) => `/bedarf/fragen/${items[0]?.id}`, SHARED, within(['idea'], leadEdits)),
  },
  { page: '/beschaffungen/[id]/bedarf/stellen', ...page('/bedarf/stellen', SHARED, inSurvey) },
  ...['antwort', 'import'].map((name) => ({
    page: `/beschaffungen/[id]/bedarf/${name}`,
    ...page(`/bedarf/${name}`, SHARED, ownPart, { to: within(['answered'], edits), otherwise: 'elsewhere' }),
  })),
  {
    page: '/beschaffungen/[id]/bedarf/bestaetigung',
    ...page('/bedarf/bestaetigung', ['answered', 'consenting'], ownPart, {
      // Whoever's body has confirmed, the lead buyer's among them; before, whoever may prepare it.
      to: (actor, subject) =>
        subject.confirmations.some(({ bodyId }) => bodyId === actor.bodyId) ||
        (subject.key === 'answered' && purchaseRelation(actor.bodyId, subject) === 'answered' && edits(actor)),
      otherwise: 'elsewhere',
    }),
  },
  { page: '/beschaffungen/[id]/lose', ...page('/lose', SHARED, seesPartnership) },
  { page: '/beschaffungen/[id]/lose/neu', ...page('/lose/neu', SHARED, seesPartnership, { to: inSurvey }) },
  {
    page: '/beschaffungen/[id]/lose/[lotId]',
    ...page((subject) => `/lose/${firstLot(subject)}`, ['scheduled', 'consenting'], seesPartnership, {
      to: within(['scheduled'], leadEdits),
    }),
  },
  { page: '/beschaffungen/[id]/klauseln', ...page('/klauseln', SHARED, seesPartnership) },
  {
    page: '/beschaffungen/[id]/klauseln/[lotId]',
    ...page((subject) => `/klauseln/${firstLot(subject)}`, ['consenting', 'bids'], seesPartnership, {
      to: within(['consenting'], leadEdits),
    }),
  },
  {
    page: '/beschaffungen/[id]/recht',
    ...page('/recht', ['answered', 'consenting'], within(['consenting'], seesPartnership)),
  },
  {
    page: '/beschaffungen/[id]/recht/[punkt]',
    ...page('/recht/aggregate_value', ['answered', 'consenting'], within(['consenting'], seesPartnership)),
  },
  { page: '/beschaffungen/[id]/zeitplan', ...page('/zeitplan', SHARED, seesPartnership) },
  {
    page: '/beschaffungen/[id]/zeitplan/[schritt]',
    ...page((subject) => `/zeitplan/${aStep(subject)}`, ['scheduled'], seesPartnership, { to: leadEdits }),
  },
  {
    page: '/beschaffungen/[id]/vereinbarung',
    ...page('/vereinbarung', ['scheduled', 'consenting'], within(['consenting'], seesPartnership)),
  },
  {
    page: '/beschaffungen/[id]/vereinbarung/entwurf',
    ...page('/vereinbarung/entwurf', ['consenting'], seesPartnership, { to: leadEdits }),
  },
  {
    page: '/beschaffungen/[id]/vereinbarung/vergleich',
    ...page('/vereinbarung/vergleich', ['consenting'], seesPartnership),
  },
  { page: '/beschaffungen/[id]/vergabe', ...page('/vergabe', ['answered', 'agreed', 'bids'], fromTender) },
  {
    page: '/beschaffungen/[id]/vergabe/bekanntmachung',
    ...page('/vergabe/bekanntmachung', ['agreed', 'bids'], seesPartnership),
  },
  {
    page: '/beschaffungen/[id]/vergabe/kriterien',
    ...page('/vergabe/kriterien', ['agreed', 'bids'], within(['agreed'], leadEdits)),
  },
  {
    page: '/beschaffungen/[id]/vergabe/uebernehmen',
    ...page('/vergabe/uebernehmen', ['agreed', 'bids'], within(['agreed'], leadEdits)),
  },
  {
    page: '/beschaffungen/[id]/wertung',
    ...page('/wertung', ['agreed', 'bids', 'awarded'], within(['bids', 'awarded'], seesOffers)),
  },
  {
    page: '/beschaffungen/[id]/wertung/[bidId]',
    ...page(({ bids }) => `/wertung/${bids[0]?.id}`, ['bids', 'awarded'], seesOffers),
  },
  {
    page: '/beschaffungen/[id]/zuschlag',
    ...page('/zuschlag', ['bids', 'awarded'], within(['awarded'], seesPartnership)),
  },
  {
    page: '/beschaffungen/[id]/zuschlag/vermerk',
    ...page('/zuschlag/vermerk', ['bids', 'awarded'], within(['awarded'], seesOffers)),
  },
  {
    page: '/beschaffungen/[id]/zuschlag/information/[bidId]',
    ...page(
      (subject) => `/zuschlag/information/${aLoser(subject)}`,
      ['bids', 'awarded'],
      within(['awarded'], (actor, subject) => leads(actor, subject) && (edits(actor) || holds(actor, 'signatory'))),
    ),
  },
  {
    page: '/beschaffungen/[id]/vertraege',
    ...page('/vertraege', ['awarded', 'running'], within(['running'], seesPartnership)),
  },
  { page: '/beschaffungen/[id]/akte', ...page('/akte', ALL, seesPartnership) },
  {
    page: '/beschaffungen/[id]/akte/dateien/neu',
    ...page('/akte/dateien/neu', ['idea', 'consenting', 'bids'], seesPartnership, {
      to: (actor, subject) => edits(actor) && ['lead', 'partner'].includes(purchaseRelation(actor.bodyId, subject)),
    }),
  },
];

/** Downloads. */
export const PURCHASE_ROUTES: readonly PurchasePage[] = [
  ...['akte.pdf', 'akte.zip'].map((name) => ({
    page: `GET /beschaffungen/[id]/akte/${name}`,
    ...page(`/akte/${name}`, ['idea', 'bids', 'awarded'], seesPartnership),
  })),
  ...(['participants', 'lead', 'team'] as const).map((audience) => ({
    page: 'GET /beschaffungen/[id]/akte/dateien/[fileId]',
    ...page(
      (subject) => `/akte/dateien/${file(subject, audience)}`,
      ['bids', 'running'],
      (actor, subject) => {
        if (audience === 'participants') return seesPartnership(actor, subject);
        return audience === 'lead'
          ? seesAllDemand(actor, subject)
          : seesPartnership(actor, subject) && seesOffers(actor, subject);
      },
    ),
  })),
  ...['export.csv', 'export.xlsx'].map((name) => ({
    page: `GET /beschaffungen/[id]/bedarf/auswertung/${name}`,
    ...page(`/bedarf/auswertung/${name}`, SHARED, seesAllDemand, { visitor: 'absent' }),
  })),
  {
    page: 'GET /beschaffungen/[id]/bedarf/vorlage.xlsx',
    ...page('/bedarf/vorlage.xlsx', ['idea', 'answered'], ownPart, { visitor: 'absent' }),
  },
  ...['anteile.csv', 'anteile.xlsx'].map((name) => ({
    page: `GET /beschaffungen/[id]/lose/${name}`,
    ...page(`/lose/${name}`, SHARED, seesPartnership, { visitor: 'absent' }),
  })),
  ...['bekanntmachung.json', 'fragen.csv'].map((name) => ({
    page: `GET /beschaffungen/[id]/vergabe/${name}`,
    ...page(`/vergabe/${name}`, ['answered', 'agreed'], fromTender),
  })),
  {
    page: 'GET /beschaffungen/[id]/zeitplan/kalender.ics',
    ...page('/zeitplan/kalender.ics', ['scheduled'], seesPartnership),
  },
];

/** A page or a download beside the way of one purchase. */
export interface PurchasingPage {
  readonly page: string;
  readonly path?: (world: PurchaseWorld) => string;
  readonly answer: (actor: CastActor | null, world: PurchaseWorld) => PageAnswer;
}

const everybody = (): PageAnswer => 'page';
const signedIn = (actor: CastActor | null): PageAnswer => (actor ? 'page' : 'signin');
const only =
  (may: (actor: CastActor) => boolean, done: PageAnswer = 'page') =>
  (actor: CastActor | null): PageAnswer => {
    if (actor === null) return 'signin';
    return may(actor) ? done : 'forbidden';
  };
const where =
  (sees: (actor: CastActor, world: PurchaseWorld) => boolean, to: typeof sees = () => true) =>
  (actor: CastActor | null, world: PurchaseWorld): PageAnswer => {
    if (actor === null) return 'signin';
    if (!sees(actor, world)) return 'absent';
    return to(actor, world) ? 'page' : 'forbidden';
  };
const contract = ({ subjects }: PurchaseWorld) => subjects.find(({ key }) => key === 'running')?.contracts[0]?.id;
const ofLead = (actor: CastActor, { bodies }: PurchaseWorld) => actor.bodyId === bodies.lead.id;
const managesTokens = (actor: CastActor) => holds(actor, 'organisation_administrator', 'procurement_manager');

export const PURCHASING_PAGES: readonly PurchasingPage[] = [
  { page: '/beschaffungen', answer: everybody },
  { page: '/beschaffungen/cpv', answer: everybody },
  { page: '/beschaffungen/neu', answer: only(edits) },
  { page: '/beschaffungen/uebernehmen', answer: only(edits) },
  ...['/beschaffungen/kalender', '/beschaffungen/radar', '/einsparungen', '/vertraege', '/abrufe'].map((path) => ({
    page: path,
    answer: signedIn,
  })),
  ...['/vertraege/neu', '/vertraege/import'].map((path) => ({ page: path, answer: only(edits) })),
  {
    page: '/vertraege/[id]',
    path: (world) => `/vertraege/${contract(world)}`,
    answer: where(seesContract),
  },
  {
    page: '/vertraege/[id]/abruf',
    path: (world) => `/vertraege/${contract(world)}/abruf`,
    answer: where(
      seesContract,
      (actor, world) => edits(actor) && [world.bodies.lead.id, world.bodies.partner.id].includes(actor.bodyId),
    ),
  },
  {
    page: '/vertraege/[id]/aenderung',
    path: (world) => `/vertraege/${contract(world)}/aenderung`,
    answer: where(seesContract, (actor, world) => ofLead(actor, world) && (edits(actor) || holds(actor, 'signatory'))),
  },
  {
    page: '/vertraege/[id]/bearbeiten',
    path: ({ ownContracts }) => `/vertraege/${ownContracts[0]}/bearbeiten`,
    answer: where(seesOwnContract, edits),
  },
  { page: '/abrufe/[id]', path: ({ callOffs }) => `/abrufe/${callOffs.requested.id}`, answer: where(seesCallOff) },
  { page: '/genossenschaft', answer: only((actor) => !administersPlatform(actor)) },
  { page: '/verwaltung/schnittstelle', answer: only(managesTokens) },
  // The page that shows a token once; nobody has just made one.
  { page: '/verwaltung/schnittstelle/neu', answer: only(managesTokens, 'elsewhere') },
];

export const PURCHASING_ROUTES: readonly PurchasingPage[] = [
  ...['/abrufe/export.csv', '/beschaffungen/kalender.ics'].map((path) => ({
    page: `GET ${path}`,
    answer: signedIn,
  })),
  // Signed out it holds what is published.
  { page: 'GET /beschaffungen/export.csv', answer: everybody },
  ...['/einsparungen/export.csv', '/vertraege/export.csv', '/vertraege/vorlage.xlsx'].map((path) => ({
    page: `GET ${path}`,
    answer: signedIn,
  })),
  { page: 'GET /api/open-data/ocds', answer: everybody },
  {
    page: 'GET /api/open-data/ocds/[ocid]',
    path: () => '/api/open-data/ocds/unbekannt',
    answer: () => 'absent',
  },
];

/** The interface asks for a token, not for a session: tests/integration/api-access. Uploads: with the commands. */
export const PURCHASE_ROUTES_ASKED_ELSEWHERE: readonly string[] = [
  ...['', '/[...path]', '/call-offs', '/call-offs/[id]', '/contracts', '/contracts/[id]', '/demand', '/demand/[id]']
    .concat('/demand/[id]/answers', '/openapi.json')
    .flatMap((path) => [`GET /api/v1${path}`, `POST /api/v1${path}`]),
  'POST /beschaffungen/[id]/akte/dateien',
];

/** Whether a row of a table of pages is one of the two above. */
export function isPurchasingPage<Row extends object>(row: Row | PurchasingPage): row is PurchasingPage {
  return [...PURCHASING_PAGES, ...PURCHASING_ROUTES].some((one) => one === row);
}
