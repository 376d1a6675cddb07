import { formatNumber } from '#src/ui/format.ts';
import type { Majority, MajorityPercents, MemberStatus, MotionStatus, VoteChoice } from './domain/membership.ts';

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

export const MAJORITY_LABELS: Readonly<Record<Majority, string>> = {
  simple: 'Einfache Mehrheit',
  statutes: 'Änderung der Satzung',
  duties: 'Satzung mit neuer Pflicht zu Bezug, Leistung oder Diensten',
};

const MAJORITY_SOURCES: Readonly<Record<Majority, string>> = {
  simple: '§ 43 Abs. 2 GenG',
  statutes: '§ 16 Abs. 2 und 4 GenG',
  duties: '§ 16 Abs. 3 Satz 1 GenG',
};

/** What a motion needs of the votes cast, with the provision. */
export function majorityText(majority: Majority, percents: MajorityPercents): string {
  const percent = majority === 'simple' ? null : percents[majority];
  const share =
    majority === 'simple'
      ? 'mehr Ja als Nein'
      : percent === null
        ? 'ein größerer Anteil der abgegebenen Stimmen'
        : `mindestens ${formatNumber(percent)} % der abgegebenen Stimmen`;
  return `${share} (${MAJORITY_SOURCES[majority]})`;
}
