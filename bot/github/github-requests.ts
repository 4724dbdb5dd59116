import { Octokit } from '@octokit/core';
import type { Endpoints } from '@octokit/types';
import * as z from 'zod/mini';
import { boundedFetch } from '../../tools/adapters/bounded-fetch.ts';
import { AnswerCache } from './answer-cache.ts';
import { explainFailure } from './explain-failure.ts';
import { ForgeFailed } from './forge.ts';
import { forgeAddress } from './forge-address.ts';
import { lastPage, type NextPage, nextPage } from './next-page.ts';
import type { Cost } from './pacer.ts';

/** As whom something is asked: as the App itself, or as its installation of this number. */
export type Asker = 'app' | number;

/** How a request is made. */
export interface Call<T> {
  readonly as: Asker;
  readonly cost: Cost;
  /** Sent twice it has the effect of once, so that a lost answer may be asked for again. */
  readonly again: boolean;
  /** Whether the answer is kept, and asked for by its ETag. */
  readonly keep?: boolean;
  readonly read: z.ZodMiniType<T>;
}

/** An answer, and where its list goes on. */
export interface Answer<T> {
  readonly data: T;
  readonly next: NextPage | undefined;
  /** The number of its last page, where it has several and GitHub tells. */
  readonly last?: number | undefined;
}

const headersOf = z.object({ etag: z.optional(z.string()), link: z.optional(z.string()) });
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Single requests through Octokit: bounded, read by a schema, and without a transfer where an answer is the same as before. */
export class GithubRequests {
  readonly #octokit: Octokit;
  readonly #now: () => number;
  readonly #kept: AnswerCache;

  /** @param api the base address. @throws UserError when it is none */
  constructor(
    api: string,
    world: { readonly fetch: typeof globalThis.fetch; readonly now: () => number },
    limits: { readonly attempt: number; readonly bytes: number; readonly kept: number },
  ) {
    this.#octokit = new Octokit({
      baseUrl: forgeAddress(api).href.replace(/\/$/, ''),
      userAgent: 'jenkins-fleet-ci-bot',
      request: { fetch: boundedFetch(world.fetch, limits), log: silent },
      log: silent,
    });
    this.#now = world.now;
    this.#kept = new AnswerCache(limits.kept);
  }

  /** Sends a request once. @throws ForgeFailed for what is certain, and what Octokit throws for the rest */
  async send<T>(
    route: keyof Endpoints,
    parameters: object,
    { as, keep, read }: Call<T>,
    token: string,
    deadline: number,
  ): Promise<Answer<T>> {
    const key = `${as} ${route} ${JSON.stringify(parameters)}`;
    const kept = keep ? this.#kept.get(key) : undefined;
    const answer = await this.#octokitAnswer(route, parameters, {
      authorization: `Bearer ${token}`,
      ...(kept && { 'if-none-match': kept.etag }),
      left: deadline - this.#now(),
    });
    const { data, next, last } =
      answer === 'same' && kept ? kept : this.#fresh(answer, route, keep ? key : undefined);
    const parsed = read.safeParse(data);
    if (parsed.success) return { data: parsed.data, next, last };
    throw new ForgeFailed(`GitHub's answer to ${route} is not what it publishes`, {
      later: true,
      after: 60_000,
    });
  }

  #fresh(answer: 'same' | OctokitAnswer, route: string, key: string | undefined) {
    if (answer === 'same' || answer.status >= 300)
      throw new ForgeFailed(`GitHub has moved what ${route} is about`, { later: false });
    const { etag, link } = headersOf.parse(answer.headers);
    const read = { data: answer.data, next: nextPage(link), last: lastPage(link) };
    if (key !== undefined && etag !== undefined) this.#kept.set(key, { etag, ...read });
    return read;
  }

  async #octokitAnswer(
    route: string,
    parameters: object,
    { left, ...headers }: { readonly left: number; readonly authorization: string },
  ): Promise<'same' | OctokitAnswer> {
    const signal = AbortSignal.timeout(Math.max(1, left));
    try {
      return await this.#octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': '2022-11-28', ...headers },
        request: { signal },
      });
    } catch (error) {
      const failure = explainFailure(error, route, this.#now());
      if (failure.failed.status === 304) return 'same';
      // Told apart here, where the App's keys are tried; everything else is explained where it may be sent again.
      if (failure.failed.status === 401) throw failure.failed;
      throw error;
    }
  }
}

interface OctokitAnswer {
  readonly status: number;
  readonly headers: object;
  readonly data: unknown;
}
