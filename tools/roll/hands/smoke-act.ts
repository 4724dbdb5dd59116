import { labelPromises } from '../../../jenkins-casc/jobs/label-promises.ts';
import type { SmokeState } from '../../adapters/jenkins/jenkins-control.ts';
import type { JenkinsFacts } from '../facts.ts';
import { buildsOn } from '../plan/running-builds.ts';
import { NotNow, type Performance } from '../run/hands.ts';
import type { Outcome } from '../run/outcome.ts';
import type { HandParts } from './hand-parts.ts';
import { until } from './until.ts';

/** Jenkins as it was seen last; undefined: it was not seen yet. */
export type Seen = () => JenkinsFacts | undefined;

/** How long the smoke job may take, in milliseconds: it waits an hour for its machine by itself, but one that comes is there sooner. */
const SMOKE_LIMIT = 30 * 60_000;

/** After what time a machine that builds counts as sound, in milliseconds: an image that is not sound fails builds sooner. */
const SERVING = 10 * 60_000;

/**
 * How long a node may be missing until it counts as gone, in milliseconds: after a restart of Jenkins the ec2-fleet plugin adds
 * its nodes again one after another, once it has asked AWS for them.
 */
const ABSENT = 3 * 60_000;

/** What is known while the smoke job waits or runs. `serves`: what waited for the label before went first, and builds. */
type Told = SmokeState['kind'] | 'serves';

/**
 * Runs the smoke job and waits for it. What waited for the label before goes first, so it may wait as long as the queue is: a
 * machine that builds meanwhile has shown what the smoke job is to show.
 */
export async function smoke(
  node: string | undefined,
  { roll, intended, leader, tell }: Performance,
  { control, fleet, clock, pause }: HandParts,
  seen: Seen,
): Promise<Outcome> {
  const labels = labelPromises(fleet).map(promise => promise.label);
  // A process that goes on with what another one began acts before it looks.
  if (seen() === undefined) throw new NotNow('Jenkins was not looked at yet');
  if (!isThere(node, seen())) throw new NotNow(`Jenkins has no node ${node}`);
  const label = labelFor(node, labels, seen());
  if (label === undefined) return failed(`${node ?? 'the fleet'} has no label of the fleet file`);
  let url = '';
  let lastThere = clock.now();
  const ended = await until({ clock, pause, longest: SMOKE_LIMIT }, async () => {
    const state = await control.ensureSmoke({ label, node, roll, intended });
    url = state.url;
    const now = clock.now();
    if (isThere(node, seen())) lastThere = now;
    if (state.kind === 'queued' && now - lastThere >= ABSENT) return 'gone' as const;
    const told = toldOf(state.kind, { node, back: leader?.back }, seen(), now - intended);
    tell(`smoke job ${told}`);
    return told === 'queued' || told === 'running' ? undefined : told;
  });
  // With no agent there to run it, nothing is said about the leader.
  const isMoot = ended === undefined && node === undefined && !hasAgents(seen());
  if (ended === 'passed' || ended === 'serves') return { result: 'done', got: { kind: 'started', url } };
  if (isMoot) return { result: 'done' };
  if (ended === 'failed') return failed(`the smoke job failed: ${url}`);
  return failed(
    ended === 'gone' ? 'it went away before the smoke job began' : 'the smoke job did not end in time',
  );
}

const failed = (why: string): Outcome => ({ result: 'failed', why });

/** What is to show that it is sound: a node, or the leader since it is back. */
interface Proved {
  readonly node: string | undefined;
  readonly back: number | undefined;
}

function toldOf(
  kind: SmokeState['kind'],
  { node, back = Number.POSITIVE_INFINITY }: Proved,
  seen: JenkinsFacts | undefined,
  waited: number,
): Told {
  if (kind !== 'queued' || seen === undefined) return kind;
  const builds = (nodes: JenkinsFacts['nodes']) => nodes.flatMap(each => each.builds);
  if (node === undefined)
    return waited >= SERVING && builds(seen.nodes).some(({ startedAt }) => startedAt > back)
      ? 'serves'
      : kind;
  const facts = seen.nodes.find(({ name }) => name === node);
  return waited >= SERVING && facts?.state === 'online' && facts.builds.length > 0 ? 'serves' : kind;
}

const isThere = (node: string | undefined, seen: JenkinsFacts | undefined): boolean =>
  node === undefined || seen === undefined || seen.nodes.some(({ name }) => name === node);

const hasAgents = (seen: JenkinsFacts | undefined): boolean =>
  seen?.nodes.some(({ state, executors }) => state === 'online' && executors > 0) ?? false;

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
