import { type Account, type Caller, type CrumbOffice, callerOf } from './accounts.ts';
import { itemPage } from './item-pages.ts';
import type { ItemStore } from './item-store.ts';
import {
  containerPage,
  type Identity,
  jsonPage,
  loginFirst,
  notReady,
  type Page,
  redirect,
  titledPage,
} from './pages.ts';
import { workPage } from './work-json.ts';
import type { WorkStore } from './work-store.ts';

/** What a stand-in consists of while it runs. */
export interface ServerState {
  readonly store: ItemStore;
  readonly work: WorkStore;
  readonly accounts: readonly Account[];
  readonly crumbs: CrumbOffice;
  identity: Identity;
  /** `up`; `starting`: 401 to the known, 503 to others; `down`: 503 to all. */
  phase: 'up' | 'starting' | 'down';
}

/** A request as it came. */
export interface Incoming {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

const SESSION_COOKIE = 'JSESSIONID.stand-in';
const POST_ONLY = ['quietDown', 'cancelQuietDown'];

/** The answer of a Jenkins, in the order in which its filters look at a request: readiness, account, crumb, rights. */
export function answer(state: ServerState, incoming: Incoming): Page {
  const { method, headers } = incoming;
  const caller = callerOf(headers.authorization, state.accounts);
  const [path = ''] = incoming.path.split('?');
  if (state.phase !== 'up') {
    const early = state.phase === 'starting' && method === 'GET' && caller.kind !== 'nobody';
    return early ? unknownAccount(path) : notReady;
  }
  if (caller.kind === 'wrong') return unknownAccount(path);
  const good = caller.kind === 'token' || state.crumbs.isGood(headers['jenkins-crumb'], headers.cookie);
  if (method === 'POST' && !good)
    return containerPage(403, 'No valid crumb was included in the request', path);
  if (path === '/login') return titledPage(state.identity, 200, 'Sign in - Jenkins');
  if (caller.kind === 'nobody') return loginFirst(state.identity, incoming.path);
  return known(state, incoming, caller);
}

const unknownAccount = (path: string): Page =>
  containerPage(401, 'Unauthorized', path, { 'WWW-Authenticate': 'Basic realm="Jenkins"' });

type Known = Extract<Caller, { readonly account: Account }>;

function known(state: ServerState, { method, path, body }: Incoming, { account }: Known): Page {
  const { identity, work } = state;
  const url = new URL(path, 'http://stand-in.invalid');
  const { item, verb } = readPath(url.pathname);
  if (method === 'POST' && account.role !== 'administer') return notAllowed(identity, account);
  if (item === '' && verb === 'crumbIssuer/api/json') return crumbPage(state);
  if (item === '' && verb === 'whoAmI/api/json')
    return jsonPage(identity, {
      _class: 'hudson.security.WhoAmI',
      anonymous: false,
      authenticated: true,
      name: account.name,
    });
  if (item === '' && POST_ONLY.includes(verb)) {
    if (method !== 'POST') return titledPage(identity, 405, 'Method Not Allowed - Jenkins');
    work.quiet = verb === 'quietDown' ? { reason: reasonIn(url.searchParams, body) } : undefined;
    return redirect('/');
  }
  return (
    (item === '' && method === 'GET'
      ? workPage(work, identity, verb, url.searchParams.get('tree'))
      : undefined) ??
    itemPage(state, identity, { method, item, verb, query: url.searchParams, body }) ??
    titledPage(identity, 404, 'Not Found - Jenkins')
  );
}

/** `message` since 2.414; `reason`, as it was called before, is ignored and wipes an earlier one. */
const reasonIn = (query: URLSearchParams, body: string): string | null =>
  query.get('message') ?? new URLSearchParams(body).get('message');

const notAllowed = (identity: Identity, { name }: Account): Page =>
  titledPage(identity, 403, 'Jenkins', {
    'X-You-Are-Authenticated-As': name,
    'X-Required-Permission': 'hudson.model.Hudson.Administer',
  });

function crumbPage({ identity, crumbs }: ServerState): Page {
  const { session, crumb } = crumbs.issue();
  const page = jsonPage(identity, {
    _class: 'hudson.security.csrf.DefaultCrumbIssuer',
    crumb,
    crumbRequestField: 'Jenkins-Crumb',
  });
  const cookie = `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`;
  return { ...page, headers: { ...page.headers, 'Set-Cookie': cookie } };
}

/** `/job/a/job/b/config.xml` → the item `a/b` and what is asked of it. */
function readPath(path: string): { readonly item: string; readonly verb: string } {
  const steps = path.replace(/^\//, '').split('/');
  const names: string[] = [];
  while (steps[0] === 'job' && steps.length > 1) {
    names.push(decodeURIComponent(steps[1] ?? ''));
    steps.splice(0, 2);
  }
  return { item: names.join('/'), verb: steps.join('/') };
}
