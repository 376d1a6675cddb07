import { expect, test } from 'vitest';
import { createMemoryJudge } from './memory-watch.ts';

const calm = { heapUsed: 50, heapLimit: 100, resident: 500 };
const full = { ...calm, heapUsed: 95 };

test('a peak is no reason to restart, lasting fullness is', () => {
  const judge = createMemoryJudge(null);
  expect([full, full, full, calm, full, full, full].map(judge)).not.toContain(true);
  expect(judge(full)).toBe(true);
});

test('the resident limit counts where it is set', () => {
  const judge = createMemoryJudge(400);
  expect([calm, calm, calm, calm].map(judge)).toEqual([false, false, false, true]);
});
