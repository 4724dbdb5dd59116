import type { Deliver } from './relay-backlog.ts';

/** How long an answer may take, in milliseconds; GitHub would wait as long. */
const ANSWERING = 10_000;

/** Hands requests on to a server, such as `http://127.0.0.1:3000`. */
export const forwardTo =
  (server: URL, fetch: typeof globalThis.fetch): Deliver =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(new URL(path, server), {
      method,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body),
      // A redirect would carry the delivery elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWERING),
    });
    await response.body?.cancel();
    return response.status;
  };
