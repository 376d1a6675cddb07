import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { fixedId } from '#prisma/seed/reference/fixed-id.ts';
import { INSTITUTION_IDS } from '#prisma/seed/reference/institutions.ts';
import { hashPassword } from '#src/server/password-hash.ts';
import type { CastActor } from './actors.ts';
import { holds, type Outcome } from './matrix-expectations.ts';

const PASSWORD = 'Vier-Worte-ohne-Sinn-7';

/** The organisation whose people are managed, and rows that commands outside cooperations act on. */
export interface Stage {
  readonly bodyId: string;
  /** A reader of the organisation. */
  readonly target: CastActor;
  /** A person of the organisation whose account is locked. */
  readonly lockedPersonId: string;
  readonly invitationId: string;
  readonly noticeId: string;
  readonly mailId: string;
  readonly associationId: string;
  /** A legal value that may come. */
  readonly preparedValueId: string;
}

/** Plants the rows. Every person gets the password above and a second factor, so that each command has something to do. */
export async function plantStage(client: pg.Client, cast: readonly CastActor[], bodyId: string): Promise<Stage> {
  const target = cast.find((actor) => actor.bodyId === bodyId && actor.roles.includes('reader'));
  if (!target) throw new Error('the organisation has no reader');
  await client.query(
    `UPDATE person SET password_hash = $1, totp_secret = 'sealed', totp_confirmed_at = now() WHERE id = ANY($2)`,
    [await hashPassword(PASSWORD), cast.map(({ personId }) => personId)],
  );
  const ids = Object.fromEntries(
    ['locked', 'invitation', 'notice', 'mail', 'association', 'prepared'].map((name) => [
      name,
      fixedId(`stage:${name}`),
    ]),
  ) as Record<string, string>;
  await client.query(
    `INSERT INTO person (id, email, display_name, status) VALUES ($1, 'gesperrt@matrix.example', 'Gesperrt', 'locked')`,
    [ids.locked],
  );
  await client.query(`INSERT INTO membership (person_id, body_id, roles) VALUES ($1, $2, '{reader}')`, [
    ids.locked,
    bodyId,
  ]);
  await client.query(
    `INSERT INTO invitation (id, token_hash, email, display_name, body_id, roles, invited_by, expires_at)
     VALUES ($1, sha256('invitation'), 'neu@matrix.example', 'Neu', $2, '{reader}', $3, now() + interval '14 days')`,
    [ids.invitation, bodyId, target.personId],
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO outbox_message (kind, recipient, dispatched_at) VALUES ('password_changed', 'x@matrix.example', now()) RETURNING id`,
  );
  await client.query(
    `INSERT INTO notice (id, outbox_id, person_id, body_id, kind) VALUES ($1, $2, $3, $4, 'cooperation_active')`,
    [ids.notice, rows[0]?.id, target.personId, bodyId],
  );
  await client.query(
    `INSERT INTO mail (id, outbox_id, recipient, subject, body, kind, status) VALUES ($1, $2, 'x@matrix.example', 'S', 'B', 'password_changed', 'failed')`,
    [ids.mail, rows[0]?.id],
  );
  await client.query(
    `INSERT INTO body (id, slug, kind, official_name, short_name, search_text, sort_name, source_note)
     VALUES ($1, 'zweckverband-matrix', 'special_purpose_association', 'Zweckverband Matrix', 'ZV Matrix', 'zweckverband matrix', 'zweckverband matrix', 'Satzung')`,
    [ids.association],
  );
  await client.query(
    `INSERT INTO prepared_legal_value (id, key, value, source, certainty) VALUES ($1, 'authority_review_target_days', '40', 'Entwurf', 'low')`,
    [ids.prepared],
  );
  const id = (name: string) => ids[name] ?? '';
  return {
    bodyId,
    target,
    lockedPersonId: id('locked'),
    invitationId: id('invitation'),
    noticeId: id('notice'),
    mailId: id('mail'),
    associationId: id('association'),
    preparedValueId: id('prepared'),
  };
}

/** A command outside cooperations: the expected cell for anybody, and what they send. */
export interface OtherCommandCase {
  readonly command: string;
  /** Distinguishes two rows of one command. */
  readonly about?: string;
  readonly expected: (actor: CastActor, stage: Stage) => Outcome;
  readonly fields?: (stage: Stage, actor: CastActor) => Readonly<Record<string, unknown>>;
}

const ofBody = (actor: CastActor, stage: Stage) => actor.bodyId === stage.bodyId;
const runsPlatform = (actor: CastActor) => holds(actor, 'platform_administrator');
const coordinates = (actor: CastActor) => actor.bodyId === INSTITUTION_IDS.ministry && holds(actor, 'land_coordinator');
const everybody = (): Outcome => 'done';

/** The organisation's administrators and the platform's; colleagues get 403, others cannot tell that the row exists. */
function managersOfHidden(actor: CastActor, stage: Stage): Outcome {
  if (runsPlatform(actor) || (ofBody(actor, stage) && holds(actor, 'organisation_administrator'))) return 'done';
  return ofBody(actor, stage) ? 'forbidden' : 'not_found';
}

/** The same where the organisation itself is public knowledge. */
function managers(actor: CastActor, stage: Stage): Outcome {
  return managersOfHidden(actor, stage) === 'done' ? 'done' : 'forbidden';
}

function platform(actor: CastActor, stage: Stage): Outcome {
  if (runsPlatform(actor)) return 'done';
  return ofBody(actor, stage) ? 'forbidden' : 'not_found';
}

const land = (actor: CastActor): Outcome => (coordinates(actor) ? 'done' : 'forbidden');
const register = (actor: CastActor): Outcome => (coordinates(actor) || runsPlatform(actor) ? 'done' : 'forbidden');
const targetMembership = (stage: Stage) => ({ membershipId: stage.target.membershipId, version: 1 });
const association = { officialName: 'Zweckverband Neu', sourceNote: 'Satzung vom 01.03.2024' };

/** The table; written from the text on people and roles, not from src/policy. */
export const OTHER_COMMANDS: readonly OtherCommandCase[] = [
  {
    command: 'cooperations.create_draft',
    expected: (actor) => (holds(actor, 'editor') ? 'done' : 'forbidden'),
    fields: () => ({ title: 'Gemeinsames Archiv', fieldKey: 'it_operation' }),
  },
  {
    command: 'identity.invite_person',
    expected: managers,
    fields: ({ bodyId }) => ({ bodyId, email: `${randomUUID()}@matrix.example`, displayName: 'Neu', roles: 'reader' }),
  },
  {
    command: 'identity.change_roles',
    expected: managersOfHidden,
    fields: (stage) => ({ ...targetMembership(stage), roles: 'editor' }),
  },
  { command: 'identity.remove_person', expected: managersOfHidden, fields: targetMembership },
  {
    command: 'identity.resend_invitation',
    expected: managersOfHidden,
    fields: ({ invitationId }) => ({ invitationId }),
  },
  {
    command: 'identity.revoke_invitation',
    expected: managersOfHidden,
    fields: ({ invitationId }) => ({ invitationId }),
  },
  {
    command: 'identity.require_second_factor',
    expected: managers,
    fields: ({ bodyId }) => ({ bodyId, version: 1, required: 'ja' }),
  },
  { command: 'identity.lock_account', expected: platform, fields: ({ target }) => ({ personId: target.personId }) },
  {
    command: 'identity.unlock_account',
    expected: platform,
    fields: ({ lockedPersonId }) => ({ personId: lockedPersonId }),
  },
  {
    command: 'identity.reset_second_factor',
    expected: platform,
    fields: ({ target }) => ({ personId: target.personId }),
  },
  {
    command: 'identity.change_own_details',
    expected: everybody,
    fields: () => ({ displayName: 'Neuer Name', version: 1 }),
  },
  {
    command: 'identity.change_password',
    expected: everybody,
    fields: () => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD}-neu`, repeatedPassword: `${PASSWORD}-neu` }),
  },
  { command: 'identity.disable_second_factor', expected: everybody },
  { command: 'identity.renew_recovery_codes', expected: everybody },
  { command: 'identity.end_other_sessions', expected: everybody },
  {
    command: 'identity.end_session',
    about: 'their own',
    expected: everybody,
    fields: (_, { sessionId }) => ({ sessionId }),
  },
  {
    command: 'identity.end_session',
    about: 'that of somebody else',
    expected: (actor, { target }) => (actor.personId === target.personId ? 'done' : 'not_found'),
    fields: ({ target }) => ({ sessionId: target.sessionId }),
  },
  {
    command: 'notices.mark_notice_read',
    expected: (actor, { target }) => (actor.personId === target.personId ? 'done' : 'not_found'),
    fields: ({ noticeId }) => ({ noticeId }),
  },
  { command: 'notices.mark_all_notices_read', expected: everybody },
  {
    command: 'notices.retry_mail',
    expected: (actor) => (runsPlatform(actor) ? 'done' : 'forbidden'),
    fields: ({ mailId }) => ({ mailId }),
  },
  { command: 'bodies.add_special_purpose_association', expected: register, fields: () => association },
  {
    command: 'bodies.edit_special_purpose_association',
    expected: register,
    fields: ({ associationId }) => ({ ...association, id: associationId, version: 1 }),
  },
  { command: 'legal.add_field', expected: land, fields: () => ({ label: 'Archivwesen', sort: '900' }) },
  {
    command: 'legal.change_field',
    expected: land,
    fields: () => ({ key: 'geodata', version: 1, label: 'Geodaten und Karten', sort: '10', active: 'ja' }),
  },
  {
    command: 'legal.change_parameter',
    expected: land,
    fields: () => ({
      key: 'authority_review_target_days',
      value: '45',
      validFrom: '2028-01-01',
      source: 'Erlass vom 01.10.2027',
      certainty: 'high',
    }),
  },
  {
    command: 'legal.prepare_value',
    expected: land,
    fields: () => ({
      key: 'authority_review_target_days',
      value: '45',
      expectedFrom: '2028-01-01',
      source: 'Entwurf vom 01.10.2027',
      certainty: 'low',
      note: '',
    }),
  },
  {
    command: 'legal.enact_value',
    expected: land,
    fields: ({ preparedValueId }) => ({
      id: preparedValueId,
      version: 1,
      validFrom: '2028-01-01',
      source: 'Erlass vom 01.12.2027',
      certainty: 'high',
    }),
  },
  {
    command: 'legal.drop_value',
    expected: land,
    fields: ({ preparedValueId }) => ({ id: preparedValueId, version: 1, reason: 'Nicht beschlossen' }),
  },
  {
    command: 'audit.export_audit_log',
    expected: (actor) =>
      holds(actor, 'organisation_administrator') ||
      (actor.bodyId === INSTITUTION_IDS.ministry && holds(actor, 'land_coordinator', 'auditor'))
        ? 'done'
        : 'forbidden',
  },
];
