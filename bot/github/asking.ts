import type { Endpoints } from '@octokit/types';
import type { Repository } from '../model/pull.ts';
import { ForgeFailed } from './forge.ts';
import type { GithubCalls } from './github-calls.ts';
import { partsOf } from './github-names.ts';
import type { Answer, Call } from './github-requests.ts';
import type { Installations } from './installations.ts';
import type { NextPage } from './next-page.ts';

/** What one call of the forge asks GitHub, all of it before one deadline. */
export interface Asking {
  readonly calls: GithubCalls;
  readonly installations: Installations;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

/** The parameters and the asker of requests about a repository. @throws ForgeFailed */
export async function about({ installations, deadline }: Asking, { name }: Repository) {
  const parts = partsOf(name);
  return { parts, as: await installations.ofRepository(parts.owner, parts.repo, deadline) };
}

/** Asks once. @throws ForgeFailed */
export const ask = <R extends keyof Endpoints, T>(
  { calls, deadline }: Asking,
  route: R,
  parameters: Endpoints[R]['parameters'],
  call: Call<T>,
): Promise<Answer<T>> => calls.ask(route, parameters, call, deadline);

/** What was asked for, or undefined where GitHub says that it is not there. */
export async function orAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ForgeFailed && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/**
 * A list, page by page, until its end, until `enough`, or after so many pages.
 * @param page asks for the page that these parameters name; none: the first
 */
export async function pagesOf<T>(
  page: (next: NextPage | Record<never, never>) => Promise<Answer<readonly T[]>>,
  most: number,
  enough: (items: readonly T[]) => boolean = () => false,
): Promise<{ readonly items: readonly T[]; readonly cut: boolean }> {
  const items: T[] = [];
  let next: NextPage | undefined;
  for (let count = 0; count < most; count += 1) {
    const answer = await page(next ?? {});
    items.push(...answer.data);
    next = answer.next;
    if (!next || enough(answer.data)) return { items, cut: false };
  }
  return { items, cut: true };
}
