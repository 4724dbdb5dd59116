/** How often a request is tried. AWS throttles accounts as a whole; the SDK waits longer each time, at most 20 s. */
const ATTEMPTS = 8;

/** Without a bound, a connection that died without a word would be waited for for ever. */
const CONNECTING = 5_000;
const ANSWERING = 60_000;

/** What every client of AWS is made with: it tries again after throttling, faults of AWS and lost connections, and then gives up. */
export const clientSettings = (region: string) => ({
  region,
  retryMode: 'standard',
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: CONNECTING,
    requestTimeout: ANSWERING,
    throwOnRequestTimeout: true,
  },
});

/** Laid over a client's settings where a request must not be sent twice unseen: its answer may be lost after AWS obeyed. */
export const ASKED_ONCE = { maxAttempts: 1 } as const;
