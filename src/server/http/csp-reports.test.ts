import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCspReportLog } from './csp-reports.ts';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

const report = Buffer.from(
  JSON.stringify({ 'csp-report': { 'document-uri': 'https://p/suche?q=Name', 'effective-directive': 'script-src' } }),
);

test('a report becomes a line without what was typed into the address', () => {
  createCspReportLog()(report);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('https://p/suche');
  expect(lines[0]).not.toContain('Name');
});

test('the number of lines per minute is bounded', () => {
  let now = 0;
  const take = createCspReportLog(() => now);
  for (let at = 0; at < 100; at += 1) take(report);
  expect(lines).toHaveLength(20);
  now = 60_000;
  take(report);
  expect(lines).toHaveLength(21);
});

test.each(['', 'null', '[]', '{"csp-report":1}', '{'])('%j is ignored', (body) => {
  createCspReportLog()(Buffer.from(body));
  expect(lines).toHaveLength(0);
});
