import { fixedId } from '../../reference/fixed-id.ts';
import { INSTITUTION_IDS } from '../../reference/institutions.ts';
import { bodyIdOf } from '../directory.ts';
import { at } from '../story-events.ts';
import { managerOf, type Row, signatoryOf } from './tale.ts';

const KOPIT = INSTITUTION_IDS.kopit;

interface ToldMember {
  readonly body: string;
  readonly shares: number;
  readonly applied: string;
  /** Day of admission; none: the application is open. */
  readonly joined?: string;
  readonly leaves?: { readonly told: string; readonly on: string };
}

const MEMBERS: readonly ToldMember[] = [
  { body: '06611000', shares: 20, applied: '2025-02-03', joined: '2025-02-17' },
  { body: '06415000', shares: 12, applied: '2025-02-10', joined: '2025-02-24' },
  { body: '06440004', shares: 5, applied: '2025-03-03', joined: '2025-03-17' },
  { body: '06440016', shares: 4, applied: '2025-03-10', joined: '2025-03-24' },
  { body: 'university:goethe', shares: 8, applied: '2025-04-07', joined: '2025-04-21' },
  {
    body: '06532012',
    shares: 3,
    applied: '2025-04-14',
    joined: '2025-04-28',
    leaves: { told: '2026-10-12', on: '2027-12-31' },
  },
  { body: '06440019', shares: 2, applied: '2026-11-16' },
];

interface ToldMotion {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly opened: string;
  readonly closes: string;
  readonly votes: readonly (readonly [body: string, choice: 'yes' | 'no' | 'abstain', on: string])[];
  readonly closed?: { readonly on: string; readonly status: 'accepted' | 'rejected' };
}

const MOTIONS: readonly ToldMotion[] = [
  {
    key: 'umlage-2026',
    title: 'Umlage für das Geschäftsjahr 2026',
    text: 'Die Umlage beträgt 150 Euro je Geschäftsanteil.',
    opened: '2025-11-10',
    closes: '2025-12-05',
    votes: [
      ['06611000', 'yes', '2025-11-17'],
      ['06415000', 'yes', '2025-11-18'],
      ['06440004', 'yes', '2025-11-24'],
      ['university:goethe', 'abstain', '2025-12-01'],
    ],
    closed: { on: '2025-12-08', status: 'accepted' },
  },
  {
    key: 'nachhaltigkeit',
    title: 'Reparierbarkeit als festes Zuschlagskriterium',
    text: 'Bei Geräten zählt die Reparierbarkeit künftig mit mindestens 15 Prozent.',
    opened: '2026-11-09',
    closes: '2026-12-14',
    votes: [
      ['06611000', 'yes', '2026-11-12'],
      ['06440016', 'no', '2026-11-17'],
    ],
  },
];

/** Members, shares, motions and votes of the purchasing cooperative, by table, with their lines of the audit log. */
export function cooperativeRows(): { rows: Record<string, Row[]>; audit: Row[] } {
  const audit: Row[] = [];
  const office = managerOf(KOPIT);
  const note = (
    day: string,
    by: { personId: string | null; bodyId: string },
    action: string,
    subject: { type: string; id: string; bodyIds: readonly string[] },
    details: Row = {},
  ) =>
    audit.push({
      occurred_at: at(day),
      actor_person_id: by.personId,
      actor_body_id: by.bodyId,
      action: `cooperative.${action}`,
      subject_type: subject.type,
      subject_id: subject.id,
      body_ids: [...new Set(subject.bodyIds)],
      details,
    });
  const members: Row[] = [];
  const shareChanges: Row[] = [];
  for (const { body, shares, applied, joined, leaves } of MEMBERS) {
    const bodyId = bodyIdOf(body);
    const applicant = signatoryOf(bodyId);
    const id = fixedId(`cooperative-member:${body}`);
    const subject = { type: 'cooperative_member', id, bodyIds: [bodyId, KOPIT] };
    note(applied, applicant, 'apply', subject, { shares });
    if (joined) {
      note(joined, office, 'accept_application', subject, { shares });
      shareChanges.push({
        member_id: id,
        body_id: bodyId,
        change: shares,
        effective_on: joined,
        reason: 'Aufnahme',
        recorded_by: office.personId,
        recorded_at: at(joined),
      });
    }
    if (leaves) note(leaves.told, applicant, 'give_notice', subject, { leavesOn: leaves.on });
    members.push({
      id,
      cooperative_id: KOPIT,
      body_id: bodyId,
      status: leaves ? 'leaving' : joined ? 'active' : 'applied',
      shares,
      applied_at: at(applied),
      applied_by: applicant.personId,
      joined_on: joined ?? null,
      leaves_on: leaves?.on ?? null,
      note: '',
      version: leaves ? 3 : joined ? 2 : 1,
    });
  }
  const memberIds = members.filter(({ status }) => status !== 'applied').map(({ body_id }) => String(body_id));
  const motions: Row[] = [];
  const votes: Row[] = [];
  for (const { key, title, text, opened, closes, votes: cast, closed } of MOTIONS) {
    const id = fixedId(`cooperative-motion:${key}`);
    const subject = { type: 'cooperative_motion', id, bodyIds: [KOPIT, ...memberIds] };
    note(opened, office, 'open_motion', subject, { members: memberIds.length, closesOn: closes });
    for (const [body, choice, on] of cast) {
      const voter = signatoryOf(bodyIdOf(body));
      note(on, voter, 'cast_vote', { ...subject, bodyIds: [voter.bodyId, KOPIT] });
      votes.push({ motion_id: id, body_id: voter.bodyId, choice, cast_by: voter.personId, cast_at: at(on) });
    }
    if (closed) note(closed.on, office, 'close_motion', subject, { status: closed.status });
    motions.push({
      id,
      cooperative_id: KOPIT,
      title,
      text,
      closes_on: closes,
      status: closed?.status ?? 'open',
      created_by: office.personId,
      created_at: at(opened),
      closed_at: closed ? at(closed.on) : null,
      version: closed ? 2 : 1,
    });
  }
  return {
    rows: {
      cooperative_member: members,
      share_change: shareChanges,
      cooperative_motion: motions,
      cooperative_vote: votes,
    },
    audit,
  };
}
