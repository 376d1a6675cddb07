import { appendAudit } from '#src/db/audit.ts';
import { SYSTEM_SCOPE } from '#src/db/scope.ts';
import { type Transaction, transactionInScope } from '#src/db/transaction.ts';
import type { ProvenIdentity, ProviderClaims } from '#src/server/session-opening.ts';
import { emailOfClaim } from '../domain/email.ts';
import { strengthOfClaims } from '../domain/sign-in-strength.ts';
import { acceptByVerifiedAddress } from './invitations.ts';

/** Why an identity provider's answer signs nobody in; each has a German text (texts of the sign-in page). */
export type ProviderRefusal = 'kein-konto' | 'adresse-nicht-bestaetigt' | 'konto-gesperrt' | 'keine-organisation';

interface PersonRow {
  readonly id: string;
  readonly status: string;
  readonly hasOrganisation: boolean;
}

/**
 * Finds the person behind a provider's statement: by issuer and subject once linked, the first time by a verified mail
 * address of someone who exists or is invited. Signing in never gives rights: they come from memberships and
 * invitations alone. A person is linked to at most one subject per issuer, so that a reassigned mailbox does not take
 * over an account.
 */
export async function identifyByClaims(
  claims: ProviderClaims,
): Promise<ProvenIdentity | { readonly refusal: ProviderRefusal }> {
  return transactionInScope(
    SYSTEM_SCOPE,
    async (tx): Promise<ProvenIdentity | { readonly refusal: ProviderRefusal }> => {
      const found = (await findLinked(tx, claims)) ?? (await linkByAddress(tx, claims));
      if ('refusal' in found) return found;
      if (found.status !== 'active') return { refusal: 'konto-gesperrt' };
      if (!found.hasOrganisation) return { refusal: 'keine-organisation' };
      return { personId: found.id, method: 'oidc', assurance: strengthOfClaims(claims) };
    },
  );
}

async function findLinked(tx: Transaction, claims: ProviderClaims): Promise<PersonRow | null> {
  const [person] = await tx.$queryRaw<PersonRow[]>`
    SELECT p.id::text, p.status,
      EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS "hasOrganisation"
    FROM federated_identity f JOIN person p ON p.id = f.person_id
    WHERE f.issuer = ${claims.issuer} AND f.subject = ${claims.subject}`;
  return person ?? null;
}

async function linkByAddress(
  tx: Transaction,
  claims: ProviderClaims,
): Promise<PersonRow | { readonly refusal: ProviderRefusal }> {
  const email = emailOfClaim(claims.email);
  if (email === null || claims.emailVerified !== true) return { refusal: 'adresse-nicht-bestaetigt' };
  const person = (await personByAddress(tx, email, claims.issuer)) ?? (await joinInvited(tx, email, claims.issuer));
  if (!person || person.isLinked) return { refusal: 'kein-konto' };
  if (person.status === 'active') {
    await tx.$executeRaw`
      INSERT INTO federated_identity (issuer, subject, person_id) VALUES (${claims.issuer}, ${claims.subject}, ${person.id}::uuid)`;
    await appendAudit(
      tx,
      { personId: person.id, bodyId: null },
      {
        action: 'identity.provider_linked',
        subjectType: 'person',
        subjectId: person.id,
        details: { issuer: claims.issuer },
      },
    );
  }
  return person;
}

/** The row is locked, so that two first sign-ins at the same moment cannot link two subjects. */
async function personByAddress(
  tx: Transaction,
  email: string,
  issuer: string,
): Promise<(PersonRow & { readonly isLinked: boolean }) | null> {
  const [person] = await tx.$queryRaw<(PersonRow & { isLinked: boolean })[]>`
    SELECT p.id::text, p.status,
      EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.ended_at IS NULL) AS "hasOrganisation",
      EXISTS (SELECT FROM federated_identity f WHERE f.person_id = p.id AND f.issuer = ${issuer}) AS "isLinked"
    FROM person p WHERE p.email = ${email} FOR UPDATE OF p`;
  return person ?? null;
}

async function joinInvited(tx: Transaction, email: string, issuer: string) {
  const personId = await acceptByVerifiedAddress(tx, email);
  return personId === null ? null : personByAddress(tx, email, issuer);
}
