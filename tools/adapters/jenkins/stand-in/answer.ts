import { type Account, type Caller, type CrumbOffice, callerOf } from './accounts.ts';
import { buildPage } from './build-pages.ts';
import { itemPage, orRefusal } from './item-pages.ts';
import type { ItemStore } from './item-store.ts';
import type { Phase } from './leader-life.ts';
import { leaderPage } from './leader-pages.ts';
import { nodePage } from './node-pages.ts';
import {
  brokenPage,
  containerPage,
  type Identity,
  jsonPage,
  loginFirst,
  notReady,
  type Page,
  titledPage,
} from './pages.ts';
import { queuePage } from './queue-pages.ts';
import { scanPage } from './scan-pages.ts';
import { baseOf, readPath, type StandInRequest } from './stand-in-request.ts';
import { triggerPage } from './trigger-pages.ts';
import { workPage } from './work-json.ts';
import type { WorkStore } from './work-store.ts';

/** What a stand-in consists of while it runs. */
export interface ServerState {
  readonly store: ItemStore;
  readonly work: WorkStore;
  readonly accounts: readonly Account[];
  readonly crumbs: CrumbOffice;
  /** How it answers, by hand: other than as it is. */
  phase: Phase;
  /** The start of Jenkins that issued the crumbs; later ones know them no more. */
  crumbsOf: number;
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

/** What Jenkins says of itself. */
const identityOf = ({ work }: ServerState): Identity => ({
  version: work.process.running.version,
  session: `session${work.state.starts}`,
});

/** How it answers now. */
export const phaseNow = ({ phase, work }: ServerState): Phase =>
  phase === 'up' ? work.process.phase() : phase;

/** The answer of a Jenkins, in the order in which its filters look at a request: readiness, account, crumb, rights. */
export function answer(state: ServerState, incoming: Incoming): Page {
  const { method, headers } = incoming;
  const caller = callerOf(headers.authorization, state.accounts);
  const [path = ''] = incoming.path.split('?');
  const phase = phaseNow(state);
  if (phase !== 'up') return early(phase, incoming, caller);
  forgetOldCrumbs(state);
  if (caller.kind === 'wrong') return unknownAccount(path);
  const good = caller.kind === 'token' || state.crumbs.isGood(headers['jenkins-crumb'], headers.cookie);
  if (method === 'POST' && !good)
    return containerPage(403, 'No valid crumb was included in the request', path);
  if (path === '/login') return titledPage(identityOf(state), 200, 'Sign in - Jenkins');
  if (caller.kind === 'nobody') return loginFirst(identityOf(state), incoming.path);
  return known(state, incoming, caller);
}

const unknownAccount = (path: string): Page =>
  containerPage(401, 'Unauthorized', path, { 'WWW-Authenticate': 'Basic realm="Jenkins"' });

type Known = Extract<Caller, { readonly account: Account }>;

/** The answer of a Jenkins that is not up. */
function early(phase: Exclude<Phase, 'up'>, { method, path }: Incoming, caller: Caller): Page {
  if (phase === 'broken') return brokenPage;
  if (phase === 'starting' && method === 'GET' && caller.kind !== 'nobody')
    return unknownAccount(path.split('?')[0] ?? '');
  return notReady(phase === 'restarting' ? 'Restarting Jenkins' : 'Starting Jenkins');
}

function forgetOldCrumbs(state: ServerState): void {
  const { starts } = state.work.state;
  if (state.crumbsOf !== starts) state.crumbs.forgetAll();
  state.crumbsOf = starts;
}

function known(state: ServerState, incoming: Incoming, { account }: Known): Page {
  const identity = identityOf(state);
  const { method, path, body } = incoming;
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
  const base = baseOf(incoming.headers);
  const request = { method, item, verb, query: url.searchParams, body, account, base };
  return (
    orRefusal(identity, () => pageOf(state, identity, request)) ??
    titledPage(identity, 404, 'Not Found - Jenkins')
  );
}

const pageOf = (state: ServerState, identity: Identity, request: StandInRequest): Page | undefined =>
  leaderPage(state.work, identity, request) ??
  (request.item === '' && request.method === 'GET'
    ? workPage(state.work, identity, request.verb, request.query.get('tree'))
    : undefined) ??
  nodePage(state.work, identity, request) ??
  queuePage(state.work, identity, request) ??
  scanPage(state, identity, request) ??
  triggerPage(state, identity, request) ??
  buildPage(state, identity, request) ??
  itemPage(state, identity, request);

const notAllowed = (identity: Identity, { name }: Account): Page =>
  titledPage(identity, 403, 'Jenkins', {
    'X-You-Are-Authenticated-As': name,
    'X-Required-Permission': 'hudson.model.Hudson.Administer',
  });

function crumbPage(state: ServerState): Page {
  const { session, crumb } = state.crumbs.issue();
  const page = jsonPage(identityOf(state), {
    _class: 'hudson.security.csrf.DefaultCrumbIssuer',
    crumb,
    crumbRequestField: 'Jenkins-Crumb',
  });
  const cookie = `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`;
  return { ...page, headers: { ...page.headers, 'Set-Cookie': cookie } };
}
