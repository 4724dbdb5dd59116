import type { Account } from './accounts.ts';

/** A request of somebody who is known, taken apart. */
export interface StandInRequest {
  readonly method: string;
  /** The full name of the item that it is about; empty: the server itself. */
  readonly item: string;
  /** What of it: `api/json`, `config.xml`, `12/stop`. */
  readonly verb: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly account: Account;
  /** The server's address as the request names it, which redirects to queue items are made of. */
  readonly base: string;
}

/** The parameters of the query and of a form, as a servlet reads them: those of the query first. */
export function formOf({ query, body }: Pick<StandInRequest, 'query' | 'body'>): URLSearchParams {
  const form = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
  return form;
}

/** What a request calls the server: behind a proxy, what that was called. */
export function baseOf(headers: Readonly<Record<string, string | undefined>>): string {
  const scheme = headers['x-forwarded-proto'] ?? 'http';
  const host = headers['x-forwarded-host'] ?? headers.host ?? 'localhost';
  return `${scheme}://${host}/`;
}

/** `/job/a/job/b/config.xml` → the item `a/b` and what is asked of it. */
export function readPath(path: string): { readonly item: string; readonly verb: string } {
  const steps = path.replace(/^\//, '').split('/');
  const names: string[] = [];
  while (steps[0] === 'job' && steps.length > 1) {
    names.push(decodeURIComponent(steps[1] ?? ''));
    steps.splice(0, 2);
  }
  return { item: names.join('/'), verb: steps.join('/') };
}
