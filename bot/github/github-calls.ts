import type { Endpoints } from '@octokit/types';
import type { Secrets } from '../secrets/secrets.ts';
import { answers } from './answers.ts';
import { type AppIdentity, AppTokens } from './app-tokens.ts';
import { explainFailure, type Failure } from './explain-failure.ts';
import { ForgeFailed } from './forge.ts';
import { type Answer, type Asker, type Call, GithubRequests } from './github-requests.ts';
import { Pacer } from './pacer.ts';

/** What requests are made with. */
export interface GithubWorld {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly secrets: Secrets;
}

/** How long and how large things may be. Times are milliseconds. */
export interface GithubLimits {
  /** Of a whole call of the forge, however many requests it takes. */
  readonly total: number;
  /** Of one request, until its answer is there. */
  readonly attempt: number;
  /** Of one answer, in bytes. */
  readonly bytes: number;
  /** How many answers are kept for their ETag. */
  readonly kept: number;
}

export const USUAL_LIMITS: GithubLimits = {
  total: 30_000,
  attempt: 10_000,
  bytes: 16 * 1024 ** 2,
  kept: 500,
};

/** How often a request is sent at most, and the waits between, in milliseconds. */
const WAITS = [500, 1_500, 4_000] as const;
/** A longer wait is the caller's: it has other work meanwhile. */
const PATIENCE = 5_000;

/** Requests to GitHub's REST API: with the right token, below its limits, sent again where that is safe, and read by a schema. */
export class GithubCalls {
  readonly #requests: GithubRequests;
  readonly #world: GithubWorld;
  readonly #tokens: AppTokens;
  readonly #pacer: Pacer;
  readonly #paused = new Map<Asker, number>();

  /** @param api the base address. @throws UserError when it is none */
  constructor(api: string, identity: AppIdentity, world: GithubWorld, limits: GithubLimits) {
    this.#requests = new GithubRequests(api, world, limits);
    this.#world = world;
    this.#tokens = new AppTokens(identity, world.secrets, world.now);
    this.#pacer = new Pacer(world.now);
  }

  /**
   * Asks GitHub for something.
   * @param route a route of GitHub's published REST API, which types its parameters
   * @param deadline when it has ended at the latest, in milliseconds since 1970
   * @throws ForgeFailed
   */
  async ask<R extends keyof Endpoints, T>(
    route: R,
    parameters: Endpoints[R]['parameters'],
    call: Call<T>,
    deadline: number,
  ): Promise<Answer<T>> {
    let renewed = false;
    for (let tries = 0; ; tries += 1) {
      await this.#admission(call, deadline);
      const token = await this.#token(call.as, deadline);
      try {
        return await this.#pacer.running(() =>
          token(jwt => this.#requests.send(route, parameters, call, jwt, deadline)),
        );
      } catch (error) {
        const failure = explainFailure(error, route, this.#world.now());
        if (failure.failed.status === 401 && call.as !== 'app' && !renewed) {
          renewed = true;
          continue;
        }
        await this.#patience(failure, call, tries, deadline);
      }
    }
  }

  /** Waits where another try makes sense. @throws ForgeFailed where it does not */
  async #patience({ failed, kind }: Failure, call: Call<unknown>, tries: number, deadline: number) {
    const { now, sleep } = this.#world;
    if (kind === 'limited') this.#paused.set(call.as, now() + failed.after);
    const usual = kind === 'lost' && call.again ? WAITS[tries] : undefined;
    const wait = kind === 'limited' && tries < WAITS.length ? failed.after : usual;
    if (wait === undefined || wait > PATIENCE || now() + wait >= deadline) throw failed;
    await sleep(wait);
  }

  /** Waits until the request may be sent. @throws ForgeFailed when that takes too long */
  async #admission({ as, cost }: Call<unknown>, deadline: number): Promise<void> {
    const { now, sleep } = this.#world;
    for (;;) {
      const paused = (this.#paused.get(as) ?? 0) - now();
      const wait = paused > 0 ? paused : this.#pacer.enter(cost);
      if (now() >= deadline)
        throw new ForgeFailed('GitHub was too slow for the time of a call', { later: true, after: 1_000 });
      if (wait === 0) return;
      if (wait > PATIENCE || now() + wait >= deadline)
        throw new ForgeFailed("the bot keeps below GitHub's limits", { later: true, after: wait });
      await sleep(wait);
    }
  }

  /** Something that does a request with a token, and forgets the token when GitHub does. */
  async #token(as: Asker, deadline: number) {
    const tokens = this.#tokens;
    if (as === 'app') return <T>(act: (jwt: string) => Promise<T>): Promise<T> => tokens.asApp(act);
    const token = await tokens.ofInstallation(as, () => this.#newToken(as, deadline));
    return async <T>(act: (jwt: string) => Promise<T>): Promise<T> => {
      try {
        return await act(token);
      } catch (error) {
        if (error instanceof ForgeFailed && error.status === 401) tokens.forget(as, token);
        throw error;
      }
    };
  }

  async #newToken(installation: number, deadline: number) {
    const route = 'POST /app/installations/{installation_id}/access_tokens';
    const call = { as: 'app', cost: 'write', again: true, read: answers.token } as const;
    try {
      const { data } = await this.ask(route, { installation_id: installation }, call, deadline);
      return { token: data.token, expires: data.expires_at };
    } catch (error) {
      // No caller is to take this for the absence of what it asked for.
      if (!(error instanceof ForgeFailed && error.status === 404)) throw error;
      throw new ForgeFailed(`the App has no installation ${installation} (any more)`, { later: false });
    }
  }
}
