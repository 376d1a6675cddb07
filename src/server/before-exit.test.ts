import { expect, test, vi } from 'vitest';
import { beforeExit, finishBeforeExit } from './before-exit.ts';

test('everything registered is done, and a failure or a straggler holds up nothing', async () => {
  const done = vi.fn(async () => {});
  const failure = new Error('stuck');
  beforeExit(async () => Promise.reject(failure));
  beforeExit(done);
  expect(await finishBeforeExit(1_000)).toEqual([failure]);
  expect(done).toHaveBeenCalledTimes(1);
  beforeExit(() => new Promise(() => {}));
  expect(await finishBeforeExit(20)).toEqual([new Error('Not finished within 20 ms.')]);
});
