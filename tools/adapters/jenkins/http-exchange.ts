import { JenkinsFailed } from './jenkins.ts';

/** A request to a server. */
interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What came back; a redirect is an answer like another and is not followed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Nothing came back. `unsent`: no connection, so nothing was done. `broken`: it broke later, so nobody knows. */
export class NoAnswer extends Error {
  readonly how: 'unsent' | 'broken';

  constructor(how: 'unsent' | 'broken', why: string) {
    super(why);
    this.name = 'NoAnswer';
    this.how = how;
  }
}

/** Sends requests. @throws NoAnswer, or JenkinsFailed for an answer that is too long. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/** Bounds of one exchange. */
export interface ExchangeLimits {
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number;
  /** How long an answer may be, in bytes. */
  readonly longest: number;
  /** `latin1`: each byte is one character of the body, as what is no text is read. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** The bounds that suit a server with thousands of jobs. */
const USUAL_LIMITS: ExchangeLimits = { timeout: 60_000, longest: 32 * 1024 * 1024 };

const UNSENT = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** Exchanges over the network, with Node's own client: certificates are verified. */
export const fetchExchange =
  (limits: ExchangeLimits = USUAL_LIMITS): Exchange =>
  async ({ method, url, headers, body, signal }) => {
    const timeout = AbortSignal.timeout(limits.timeout);
    try {
      const answer = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body !== undefined && { body }),
      });
      return { status: answer.status, headers: answer.headers, body: await textOf(answer, limits) };
    } catch (error) {
      if (error instanceof JenkinsFailed || signal?.aborted) throw error;
      if (timeout.aborted) throw new NoAnswer('broken', `no answer within ${limits.timeout / 1_000} s`);
      throw noAnswer(error, url);
    }
  };

async function textOf(answer: Response, { longest, encoding = 'utf8' }: ExchangeLimits): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.byteLength;
    if (length > longest) throw new JenkinsFailed('unreadable', `an answer is longer than ${longest} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString(encoding);
}

/** What no waiting mends: there is no such host, or what it shows is no certificate of it. */
const HOPELESS = /^ENOTFOUND$|^EPROTO$|CERT|^ERR_(?:SSL|TLS)|^UNABLE_TO_/;

/** `fetch` says only that it failed; why stands in its causes. */
function noAnswer(error: unknown, { host }: URL): NoAnswer | JenkinsFailed {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const told = cause instanceof Error && cause.message !== '' ? cause.message : code || String(error);
  if (HOPELESS.test(code))
    return new JenkinsFailed(
      'unreachable',
      `no connection to ${host}: ${told}`,
      'name the address with `--server`',
    );
  return new NoAnswer(UNSENT.includes(code) ? 'unsent' : 'broken', told);
}
