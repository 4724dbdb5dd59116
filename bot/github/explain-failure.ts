import * as z from 'zod/mini';
import { ForgeFailed } from './forge.ts';
import { shortWords } from './without-secrets.ts';

/** Why a request failed, and whether it may have been done all the same. */
export interface Failure {
  readonly failed: ForgeFailed;
  /** `limited`: GitHub asks for patience. `lost`: what became of it is not known. `refused`: it was not done. */
  readonly kind: 'limited' | 'lost' | 'refused';
}

/** GitHub's least pause after a secondary limit that names none, in milliseconds (docs: best practices for using the REST API). */
const USUAL_PAUSE = 60_000;
/** After a failure that is GitHub's own, in milliseconds. */
const SOON = 1_000;
/** No answer makes the bot wait longer than this, in milliseconds: limits are counted by the hour. */
const LONGEST = 3_600_000;

const header = z.optional(z.union([z.string(), z.number()]));
const requestError = z.object({
  status: z.number(),
  cause: z.optional(z.unknown()),
  response: z.optional(
    z.object({
      headers: z.object({
        'retry-after': header,
        'x-ratelimit-remaining': header,
        'x-ratelimit-reset': header,
      }),
      data: z.unknown(),
    }),
  ),
});
type Response = NonNullable<z.infer<typeof requestError>['response']>;

const said = z.object({ message: z.string() });

const wordsOf = ({ data }: Response): string => {
  const read = said.safeParse(data);
  return read.success ? shortWords(read.data.message) : '';
};

/** `Retry-After` in seconds or as a date, in milliseconds. */
function pauseIn({ headers }: Response, now: number): number | undefined {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds) ? Date.parse(`${after}`) - now : seconds * 1000;
    if (Number.isFinite(wait)) return Math.min(LONGEST, Math.max(wait, 0));
  }
  if (`${headers['x-ratelimit-remaining']}` !== '0') return undefined;
  // The second in which it is reset is not over yet.
  const wait = (Number(headers['x-ratelimit-reset']) + 1) * 1000 - now;
  return Number.isFinite(wait) ? Math.min(LONGEST, Math.max(wait, 0)) : USUAL_PAUSE;
}

function limitIn(status: number, response: Response, now: number): number | undefined {
  if (status !== 429 && status !== 403) return undefined;
  const pause = pauseIn(response, now);
  if (pause !== undefined) return pause;
  const isLimit = status === 429 || /secondary rate limit|abuse detection/i.test(wordsOf(response));
  return isLimit ? USUAL_PAUSE : undefined;
}

/**
 * What a failed request means.
 * @param what the request, for a reader; no secret is in it
 * @param now milliseconds since 1970
 */
export function explainFailure(error: unknown, what: string, now: number): Failure {
  if (error instanceof ForgeFailed) return { failed: error, kind: 'refused' };
  const read = requestError.safeParse(error);
  const { status, response } = read.success ? read.data : {};
  if (status === undefined || response === undefined)
    return {
      failed: new ForgeFailed(`GitHub did not answer: ${what}`, { later: true, after: SOON }),
      kind: 'lost',
    };
  const words = wordsOf(response);
  const message = `GitHub answered ${status} to ${what}${words && `: ${words}`}`;
  const limit = limitIn(status, response, now);
  if (limit !== undefined)
    return { failed: new ForgeFailed(message, { later: true, after: limit, status }), kind: 'limited' };
  if (status >= 500) {
    const after = pauseIn(response, now) ?? SOON;
    return { failed: new ForgeFailed(message, { later: true, after, status }), kind: 'lost' };
  }
  // Keys are rotated, and a new token takes a moment to be known everywhere.
  const mayPass = status === 401 ? { later: true, after: USUAL_PAUSE } : { later: false };
  return { failed: new ForgeFailed(message, { ...mayPass, status }), kind: 'refused' };
}
