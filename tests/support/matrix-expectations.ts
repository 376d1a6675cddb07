import type { Role } from '#src/policy/actor.ts';
import type { CastActor } from './actors.ts';
import { type Parties, type Relation, relationOf, type Subject } from './matrix-subjects.ts';

/** What a cell of the matrix says. `refused` passed authorization and met a rule of the field. */
export type Outcome = 'done' | 'refused' | 'forbidden' | 'not_found' | 'conflict';

/**
 * Who sees a whole case, written down from the issue and not from src/policy: every role of a party or an invited body
 * but the platform's administrators; the competent authority once it was submitted; the Land's coordinator and auditor
 * once it was submitted. Nobody else, whatever their role.
 */
export function seesCase(actor: CastActor, subject: Parties): boolean {
  if (actor.roles.every((role) => role === 'platform_administrator')) return false;
  switch (relationOf(actor.bodyId, subject)) {
    case 'lead':
    case 'partner':
    case 'invited':
    case 'authority':
      return true;
    case 'ministry':
      return subject.everSubmitted && actor.roles.some((role) => role === 'land_coordinator' || role === 'auditor');
    case 'former':
    case 'none':
      return false;
  }
}

/** Statuses whose title, field, partners and beginning anybody may read. */
export const PUBLISHED: readonly string[] = ['approved', 'noted', 'active', 'ended'];

/** Roles by relation, e.g. `{ lead: 'editor', partner: 'editor signatory!' }`; `!` marks who may try and is refused by a rule. */
export type Entitlement = Partial<Readonly<Record<Relation, string>>>;

/** The expected cell for a command on a case. */
export function expectedOutcome(actor: CastActor, subject: Subject, may: Entitlement): Outcome {
  const entitled = (may[relationOf(actor.bodyId, subject)] ?? '').split(' ');
  for (const role of actor.roles) {
    if (entitled.includes(role)) return 'done';
    if (entitled.includes(`${role}!`)) return 'refused';
  }
  return seesCase(actor, subject) ? 'forbidden' : 'not_found';
}

/** Whether the actor's only role is one of these. */
export function holds(actor: CastActor, ...roles: Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** Everybody who stands to the case in some way, and of those who stand to it in none one body of every kind. */
export function audienceOf(subject: Subject, cast: readonly CastActor[]): CastActor[] {
  const strangers = new Map<string, string>();
  for (const actor of cast) {
    if (relationOf(actor.bodyId, subject) === 'none' && !strangers.has(actor.bodyKind))
      strangers.set(actor.bodyKind, actor.bodyId);
  }
  return cast.filter(
    ({ bodyId, bodyKind }) => relationOf(bodyId, subject) !== 'none' || strangers.get(bodyKind) === bodyId,
  );
}

/** Runs `work` over all items, a few at a time: waiting for the database is most of what a cell costs. */
export async function forEachCell<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  const runner = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, runner));
}
