import { describe, expect, it } from 'vitest';
import { byDeadline, cooperationTaskPath, dueOf, type Task } from './task.ts';

const task = (change: Partial<Task>): Task => ({
  kind: 'submit',
  label: 'Einreichen',
  reference: 'IKZ-1',
  title: 'T',
  leadName: 'L',
  path: '/kooperationen/c#aktionen',
  casePath: '/kooperationen/c',
  dueOn: null,
  ...change,
});

describe('order of tasks', () => {
  it('puts the nearest deadline first and tasks without one last', () => {
    const sorted = [
      task({ reference: 'none' }),
      task({ reference: 'late', dueOn: '2026-12-01' }),
      task({ reference: 'b', dueOn: '2026-11-01' }),
      task({ reference: 'a', dueOn: '2026-11-01' }),
    ].sort(byDeadline);
    expect(sorted.map(({ reference }) => reference)).toEqual(['a', 'b', 'late', 'none']);
  });
});

describe('how near a deadline is', () => {
  it.each([
    [null, 'none'],
    ['2026-11-22', 'overdue'],
    ['2026-11-23', 'week'],
    ['2026-11-30', 'week'],
    ['2026-12-01', 'later'],
  ] as const)('%s is %s', (dueOn, expected) => {
    expect(dueOf(task({ dueOn }), '2026-11-23')).toBe(expected);
  });
});

describe('where a task is done', () => {
  it.each([
    ['accept_invitation', '/kooperationen/c/einladung'],
    ['sign_consent', '/kooperationen/c/zustimmung'],
    ['answer_inquiry', '/kooperationen/c/rueckfrage'],
    ['approve', '/kooperationen/c/entscheidung'],
    ['edit_content', '/kooperationen/c/bearbeiten/grunddaten'],
    ['submit', '/kooperationen/c#aktionen'],
  ] as const)('%s: %s', (verb, path) => {
    expect(cooperationTaskPath('c', verb)).toBe(path);
  });
});
