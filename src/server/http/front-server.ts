import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpConfig } from './config.ts';
import type { Front } from './front.ts';
import { FrontRequest } from './front-request.ts';
import { FrontResponse } from './front-response.ts';

const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT = 10_000;
/** Longer than a reverse proxy keeps its own idle connections (usually 60 s), so that it is never cut off by us. */
const KEEP_ALIVE_TIMEOUT = 65_000;

/** Takes over a connection that asks to become a web socket; only the development server has a use for it. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

type EndingSocket = Duplex & { destroySoon?: () => void };

function refuse(socket: EndingSocket, status: number): void {
  const body = 'Diese Anfrage ist nicht zulässig.';
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon?.();
}

function statusOfParserError(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/**
 * The listening server with its limits: slow headers and bodies end, connections are capped, upgrades are refused.
 * @param upgrade only given in development.
 */
export function createFrontServer(front: Front, config: HttpConfig, upgrade: UpgradeHandler | null): Server {
  const server = createServer(
    {
      IncomingMessage: FrontRequest,
      ServerResponse: FrontResponse,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: config.uploadBodyDeadline,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
      connectionsCheckingInterval: 2_000,
      requireHostHeader: true,
      noDelay: true,
    },
    front.listener,
  );
  server.maxConnections = config.maxConnections;
  // A body announced as too large is refused before the client is told to go on.
  server.on('checkContinue', (request: FrontRequest, response: FrontResponse) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced <= config.uploadBodyLimit) response.writeContinue();
    front.listener(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (upgrade !== null) upgrade(request, socket, head);
    else refuse(socket, 400);
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => refuse(socket, 405));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else refuse(socket, statusOfParserError(error.code));
  });
  return server;
}
