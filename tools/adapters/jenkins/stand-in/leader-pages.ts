import { pickTree } from './api-tree.ts';
import { type Identity, jsonPage, type Page, redirect, titledPage } from './pages.ts';
import { formOf, type StandInRequest } from './stand-in-request.ts';
import type { WorkStore } from './work-store.ts';

/** What can be done to the leader as a whole, if that is what is asked for. */
export function leaderPage(work: WorkStore, identity: Identity, request: StandInRequest): Page | undefined {
  const { method, item, verb, query, account } = request;
  if (item !== '') return undefined;
  if (method === 'GET' && verb === 'pluginManager/api/json') {
    const whole = pluginsJson(work);
    const tree = query.get('tree');
    return jsonPage(identity, tree === null ? whole : pickTree(whole, tree));
  }
  // The others are told 403.
  if (method === 'GET' && verb === 'script' && account.role === 'administer')
    return titledPage(identity, 200, 'Script Console - Jenkins');
  const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined;
  if (act === undefined) return undefined;
  if (method === 'POST') return act(work, reasonIn(request));
  const question = Object.hasOwn(QUESTIONS, verb) ? QUESTIONS[verb] : undefined;
  return question === undefined
    ? titledPage(identity, 405, 'Method Not Allowed - Jenkins')
    : titledPage(identity, 200, question);
}

/** `message` since 2.414; `reason`, as it was called before, is ignored and wipes an earlier one. */
const reasonIn = (request: StandInRequest): string | null => formOf(request).get('message');

/** Whoever looks at these pages is asked whether he means it. */
const QUESTIONS: Readonly<Record<string, string>> = {
  restart: 'Restart Jenkins - Jenkins',
  safeRestart: 'Safe restart - Jenkins',
  exit: 'Jenkins - Jenkins',
  safeExit: 'Jenkins - Jenkins',
};

const ACTS: Readonly<Record<string, (work: WorkStore, reason: string | null) => Page>> = {
  quietDown: (work, reason) => {
    work.quiet = { reason };
    return redirect('/');
  },
  cancelQuietDown: work => {
    work.quiet = undefined;
    return redirect('/');
  },
  safeRestart: (work, reason) => {
    work.process.goDownSafely('restart', reason);
    return redirect('/');
  },
  restart: work => {
    work.process.goDown('clean', 'wake');
    return redirect('/');
  },
  safeExit: (work, reason) => {
    work.process.goDownSafely('exit', reason);
    return plain('Shutting down as soon as all jobs are complete\n');
  },
  exit: work => {
    work.process.goDown('clean', 'stopped');
    return plain('Shutting down\n');
  },
  reload: work => {
    work.process.reload();
    return redirect('/');
  },
};

const plain = (body: string): Page => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain;charset=utf-8' },
  body,
});

const pluginsJson = ({ process: { running } }: WorkStore) => ({
  _class: 'hudson.LocalPluginManager',
  plugins: Object.entries(running.plugins).map(([shortName, version]) => ({
    active: true,
    enabled: true,
    hasUpdate: false,
    shortName,
    version,
  })),
});
