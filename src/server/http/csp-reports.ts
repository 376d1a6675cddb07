import { log } from '../log.ts';

const MAX_LINES_PER_MINUTE = 20;
const MAX_FIELD = 300;

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_FIELD) : undefined;
}

/** An address without its query, which may hold what a person typed. */
function addressOnly(value: unknown): string | undefined {
  return text(value)?.split(/[?#]/)[0];
}

/**
 * Turns browsers' reports of blocked content into log lines, a bounded number per minute: anybody can send them.
 * @returns a function that takes the raw body; what is no report is ignored.
 */
export function createCspReportLog(now: () => number = Date.now): (body: Buffer) => void {
  let minute = 0;
  let lines = 0;
  return (body) => {
    const current = Math.floor(now() / 60_000);
    if (current !== minute) {
      minute = current;
      lines = 0;
    }
    if (lines >= MAX_LINES_PER_MINUTE) return;
    let report: Record<string, unknown>;
    try {
      const parsed: unknown = JSON.parse(body.toString('utf8'));
      const inner = (parsed as Record<string, unknown> | null)?.['csp-report'];
      if (typeof inner !== 'object' || inner === null) return;
      report = inner as Record<string, unknown>;
    } catch {
      return;
    }
    lines += 1;
    log.warn('content security policy violated', {
      document: addressOnly(report['document-uri']),
      directive: text(report['effective-directive'] ?? report['violated-directive']),
      blocked: addressOnly(report['blocked-uri']),
      source: addressOnly(report['source-file']),
      line: typeof report['line-number'] === 'number' ? report['line-number'] : undefined,
      disposition: text(report.disposition),
    });
  };
}
