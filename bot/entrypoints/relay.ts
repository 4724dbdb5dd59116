import { EventSource, type FetchLike } from 'eventsource';
import type { BotLog } from '../worker/bot-log.ts';
import { MOST_BODY } from './ingest-request.ts';
import { type Deliver, type Pause, RelayBacklog } from './relay-backlog.ts';
import { relayedRequest } from './relayed-message.ts';
import { untilAborted } from './until-aborted.ts';

/** The most characters of one message: a body and its headers. */
const MOST_MESSAGE = MOST_BODY + 65_536;
/** smee sends something every half minute; a connection that is silent for so long is dead. In milliseconds. */
const SILENCE = 120_000;

/** What a relay needs. */
export interface RelayParts {
  /** Takes what comes: ingest in this process, or `forwardTo`. */
  readonly deliver: Deliver;
  readonly fetch: FetchLike;
  /** How long to wait after so many failures, and how to. */
  readonly pause: Pause;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: BotLog;
  /** Ends the relay. */
  readonly signal: AbortSignal;
  readonly silence?: number;
}

/**
 * Takes deliveries from a smee-compatible channel until the signal: for a host that GitHub cannot reach. It connects again whenever the
 * connection ends, and says which message was the last. What it was given it hands on, or says at its end that it could not.
 * @param channel the address of the channel, which whoever knows it can read and write: what comes is verified like everything else
 * @returns how many messages were left when it ended
 */
export async function relay(channel: URL, parts: RelayParts): Promise<number> {
  const backlog = new RelayBacklog(parts);
  const seen: Seen = { id: undefined, failures: 0 };
  const stopped = untilAborted(parts.signal);
  while (!parts.signal.aborted) {
    const why = await connection(channel, backlog, seen, parts);
    if (parts.signal.aborted) break;
    seen.failures++;
    parts.log('relay connects again', { why, failures: seen.failures });
    await Promise.race([parts.sleep(parts.pause(seen.failures)), stopped]);
  }
  return backlog.finish();
}

/** What goes from one connection to the next. */
interface Seen {
  /** Of the last message. */
  id: string | undefined;
  /** Since a message came. */
  failures: number;
}

/** One connection. @returns why it ended */
function connection(channel: URL, backlog: RelayBacklog, seen: Seen, parts: RelayParts): Promise<string> {
  return new Promise(resolve => {
    const end = (why: string) => {
      clearTimeout(timer);
      source.close();
      parts.signal.removeEventListener('abort', stop);
      resolve(why);
    };
    const stop = () => end('stopped');
    const timer = setTimeout(() => {
      // It is silent because nothing is read from it.
      if (backlog.isFull) timer.refresh();
      else end('silence');
    }, parts.silence ?? SILENCE);
    const source = new EventSource(channel, {
      maxBufferSize: MOST_MESSAGE,
      fetch: watched(parts.fetch, seen, async () => {
        await backlog.room();
        timer.refresh();
      }),
    });
    source.addEventListener('open', () => parts.log('relay connected'));
    source.addEventListener('message', ({ data, lastEventId }) => {
      seen.failures = 0;
      if (lastEventId !== '') seen.id = lastEventId;
      const request = relayedRequest(String(data));
      if (request) backlog.add(request);
      else parts.log('relay passed over what is no delivery');
    });
    // The package would try again by itself, always after three seconds, and after some answers never.
    source.addEventListener('error', ({ code, message }) =>
      end(`${code ?? message ?? 'closed'}`.slice(0, 200)),
    );
    parts.signal.addEventListener('abort', stop, { once: true });
  });
}

/** Fetches with the id of the last message, and reads no faster than it is told. */
const watched =
  (fetch: FetchLike, seen: Seen, each: () => Promise<void>): FetchLike =>
  async (address, init) => {
    const headers = { ...init.headers, ...(seen.id !== undefined && { 'Last-Event-ID': seen.id }) };
    const response = await fetch(address, { ...init, headers });
    const { url, status, redirected, headers: given, body } = response;
    const slowed =
      body instanceof ReadableStream
        ? body.pipeThrough(
            new TransformStream({
              transform: async (chunk, controller) => {
                await each();
                controller.enqueue(chunk);
              },
            }),
          )
        : body;
    return { url, status, redirected, headers: given, body: slowed };
  };
