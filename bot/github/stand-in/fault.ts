import type { ServerResponse } from 'node:http';

/** What can go wrong with a request. `done`: it was carried out before it went wrong, so that its answer alone is lost. */
export type Fault =
  /** An answer with this status, 5xx or any other. */
  | { readonly kind: 'status'; readonly status: number; readonly done: boolean }
  /** The connection is cut without an answer. */
  | { readonly kind: 'reset'; readonly done: boolean }
  /** The connection is cut in the middle of the answer. */
  | { readonly kind: 'half' }
  /** The answer comes after so many milliseconds; cut short when the server closes. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** No answer ever comes. */
  | { readonly kind: 'never'; readonly done: boolean }
  /** A page of something else answers, such as a proxy, with status 200. */
  | { readonly kind: 'garbage'; readonly done: boolean }
  /** The hourly limit is reached until so many seconds from now. */
  | { readonly kind: 'limit'; readonly seconds: number }
  /** A secondary limit; undefined: it does not say for how long. */
  | { readonly kind: 'secondary-limit'; readonly seconds: number | undefined };

interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function limit(fault: Extract<Fault, { kind: 'limit' | 'secondary-limit' }>, now: number): Outcome {
  if (fault.kind === 'limit') {
    const reset = `${Math.ceil(now / 1000) + fault.seconds}`;
    const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    return { status: 403, headers, text: '{"message":"API rate limit exceeded for installation."}' };
  }
  const headers: Record<string, string> =
    fault.seconds === undefined ? {} : { 'retry-after': `${fault.seconds}` };
  return { status: 403, headers, text: '{"message":"You have exceeded a secondary rate limit."}' };
}

/** Lets a request go wrong. @param act carries it out */
export async function spoil(
  fault: Fault,
  response: ServerResponse,
  act: () => Promise<Outcome>,
  now: number,
): Promise<void> {
  if (fault.kind === 'limit' || fault.kind === 'secondary-limit') {
    const { status, headers, text } = limit(fault, now);
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(text);
    return;
  }
  if (fault.kind === 'slow') await new Promise(resolve => setTimeout(resolve, fault.milliseconds));
  const outcome = !('done' in fault) || fault.done ? await act() : undefined;
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, JSON_TYPE).end('{"message":"Server Error"}');
      return;
    case 'reset':
      response.destroy();
      return;
    case 'never':
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Just a moment</html>');
      return;
    case 'half':
      halve(response, outcome);
      return;
    case 'slow':
      if (!response.destroyed && outcome)
        response.writeHead(outcome.status, { ...JSON_TYPE, ...outcome.headers }).end(outcome.text);
  }
}

function halve(response: ServerResponse, outcome: Outcome | undefined): void {
  const text = outcome?.text ?? '';
  const headers = { ...JSON_TYPE, ...outcome?.headers, 'content-length': `${Buffer.byteLength(text) + 2}` };
  response.writeHead(outcome?.status ?? 200, headers);
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
