import { describe, expect, it } from 'vitest';
import { type AwaitedPurchase, type AwaitedSeat, stepReminders } from './step-reminder.ts';

const LEAD = 'lead';
const seat = (personId: string, change: Partial<AwaitedSeat> = {}): AwaitedSeat => {
  return { personId, bodyId: LEAD, part: 'evaluator', impartial: true, addedOn: '2026-05-01', lotsOpen: 0, ...change };
};

/** A tender whose period for offers ended on 1 June; three people sit. */
function awaited(change: Partial<AwaitedPurchase> = {}): AwaitedPurchase {
  return {
    id: 'purchase',
    status: 'tendering',
    leadBodyId: LEAD,
    tenderedOn: '2026-05-01',
    offersDueOn: '2026-06-01',
    dueReached: true,
    openedOn: null,
    openedBy: null,
    bidCount: 0,
    lastHandedInOn: null,
    evaluatedOn: null,
    awardedOn: null,
    lettersMissing: 0,
    barredUntil: null,
    seats: [seat('anna'), seat('bernd'), seat('carla', { part: 'decider' })],
    ...change,
  };
}

const told = (purchase: AwaitedPurchase, today: string) =>
  stepReminders(purchase, 7, today).map(({ kind, personId, bodyId, roles }) => {
    const to = personId ?? `${bodyId}: ${roles.join(', ')}`;
    return `${kind.replace('procurement_', '').replace('_reminder', '')} -> ${to}`;
  });

const OPENED = { openedOn: '2026-06-02', openedBy: 'anna', bidCount: 2 } as const;

describe('who is reminded of what between notice and contract', () => {
  it.each<[string, Partial<AwaitedPurchase>, string, readonly string[]]>([
    ['nobody while offers can be handed in', { dueReached: false }, '2026-06-01', []],
    ['evaluators as soon as offers can be opened', {}, '2026-06-01', ['opening -> anna', 'opening -> bernd']],
    ['only the second person once one has begun', { openedBy: 'anna' }, '2026-06-01', ['opening -> bernd']],
    [
      'nobody on the day of the opening: they were there',
      { ...OPENED, seats: [seat('a', { lotsOpen: 1 })] },
      '2026-06-02',
      [],
    ],
    [
      'who has not handed in points, a week after the opening',
      { ...OPENED, seats: [seat('anna'), seat('bernd', { lotsOpen: 1 })] },
      '2026-06-09',
      ['scores -> bernd'],
    ],
    [
      'the evaluators once the last points are in',
      { ...OPENED, lastHandedInOn: '2026-06-05' },
      '2026-06-05',
      ['completion -> anna', 'completion -> bernd'],
    ],
    ['nobody at once where no offer is recorded: perhaps none was yet', { ...OPENED, bidCount: 0 }, '2026-06-02', []],
    [
      'the decider a week after the evaluation',
      { status: 'evaluated', evaluatedOn: '2026-06-10' },
      '2026-06-17',
      ['decision -> carla'],
    ],
    [
      'the lead buyer at once where nobody is named to decide',
      { status: 'evaluated', evaluatedOn: '2026-06-10', seats: [seat('anna')] },
      '2026-06-10',
      ['decision -> lead: procurement_manager, editor'],
    ],
    [
      'the lead buyer of letters that are missing',
      { status: 'awarded', awardedOn: '2026-06-12', lettersMissing: 1 },
      '2026-06-19',
      ['letters -> lead: procurement_manager, editor, signatory'],
    ],
    [
      'nobody on the last day of the standstill',
      { status: 'awarded', awardedOn: '2026-06-12', barredUntil: '2026-06-22' },
      '2026-06-22',
      [],
    ],
    [
      'the lead buyer the day after it',
      { status: 'awarded', awardedOn: '2026-06-12', barredUntil: '2026-06-22' },
      '2026-06-23',
      ['conclusion -> lead: procurement_manager, editor, signatory'],
    ],
    [
      'a week after the decision where there is no standstill',
      { status: 'awarded', awardedOn: '2026-06-12' },
      '2026-06-18',
      [],
    ],
    ['nobody of a contract that runs', { status: 'running', awardedOn: '2026-06-12' }, '2026-09-01', []],
  ])('%s', (_whom, change, today, expected) => {
    expect(told(awaited(change), today)).toEqual(expected);
  });

  it('whoever has not declared to be free of conflicts is reminded of that and of nothing else', () => {
    const seats = [seat('anna', { impartial: false }), seat('bernd')];
    expect(told(awaited({ seats }), '2026-06-01')).toEqual(['declaration -> anna', 'opening -> bernd']);
  });

  it('a person named later counts from that day', () => {
    const seats = [seat('anna', { addedOn: '2026-06-20', lotsOpen: 1 })];
    expect(told(awaited({ ...OPENED, seats }), '2026-06-26')).toEqual([]);
    expect(told(awaited({ ...OPENED, seats }), '2026-06-27')).toEqual(['scores -> anna']);
  });

  it('three times in all, each with a key of its own, and the same key however often somebody looks', () => {
    const keys = (today: string) => stepReminders(awaited({ seats: [seat('anna')] }), 7, today).map(({ key }) => key);
    expect(keys('2026-06-03')).toEqual(keys('2026-06-01'));
    const all = ['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2027-01-01'].flatMap(keys);
    expect(new Set(all).size).toBe(3);
  });
});
