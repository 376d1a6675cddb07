import type { MemberStatus, MotionStatus, VoteChoice } from './domain/membership.ts';

export const MEMBER_STATUS_LABELS: Readonly<Record<MemberStatus, string>> = {
  applied: 'Antrag gestellt',
  active: 'Mitglied',
  leaving: 'Gekündigt',
  left: 'Ausgetreten',
  refused: 'Abgelehnt',
};

export const MOTION_STATUS_LABELS: Readonly<Record<MotionStatus, string>> = {
  open: 'Abstimmung läuft',
  accepted: 'Angenommen',
  rejected: 'Abgelehnt',
};

export const VOTE_LABELS: Readonly<Record<VoteChoice, string>> = { yes: 'Ja', no: 'Nein', abstain: 'Enthaltung' };
