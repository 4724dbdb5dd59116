import { labelPromises } from '../../../jenkins-casc/jobs/label-promises.ts';
import type { JenkinsFacts } from '../facts.ts';
import { buildsOn } from '../plan/running-builds.ts';
import type { Act } from '../run/act.ts';
import type { Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import { rollMark, rollOfMark } from '../run/roll-mark.ts';
import type { HandParts } from './hand-parts.ts';
import { until } from './until.ts';

/** How long the smoke job may take, in milliseconds: it waits an hour for its machine by itself, but one that comes is there sooner. */
const SMOKE_LIMIT = 30 * 60_000;

const DONE: Outcome = { result: 'done' };

/** Jenkins as it was seen last; undefined: it was not seen yet. */
export type Seen = () => JenkinsFacts | undefined;

type NodeAct = Extract<Act, { readonly kind: 'cordon' | 'uncordon' | 'mark-again' | 'smoke' | 'abort' }>;

/** What a roll does to nodes and builds. @param seen - Jenkins as it was seen last, whenever that is asked */
export async function nodeAct(
  act: NodeAct,
  performance: Performance,
  parts: HandParts,
  seen: Seen,
): Promise<Outcome> {
  const { control } = parts;
  switch (act.kind) {
    case 'cordon':
      return cordon(act.node, performance, parts);
    case 'uncordon':
      // Also the mark of an earlier roll: nobody else takes it away.
      await control.uncordon(act.node, rollMark(''));
      return DONE;
    case 'mark-again':
      await control.cordon(act.node, { token: act.reason, why: 'as before the restart' });
      return DONE;
    case 'abort': {
      const end = await control.abort(act.build);
      return end.kind === 'building' ? { result: 'failed', why: `${act.build} does not end` } : DONE;
    }
    case 'smoke':
      return smoke(act.node, performance, parts, seen);
  }
}

async function cordon(node: string, { roll }: Performance, { control }: HandParts): Promise<Outcome> {
  const marked = await control.cordon(node, { token: rollMark(roll), why: 'it is drained and made anew' });
  if (marked.kind === 'ours' || marked.kind === 'missing') return DONE;
  return rollOfMark(marked.reason) === undefined
    ? { result: 'failed', why: `an operator has cordoned it: ${marked.reason}` }
    : DONE;
}

async function smoke(
  node: string | undefined,
  { roll, intended, tell }: Performance,
  { control, fleet, clock, pause }: HandParts,
  seen: Seen,
): Promise<Outcome> {
  const labels = labelPromises(fleet).map(promise => promise.label);
  const label = labelFor(node, labels, seen());
  if (label === undefined)
    return { result: 'failed', why: `${node ?? 'the fleet'} has no label of the fleet file` };
  const ended = await until({ clock, pause, longest: SMOKE_LIMIT }, async () => {
    const state = await control.ensureSmoke({ label, node, roll, intended });
    tell(`smoke job ${state.kind}`);
    if (node !== undefined && state.kind === 'queued' && hasGone(node, seen()))
      return { ...state, kind: 'gone' as const };
    return state.kind === 'passed' || state.kind === 'failed' ? state : undefined;
  });
  if (ended?.kind === 'passed') return { result: 'done', got: { kind: 'started', url: ended.url } };
  if (ended?.kind === 'failed') return { result: 'failed', why: `the smoke job failed: ${ended.url}` };
  // With no agent there to run it, nothing is said about the leader.
  if (ended === undefined && node === undefined && !hasAgents(seen())) return DONE;
  if (ended?.kind === 'gone') return { result: 'failed', why: 'it went away before the smoke job began' };
  return isBusy(node, seen()) ? DONE : { result: 'failed', why: 'the smoke job did not begin in time' };
}

const hasAgents = (seen: JenkinsFacts | undefined): boolean =>
  seen?.nodes.some(({ state, executors }) => state === 'online' && executors > 0) ?? false;

const hasGone = (node: string, seen: JenkinsFacts | undefined): boolean =>
  seen !== undefined && !seen.nodes.some(({ name }) => name === node);

/**
 * What waited for the label before goes first, so the smoke job may wait as long as the queue is. A machine that builds without a
 * pause all that time serves.
 */
const isBusy = (node: string | undefined, seen: JenkinsFacts | undefined): boolean =>
  seen?.nodes.some(({ name, state, builds }) => name === node && state === 'online' && builds.length > 0) ??
  false;

/** A label that the node carries; without a node one whose agents are there, the idle ones first. */
function labelFor(
  node: string | undefined,
  labels: readonly string[],
  seen: JenkinsFacts | undefined,
): string | undefined {
  const nodes = seen?.nodes ?? [];
  if (node !== undefined) {
    const own = nodes.find(({ name }) => name === node)?.labels ?? [];
    return labels.find(label => own.includes(label));
  }
  const online = nodes.filter(({ state, executors }) => state === 'online' && executors > 0);
  const idle = online.filter(one => buildsOn([one]).length === 0);
  const carried = (some: typeof nodes) => labels.find(label => some.some(one => one.labels.includes(label)));
  return carried(idle) ?? carried(online) ?? labels[0];
}
