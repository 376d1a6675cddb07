import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { FrontRequest } from './front-request.ts';
import { FrontResponse } from './front-response.ts';

/** Answers a request: Next, or a stand-in of the tests. */
export type AppHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** An application's answer as it would have gone to the network. */
export interface CapturedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

function captureHeaders(response: ServerResponse): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? [...value] : String(value);
  }
  return headers;
}

/**
 * Lets the application answer a GET that belongs to no connection, so that a visitor who leaves does not take down the
 * rendering others wait for.
 * @throws what the handler throws, and an Error when it finished without an answer.
 */
export async function captureAnswer(
  handler: AppHandler,
  url: string,
  headers: IncomingHttpHeaders,
): Promise<CapturedAnswer> {
  const request = new FrontRequest(new Socket());
  request.method = 'GET';
  request.url = url;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.headers = headers;
  request.complete = true;
  request.push(null);
  const response = new FrontResponse(request);
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<CapturedAnswer>();
  response.intercept({
    onHead() {},
    onChunk(chunk) {
      // A copy: the framework may reuse the memory of what it has written.
      chunks.push(Buffer.from(chunk));
      return true;
    },
    onEnd() {
      resolve({ status: response.statusCode, headers: captureHeaders(response), body: Buffer.concat(chunks) });
      // Nobody sends this response, so nobody else tells the framework that it is through.
      response.emit('finish');
      response.emit('close');
    },
  });
  handler(request, response).then(() => reject(new Error('The application finished without an answer.')), reject);
  return promise;
}
