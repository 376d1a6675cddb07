import { describe, expect, test } from 'vitest';
import { currentRequestId, formatLogLine, withRequestId } from './log.ts';

const now = new Date('2026-03-01T10:00:00Z');

describe('a log line', () => {
  test('is one JSON object with time, level and message', () => {
    expect(JSON.parse(formatLogLine('info', 'started', { port: 3000 }, now))).toEqual({
      time: '2026-03-01T10:00:00.000Z',
      level: 'info',
      message: 'started',
      port: 3000,
    });
  });

  test('stays one line whatever the message holds', () => {
    expect(formatLogLine('warn', 'a\nb', { text: 'c\r\nd' }, now)).not.toContain('\n');
  });

  test('carries the request id at any depth of asynchronous work', async () => {
    const line = await withRequestId('abc123', async () => {
      await Promise.resolve();
      return formatLogLine('info', 'inside', {}, now);
    });
    expect(JSON.parse(line).requestId).toBe('abc123');
    expect(currentRequestId()).toBeUndefined();
  });

  test.each(['password', 'newPassword', 'AUTH_SECRET', 'sessionToken', 'Cookie', 'otpCode'])(
    'hides the value under the key %s',
    (key) => {
      expect(formatLogLine('info', 'x', { nested: { [key]: 'geheim' } }, now)).not.toContain('geheim');
    },
  );

  test('hides the credentials of a database address inside an error', () => {
    const error = new Error('cannot connect to postgres://app:geheim@db:5432/allmende');
    expect(formatLogLine('error', 'x', { error }, now)).not.toContain('geheim');
  });

  test('leaves out the row values a database error repeats', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(a@b.de)' });
    const line = formatLogLine('error', 'x', { error }, now);
    expect(line).toContain('23505');
    expect(line).not.toContain('a@b.de');
  });

  test('copes with bigint and circular values', () => {
    const loop: Record<string, unknown> = { cents: 5n };
    loop.self = loop;
    expect(formatLogLine('info', 'x', { loop }, now)).toContain('"cents":"5"');
  });
});
