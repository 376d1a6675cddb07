import { describe, expect, it } from 'vitest';
import type { AppHandler } from './page-renderer.ts';
import { hasStandIn, renderStandIn } from './stand-in.ts';

const portal: AppHandler = async (request, response) => {
  if (request.headers.cookie === 'broken') {
    response.writeHead(500).end('no');
    return;
  }
  response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end(`${request.method} ${request.url} ${request.headers.cookie}`);
};

describe('pages that stand in for blank ones', () => {
  it('exist for absent and forbidden pages only', () => {
    expect([200, 307, 403, 404, 500].filter(hasStandIn)).toEqual([403, 404]);
  });

  it('are rendered for the same visitor, as a GET, whatever was asked', async () => {
    const headers = { cookie: 'allmende.session=a', 'content-length': '12', 'content-type': 'text/plain' };
    expect(String(await renderStandIn(portal, 404, headers))).toBe('GET /nicht-gefunden allmende.session=a');
    expect(String(await renderStandIn(portal, 403, headers))).toBe('GET /keine-berechtigung allmende.session=a');
  });

  it('are left out when they cannot be rendered themselves', async () => {
    expect(await renderStandIn(portal, 404, { cookie: 'broken' })).toBeNull();
    const failing: AppHandler = async () => {
      throw new Error('down');
    };
    expect(await renderStandIn(failing, 404, {})).toBeNull();
  });
});
