import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Door } from './door.ts';
import { type Fault, spoil } from './fault.ts';
import type { Hub } from './hub.ts';
import type { Limits } from './limits.ts';
import { notFound, RestError, type RestReply, type Route, routeFor } from './route.ts';

/** A request and its answer, as a test compares them with the published schema. */
export interface Exchange {
  readonly method: string;
  /** The path as published: `/repos/{owner}/{repo}`. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** What the server is made of. */
export interface RestParts {
  readonly hub: Hub;
  readonly door: Door;
  readonly limits: Limits;
  readonly routes: readonly Route[];
  /** What goes wrong with the request of this number (from 1) to this route; undefined: nothing. */
  readonly fault: (request: { readonly number: number; readonly route: string }) => Fault | undefined;
  readonly seen: (exchange: Exchange) => void;
}

interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const MOST_BYTES = 50_000_000;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MOST_BYTES) throw new RestError(413, 'Payload Too Large');
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RestError(400, 'Problems parsing JSON');
  }
}

/** What a reply holds, and the `Link` header of its page. */
function paged(reply: RestReply, url: URL): { readonly text: string; readonly link: string | undefined } {
  const linked = (name: string, value: string, relation = 'next'): string => {
    const there = new URL(url);
    there.searchParams.set(name, value);
    return `<${there.href}>; rel="${relation}"`;
  };
  if ('page' in reply) {
    // Numbers of deliveries are larger than JavaScript's.
    const text = JSON.stringify(reply.page).replaceAll(/"id":"(\d+)"/g, '"id":$1');
    return { text, link: reply.cursor === undefined ? undefined : linked('cursor', reply.cursor) };
  }
  if (!('list' in reply))
    return { text: reply.body === undefined ? '' : JSON.stringify(reply.body), link: undefined };
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const text = JSON.stringify(reply.list.slice((page - 1) * size, page * size));
  const last = Math.ceil(reply.list.length / size);
  const links = [linked('page', `${page + 1}`), linked('page', `${last}`, 'last')];
  return { text, link: page < last ? links.join(', ') : undefined };
}

const tagOf = (text: string): string => `W/"${createHash('sha256').update(text).digest('hex')}"`;

const refusal = (error: unknown, headers: Readonly<Record<string, string>> = {}): Outcome => {
  const { status, message } = error instanceof RestError ? error : new RestError(500, 'Server Error');
  const text = JSON.stringify({
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: `${status}`,
  });
  return { status, headers, text };
};

/** Answers one request as GitHub would. */
async function outcomeOf(parts: RestParts, request: IncomingMessage, url: URL): Promise<Outcome> {
  const { door, limits, routes, seen, hub } = parts;
  const authorization = request.headers.authorization ?? '';
  try {
    const body = await bodyOf(request);
    const caller = door.caller(authorization);
    const found = routeFor(routes, request.method ?? '', url.pathname);
    if (!found) throw notFound();
    if (found.route.as !== caller.kind) throw new RestError(403, 'Resource not accessible by integration');
    const limited = limits.refused(authorization, found.route.content === true);
    if (limited) return { ...limited, text: JSON.stringify({ message: limited.message }) };
    const { text, link, status } = answered(found, { caller, query: url.searchParams, body }, url);
    const query = Object.fromEntries(url.searchParams);
    const answer = text === '' ? undefined : JSON.parse(text);
    const { method, path } = found.route;
    seen({ method, route: path, query, body, status, answer });
    const etag = tagOf(text);
    const same = method === 'GET' && request.headers['if-none-match'] === etag;
    const headers = { ...limits.count(authorization, same), ...(link && { link }), etag };
    return same ? { status: 304, headers, text: '' } : { status, headers, text };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return refusal(error, { date: new Date(hub.clock()).toUTCString() });
  }
}

function answered(
  { route, parts }: NonNullable<ReturnType<typeof routeFor>>,
  request: Omit<Parameters<Route['answer']>[0], 'parts'>,
  url: URL,
) {
  const reply = route.answer({ ...request, parts });
  return { ...paged(reply, url), status: reply.status };
}

function write(response: ServerResponse, { status, headers, text }: Outcome): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(status === 304 ? undefined : text);
}

/** The REST API of the stand-in on a free port of this machine. */
export function restServer(parts: RestParts): Server {
  let number = 0;
  return createServer(async (request, response) => {
    number += 1;
    const url = new URL(request.url ?? '/', parts.hub.addresses.api);
    const route = routeFor(parts.routes, request.method ?? '', url.pathname)?.route.path ?? 'none';
    const fault = parts.fault({ number, route: `${request.method} ${route}` });
    try {
      if (!fault) write(response, await outcomeOf(parts, request, url));
      else await spoil(fault, response, () => outcomeOf(parts, request, url), parts.hub.clock());
    } catch {
      write(response, refusal(undefined));
    }
  });
}
