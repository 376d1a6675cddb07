import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBreaker, type ProbeResult } from './breaker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(results: ProbeResult[]) {
  const probe = vi.fn(async (): Promise<ProbeResult> => results.shift() ?? 'up');
  const onChange = vi.fn();
  return { probe, onChange, breaker: createBreaker({ probe, interval: 1_000, calm: 3, onChange }) };
}

test('nobody is asked while nothing is suspected', async () => {
  const { probe } = setUp([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probe).not.toHaveBeenCalled();
});

test('one failed probe opens it and the first good one closes it', async () => {
  const { breaker, onChange } = setUp(['down', 'down', 'up']);
  breaker.suspect();
  await vi.advanceTimersByTimeAsync(0);
  expect(breaker.open).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(breaker.open).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(breaker.open).toBe(false);
  expect(onChange.mock.calls).toEqual([[true], [false]]);
});

test('asking ends after some good probes', async () => {
  const { breaker, probe } = setUp(['up']);
  breaker.suspect();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probe).toHaveBeenCalledTimes(3);
});

test('many suspicions at once cause one probe', async () => {
  const { breaker, probe } = setUp(['up']);
  for (let at = 0; at < 100; at += 1) breaker.suspect();
  expect(probe).toHaveBeenCalledTimes(1);
});

test('a busy process does not blame the database', async () => {
  const { breaker } = setUp(['unknown']);
  expect(await breaker.verdict()).toBe('unknown');
  expect(breaker.open).toBe(false);
});

test('whoever listens is told when it opens', async () => {
  const { breaker } = setUp(['down']);
  const listener = vi.fn();
  breaker.onOpen(listener);
  expect(await breaker.verdict()).toBe('down');
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a probe that throws counts as away', async () => {
  const breaker = createBreaker({ probe: async () => Promise.reject(new Error('x')), interval: 1_000, calm: 3 });
  expect(await breaker.verdict()).toBe('down');
  breaker.stop();
});
