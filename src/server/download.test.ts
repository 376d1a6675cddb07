import { describe, expect, it } from 'vitest';
import { ReportsBusyError } from '#src/db/report-lane.ts';
import { downloadResponse } from './download.ts';

describe('a download', () => {
  it('is a bare 503 while exports have no place, for the front to put into words', async () => {
    async function* refused(): AsyncGenerator<string> {
      yield await Promise.reject(new ReportsBusyError());
    }
    const response = await downloadResponse('x.csv', 'text/csv', refused());
    expect(response.status).toBe(503);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.text()).toBe('');
  });

  it('breaks off rather than end early when a later part cannot be made', async () => {
    async function* torn(): AsyncGenerator<string> {
      yield 'first';
      throw new ReportsBusyError();
    }
    const response = await downloadResponse('x.csv', 'text/csv', torn());
    await expect(response.text()).rejects.toThrow();
  });
});
