import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Breaker, createBreaker, type ProbeResult } from '#src/server/http/breaker.ts';
import { type HttpConfig, readHttpConfig } from '#src/server/http/config.ts';
import { createFront, type Front } from '#src/server/http/front.ts';
import { createFrontServer } from '#src/server/http/front-server.ts';

export type StandIn = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface RunningFront {
  readonly origin: string;
  readonly port: number;
  readonly front: Front;
  readonly server: Server;
  readonly breaker: Breaker;
  stop(): Promise<void>;
}

/** Starts the front on a free port before a stand-in for the application. */
export async function startFront(
  standIn: StandIn,
  options: { readonly config?: Partial<HttpConfig>; readonly probe?: () => Promise<ProbeResult> } = {},
): Promise<RunningFront> {
  const config = { ...readHttpConfig({ PORT: '0' }), answerDeadline: 400, ...options.config };
  const breaker = createBreaker({ probe: options.probe ?? (async () => 'up'), interval: 50, calm: 2 });
  const handler = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await standIn(request, response);
  };
  const front = createFront({ config, handler, breaker, staticFiles: null, dev: false });
  const server = createFrontServer(front, config, null);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    front,
    server,
    breaker,
    async stop() {
      breaker.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Sends raw bytes and returns everything that comes back until the connection ends. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('utf8');
}

/** Answers with a page, the way Next does: the nonce of the request's policy on every script. */
export function sendPage(request: IncomingMessage, response: ServerResponse, body: string, status = 200): void {
  const nonce = request.headers['x-nonce'];
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!DOCTYPE html><html><body>${body}<script nonce="${String(nonce)}">run()</script></body></html>`);
}
