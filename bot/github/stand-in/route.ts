import type * as z from 'zod';
import type { Account, HeldRepository, Hub } from './hub.ts';
import { repositoryNamed } from './hub.ts';

/** Who asks: the App itself, or its installation for an account. */
export type Caller = { readonly kind: 'app' } | { readonly kind: 'installation'; readonly account: Account };

/** A request that has come through the door. */
export interface RestRequest {
  readonly caller: Caller;
  /** Decoded parts of the path, by the names in the route. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What is answered. Without a body: none. `list`: it goes out in pages. */
export type RestReply =
  | { readonly status: number; readonly body?: unknown }
  | { readonly status: 200; readonly list: readonly unknown[] }
  | { readonly status: 200; readonly page: readonly unknown[]; readonly cursor: string | undefined };

/** An endpoint of GitHub's REST API, by its path as published: `/repos/{owner}/{repo}`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly as: Caller['kind'];
  /** It writes content, which the secondary limit counts. */
  readonly content?: boolean;
  answer(request: RestRequest): RestReply;
}

/** An answer that is an error. */
export class RestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RestError';
    this.status = status;
  }
}

export const notFound = (): RestError => new RestError(404, 'Not Found');

/** The repository that a request is about, where the caller may see it. @throws RestError */
export function repositoryIn(hub: Hub, { caller, parts }: RestRequest): HeldRepository {
  const found = repositoryNamed(hub, `${parts.owner}/${parts.repo}`);
  if (!found || (caller.kind === 'installation' && caller.account !== found.owner)) throw notFound();
  return found;
}

/** A request's body, of this shape. @throws RestError */
export function checkedBody<T>({ body }: RestRequest, shape: z.ZodType<T>): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new RestError(422, 'Validation Failed');
}

/** A route that a path matches, and the parts of the path. A part never holds a slash but an encoded one. */
export function routeFor(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly parts: Readonly<Record<string, string>> } | undefined {
  const segments = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    if (route.method !== method || wanted.length !== segments.length) continue;
    const pairs = wanted.map((word, index) => [word, segments[index] ?? ''] as const);
    const named = pairs.filter(([word]) => word.startsWith('{'));
    if (!pairs.every(([word, segment]) => word.startsWith('{') || word === segment)) continue;
    return {
      route,
      parts: Object.fromEntries(
        named.map(([word, segment]) => [word.slice(1, -1), decodeURIComponent(segment)]),
      ),
    };
  }
  return undefined;
}
