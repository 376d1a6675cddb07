import type { CastActor } from './actors.ts';
import { type Answer, ask, type FaultPortal, inParallel } from './fault-portal.ts';
import type { PageAnswer } from './matrix-pages.ts';

/** Roles that pages tell apart; the others are told apart by commands and reads (tests/integration/matrix). */
export const PAGE_ROLES: readonly string[] = [
  'reader',
  'editor',
  'signatory',
  'organisation_administrator',
  'authority_decider',
  'land_coordinator',
  'auditor',
  'platform_administrator',
];

export const nameOf = (actor: CastActor | null) => actor?.label ?? 'a visitor';

function judge(answer: Answer): PageAnswer | string {
  if (answer.status === 200) return 'page';
  if (answer.status === 403) return 'forbidden';
  if (answer.status === 404) return 'absent';
  if (answer.status === 307 || answer.status === 303) return answer.location === '/anmelden' ? 'signin' : 'elsewhere';
  return String(answer.status);
}

/**
 * Asks one address as each of these people.
 * @param due what each of them is to get
 * @param leaksIn what a page must not show them, besides what is nobody's to see
 * @returns a sentence for each answer that is wrong
 */
export async function askEach(
  world: FaultPortal,
  path: string,
  people: readonly (CastActor | null)[],
  due: (actor: CastActor | null) => PageAnswer,
  leaksIn: (text: string, actor: CastActor | null) => readonly string[] = () => [],
): Promise<string[]> {
  const wrong: string[] = [];
  await inParallel(people, 3, async (actor) => {
    const expected = due(actor);
    const answer = await ask(world.portal, path, actor);
    const got = judge(answer);
    if (got !== expected && !(expected === 'elsewhere' && got === 'absent'))
      wrong.push(`${nameOf(actor)}: expected ${expected}, got ${got}`);
    const leaks = [...leaksIn(answer.text, actor), ...world.secrets.in(answer.text, actor)];
    for (const leak of leaks) wrong.push(`${nameOf(actor)}: shows ${leak}`);
  });
  return wrong;
}
