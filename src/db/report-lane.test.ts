import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReportLane, ReportsBusyError } from './report-lane.ts';

/** A read that runs until it is told to end. */
function openRead(name: string, log: string[]) {
  let end: (outcome?: Error) => void = () => {};
  const ended = new Promise<string>((resolve, reject) => {
    end = (outcome) => (outcome ? reject(outcome) : resolve(name));
  });
  const read = () => {
    log.push(name);
    return ended;
  };
  return { read, end };
}

const outcomeOf = (read: Promise<unknown>) => read.catch((error: unknown) => error);

describe('the lane of reports', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs no more at once than it has places, and lets the next one in when one ends', async () => {
    const lane = createReportLane({ places: 2, maxWaiting: 10 });
    const begun: string[] = [];
    const reads = ['a', 'b', 'c'].map((name) => openRead(name, begun));
    const results = reads.map(({ read }) => lane('beginning', read));
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['a', 'b']);
    reads[0]?.end();
    expect(await results[0]).toBe('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('frees the place of a read that fails', async () => {
    const lane = createReportLane({ places: 1, maxWaiting: 10 });
    const failure = new Error('no database');
    await expect(lane('beginning', () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await lane('beginning', async () => 'read')).toBe('read');
  });

  it('refuses at once when too many wait', async () => {
    const lane = createReportLane({ places: 1, maxWaiting: 1 });
    const { read } = openRead('a', []);
    void lane('beginning', read);
    void outcomeOf(lane('beginning', read));
    await expect(lane('beginning', read)).rejects.toBeInstanceOf(ReportsBusyError);
  });

  it('refuses after a wait, and the one who gave up takes no place later', async () => {
    const lane = createReportLane({ places: 1, maxWaiting: 10 });
    const begun: string[] = [];
    const [first, second, third] = ['a', 'b', 'c'].map((name) => openRead(name, begun));
    if (!first || !second || !third) return;
    void lane('beginning', first.read);
    const refused = outcomeOf(lane('beginning', second.read));
    await vi.advanceTimersByTimeAsync(2_200);
    expect(await refused).toBeInstanceOf(ReportsBusyError);
    void outcomeOf(lane('beginning', third.read));
    first.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['a', 'c']);
  });

  it('lets a report that has begun go on before new ones, and does not tear it off where a new one is refused', async () => {
    const lane = createReportLane({ places: 1, maxWaiting: 1 });
    const begun: string[] = [];
    const [running, fresh, going] = ['running', 'fresh', 'going on'].map((name) => openRead(name, begun));
    if (!running || !fresh || !going) return;
    void lane('beginning', running.read);
    const waiting = outcomeOf(lane('beginning', fresh.read));
    void lane('continuation', going.read);
    await vi.advanceTimersByTimeAsync(2_200);
    expect(await waiting).toBeInstanceOf(ReportsBusyError);
    void outcomeOf(lane('beginning', fresh.read));
    running.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['running', 'going on']);
  });

  it.each(['57014', '55P03'])('says that a report the database has ended (%s) can be asked for later', async (code) => {
    const lane = createReportLane({ places: 1, maxWaiting: 1 });
    const ended = Object.assign(new Error('canceling statement'), { code });
    await expect(lane('beginning', () => Promise.reject(ended))).rejects.toBeInstanceOf(ReportsBusyError);
  });
});
