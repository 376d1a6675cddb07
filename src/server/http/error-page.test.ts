import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { failureAnswer } from './error-page.ts';
import { FAILURE_TEXTS, type FailureKind, failureForInput } from './error-texts.ts';

const kinds = Object.keys(FAILURE_TEXTS) as FailureKind[];

describe('a failure page', () => {
  test.each(kinds)('%s is German, names the reference and needs no script', (kind) => {
    const answer = failureAnswer(kind, 'page', 'ref-123');
    const html = answer.body.toString();
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('ref-123');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('style="');
  });

  test('its style is allowed by the policy it is sent with', () => {
    const { body, policy } = failureAnswer('outage', 'page', 'r');
    const style = /<style>([\s\S]*?)<\/style>/.exec(body.toString())?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  test('an address cannot break out of its link', () => {
    const html = failureAnswer('late', 'page', 'r', { again: '/a?"><script>alert(1)</script>' }).body.toString();
    expect(html).not.toContain('<script>');
  });

  test('the client router gets exactly plain text', () => {
    const answer = failureAnswer('late-unknown', 'router', 'r-1');
    expect(answer.contentType).toBe('text/plain');
    expect(answer.body.toString()).toContain('nicht sicher');
  });

  test('a program gets JSON', () => {
    const answer = failureAnswer('outage', 'data', 'r-1');
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: 'outage', reference: 'r-1' });
  });

  test.each(kinds)('a system that uses the interface gets %s as a problem document', (kind) => {
    const answer = failureAnswer(kind, 'problem', 'r-1');
    const { status, title } = FAILURE_TEXTS[kind];
    expect(answer.contentType).toBe('application/problem+json');
    expect(JSON.parse(answer.body.toString())).toMatchObject({ type: 'about:blank', status, title, reference: 'r-1' });
  });
});

test.each([
  ['outage', false, 'wurden nicht gespeichert'],
  ['overload', false, 'nicht gespeichert'],
  ['outage', true, 'nicht sicher'],
  ['late', true, 'nicht sicher'],
  ['fault', true, 'nicht sicher'],
] as const)('after %s (reached the application: %s) the input is said to be: %s', (kind, reached, words) => {
  const { title, paragraphs } = FAILURE_TEXTS[failureForInput(kind, reached)];
  expect([title, ...paragraphs].join(' ')).toContain(words);
});
