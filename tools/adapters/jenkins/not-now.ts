import type { HttpAnswer } from './http-exchange.ts';
import type { NotNow } from './retry.ts';

/** Answers that a load balancer gives for a server that it does not reach; what became of the request is not known. */
const GATEWAY = [502, 504];
const LONGEST_WAIT = 60_000;

/** What an answer says about asking again: `unclear` when it may have been done, and may not be done twice. */
type Verdict = NotNow | { readonly unclear: string } | undefined;

/**
 * Whether the same request is worth another try; undefined: the answer stands. 429 and 503 say that nothing was done. A 500
 * to a reading passes where Jenkins was changing what it read.
 */
export function notNowOf(answer: HttpAnswer, { reads, repeatable }: Asked): Verdict {
  const { status } = answer;
  if (status === 429) return { notNow: 'it answers 429, it is asked too often', ...waitOf(answer) };
  if (status === 503) return { notNow: 'it answers 503, it is starting or going down', ...waitOf(answer) };
  if (GATEWAY.includes(status)) {
    if (repeatable) return { notNow: `the load balancer answers ${status}` };
    return { unclear: `the load balancer answered ${status}` };
  }
  return status === 500 && reads ? { notNow: 'it answers 500', soon: true } : undefined;
}

/** What was asked. */
interface Asked {
  /** Whether it only reads. */
  readonly reads: boolean;
  readonly repeatable: boolean;
}

/** How long the server asks us to wait. A time of day would need a common clock, and is not read. */
function waitOf({ headers }: HttpAnswer): { readonly atLeast?: number } {
  const seconds = headers.get('Retry-After') ?? '';
  return /^\d{1,9}$/.test(seconds) ? { atLeast: Math.min(Number(seconds) * 1_000, LONGEST_WAIT) } : {};
}
