import { itemUrl } from '../item-url.ts';
import { pickTree } from './api-tree.ts';
import { buildPath, runJson, withoutInterruptions } from './build-json.ts';
import type { Interruption } from './interrupt-build.ts';
import type { ItemsAtWork } from './job-json.ts';
import { leavingsPage } from './leavings-pages.ts';
import { type Identity, jsonPage, type Page, redirect, titledPage } from './pages.ts';
import type { StandInRequest } from './stand-in-request.ts';
import type { FinishedBuild, StandInBuild } from './stand-in-work.ts';

const INTERRUPTIONS: readonly string[] = ['stop', 'term', 'kill'] satisfies readonly Interruption[];
const isInterruption = (verb: string): verb is Interruption => INTERRUPTIONS.includes(verb);

/** The pages of one build, if that is what is asked for. */
export function buildPage(has: ItemsAtWork, identity: Identity, request: StandInRequest): Page | undefined {
  const { method, item, query } = request;
  const [, number, verb = ''] = /^(\d+)\/(.*)$/.exec(request.verb) ?? [];
  if (item === '' || number === undefined || has.store.definition(item) === undefined) return undefined;
  const found = has.work.build(item, Number(number));
  if (found === undefined) return titledPage(identity, 404, 'Not Found - Jenkins');
  if (verb === 'api/json') {
    const whole = runJson(found);
    const tree = query.get('tree');
    return jsonPage(identity, tree === null ? withoutInterruptions(whole) : pickTree(whole, tree));
  }
  if (!isInterruption(verb) && verb !== 'replay/rebuild') return leavingsPage(identity, found, verb);
  if (method !== 'POST') return titledPage(identity, 405, 'Method Not Allowed - Jenkins');
  return isInterruption(verb)
    ? interrupted(has, request, found, verb)
    : rebuilt(has, identity, request, found);
}

const buildOf = (found: StandInBuild | FinishedBuild): StandInBuild =>
  'build' in found ? found.build : found;

/** On a Freestyle build, `term` and `kill` are no verbs, and lead to a page that is not there. */
function interrupted(
  { work }: ItemsAtWork,
  { account }: StandInRequest,
  found: StandInBuild | FinishedBuild,
  how: Interruption,
): Page {
  const build = buildOf(found);
  if (!('build' in found)) work.interrupt(found, how, account.name);
  const path = `/${buildPath(build)}`;
  return redirect(build.kind === 'freestyle' && how !== 'stop' ? `${path}${how}/` : path);
}

/** A Pipeline's build once more, with its script, parameters and commit. The first causes are lost, and no item is named. */
function rebuilt(
  { store, work }: ItemsAtWork,
  identity: Identity,
  { account, item }: StandInRequest,
  found: StandInBuild | FinishedBuild,
): Page | undefined {
  const { kind, number, job, request } = buildOf(found);
  if (kind === 'freestyle') return undefined;
  if (store.definition(job)?.disabled) return titledPage(identity, 403, 'Jenkins - Jenkins');
  if (request.parameters.some(value => value.kind === 'password'))
    return titledPage(identity, 400, 'Jenkins - Jenkins', {
      'X-Error': 'Replay is not allowed when password parameters are used.',
    });
  const user = { kind: 'user', text: `Started by user ${account.name}`, user: account.name } as const;
  const causes = [user, { kind: 'replay', text: `Replayed #${number}` } as const];
  work.trigger({ ...request, causes, job, kind, delay: 0, alone: true });
  return redirect(`/${itemUrl(item)}`);
}
