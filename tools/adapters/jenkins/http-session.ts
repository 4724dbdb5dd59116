import { setTimeout as pause } from 'node:timers/promises';
import { authorization, type JenkinsCredentials } from './credentials.ts';
import { type Crumb, isCrumbRefusal, readCrumb } from './crumb.ts';
import { type Exchange, fetchExchange, type HttpAnswer, NoAnswer } from './http-exchange.ts';
import { JenkinsFailed } from './jenkins.ts';
import { notNowOf } from './not-now.ts';
import { RESTART_PAUSES, type Sleep, type Tried, tryAgain } from './retry.ts';

/** Where a server is and how it is talked to. */
export interface SessionOptions {
  /** Its address, with a `/` at the end. */
  readonly server: URL;
  readonly credentials: JenkinsCredentials;
  readonly signal?: AbortSignal;
  readonly exchange?: Exchange;
  /** Pauses between tries while the server restarts, in milliseconds. */
  readonly pauses?: readonly number[];
  readonly sleep?: Sleep;
  /** Told why it waits, before each pause. */
  readonly waiting?: (why: string) => void;
}

/** What is asked of a server; `path` is relative to its address. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A document, in XML. */
  readonly body?: string;
  /** Fields of a form; it has these or a document. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whether it may be sent twice without harm. */
  readonly repeatable: boolean;
}

/**
 * Requests with credentials. It waits while the server restarts: nothing listens, or it answers 503, or it answers 401 to good
 * credentials while `/login` answers 503; and while it has enough of us (429), as long as it says. It brings a crumb with its session cookie where there is no token, and a new one
 * when the old one died. Redirects are answers; they are not followed.
 */
export class HttpSession {
  readonly #options: Required<Omit<SessionOptions, 'signal'>> & Pick<SessionOptions, 'signal'>;
  #crumb: Crumb | undefined;

  constructor(options: SessionOptions) {
    this.#options = {
      exchange: fetchExchange(),
      pauses: RESTART_PAUSES,
      waiting: () => {},
      sleep: milliseconds => pause(milliseconds, undefined, options.signal && { signal: options.signal }),
      ...options,
    };
  }

  /** Waits as between two tries; it ends with the session's signal. */
  sleep(milliseconds: number): Promise<void> {
    return this.#options.sleep(milliseconds);
  }

  /** @throws JenkinsFailed when nothing came of it; every answer of a server that is up is returned, good or bad. */
  async ask(ask: Ask): Promise<HttpAnswer> {
    const { pauses, sleep, waiting, server } = this.#options;
    const tried = await tryAgain({ pauses, sleep, waiting }, () => this.#attempt(ask));
    if ('done' in tried) return tried.done;
    throw new JenkinsFailed(
      'unreachable',
      `${server.origin} cannot be used: ${tried.notNow}`,
      'see whether Jenkins is up, and whether its address is right (`--server`)',
    );
  }

  async #attempt(ask: Ask): Promise<Tried<HttpAnswer>> {
    try {
      return await this.#judged(ask, await this.#send(ask));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.how === 'unsent' || ask.repeatable) return { notNow: error.message };
      throw unclear(error.message);
    }
  }

  /** One answer, or the one to the same request with a new crumb. */
  async #send(ask: Ask): Promise<HttpAnswer> {
    const answer = await this.#exchange(ask, await this.#crumbFor(ask));
    if (this.#options.credentials.kind !== 'password' || !isCrumbRefusal(answer)) return answer;
    this.#crumb = undefined;
    return this.#exchange(ask, await this.#crumbFor(ask));
  }

  async #judged(ask: Ask, answer: HttpAnswer): Promise<Tried<HttpAnswer>> {
    const verdict = notNowOf(answer, { reads: ask.method === 'GET', repeatable: ask.repeatable });
    if (verdict && 'unclear' in verdict) throw unclear(verdict.unclear);
    if (verdict) return verdict;
    if (answer.status !== 401) return { done: answer };
    if (await this.#isStarting()) return { notNow: 'it is starting' };
    // Between the two answers it may have come up.
    const again = await this.#send(ask);
    if (again.status !== 401) return this.#judged(ask, again);
    throw new JenkinsFailed(
      'unauthorised',
      'Jenkins does not know this account or its token',
      'set JENKINS_USER and JENKINS_API_TOKEN; a token is made on the account’s own page',
    );
  }

  /** Just after a restart good credentials are answered with 401; what tells it apart is the page that needs none. */
  async #isStarting(): Promise<boolean> {
    try {
      const { status } = await this.#exchange({ method: 'GET', path: 'login', repeatable: true }, {});
      return status === 503;
    } catch (error) {
      if (error instanceof NoAnswer) return true;
      throw error;
    }
  }

  async #crumbFor({ method }: Ask): Promise<Readonly<Record<string, string>>> {
    if (method === 'GET' || this.#options.credentials.kind !== 'password') return this.#identity();
    this.#crumb ??= await this.#newCrumb();
    return { ...this.#identity(), ...this.#crumb?.headers };
  }

  /** None where the server has no crumbs, or will not say now: then the request itself is answered alike. */
  async #newCrumb(): Promise<Crumb | undefined> {
    const ask: Ask = { method: 'GET', path: 'crumbIssuer/api/json', repeatable: true };
    const answer = await this.#exchange(ask, this.#identity());
    return answer.status === 200 ? readCrumb(answer) : undefined;
  }

  #identity(): Readonly<Record<string, string>> {
    const given = authorization(this.#options.credentials);
    return given === undefined ? {} : { Authorization: given };
  }

  #exchange(ask: Ask, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    const { server, exchange, signal } = this.#options;
    const content = contentOf(ask);
    return exchange({
      method: ask.method,
      url: new URL(ask.path, server),
      // Jenkins words what it says for the reader's language.
      headers: { 'Accept-Language': 'en', ...headers, ...(content && { 'Content-Type': content.type }) },
      ...(content && { body: content.body }),
      ...(signal && { signal }),
    });
  }
}

function contentOf({ body, form }: Ask): { readonly type: string; readonly body: string } | undefined {
  if (body !== undefined) return { type: 'application/xml;charset=utf-8', body };
  if (form === undefined) return undefined;
  const fields = new URLSearchParams(Object.entries(form)).toString();
  return { type: 'application/x-www-form-urlencoded;charset=utf-8', body: fields };
}

const unclear = (why: string) =>
  new JenkinsFailed(
    'unclear',
    `whether it was done is not known: ${why}`,
    'run the command again; it looks first',
  );
