import type { Server } from 'node:http';

/** The exit code that asks whoever started the process to start it again at once (`EX_TEMPFAIL`). */
export const EXIT_RESTART = 75;

/**
 * Stops accepting, lets what is under way finish and closes.
 * @param limit milliseconds after which the remaining connections are cut.
 * @returns whether everything finished by itself.
 */
export async function drain(server: Server, limit: number): Promise<boolean> {
  // A kept-alive connection would otherwise go on to send requests until its idle time is over.
  server.prependListener('request', (_request, response) => {
    if (!response.headersSent) response.shouldKeepAlive = false;
  });
  const { promise: closed, resolve } = Promise.withResolvers<true>();
  server.close(() => resolve(true));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, limit, false);
  });
  const finished = await Promise.race([closed, late]);
  clearTimeout(timer);
  clearInterval(sweep);
  if (!finished) server.closeAllConnections();
  return finished;
}
