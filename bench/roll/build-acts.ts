import type { Act } from '../../tools/roll/run/act.ts';
import { NotNow } from '../../tools/roll/run/hands.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import { type ActContext, call, DONE, failure, pause } from './act-context.ts';
import { recordedAs } from './leader-record.ts';
import type { BuildRequest, SimulatedBuild } from './simulated-build.ts';
import { nodeKey } from './simulated-node.ts';
import type { SimulatedWorld } from './simulated-world.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** The job that proves machines. */
export const SMOKE_JOB = 'job/fleet/job/smoke/';

/** How often a process looks at a build that it waits for, in milliseconds. */
const ROUND = 30_000;

/** How long the smoke job may take, and after what time a machine that builds counts as sound, as in tools/roll/hands. */
const SMOKE_LIMIT = 30 * 60_000;
const SERVING = 10 * 60_000;

/** The smoke job on one node: a run that this roll has asked for is waited for, and not started again. */
export async function smoke({ node }: ActOf<'smoke'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const build = smokeOf(node, context);
  const begins = context.world.clock.now();
  while (build.open) {
    const waited = context.world.clock.now() - begins;
    const over = build.begun === undefined ? whileQueued(node, waited, context) : undefined;
    if (over !== undefined) return over;
    if (waited > SMOKE_LIMIT) return failure('the smoke job did not end in time');
    await endOrRound(build, context);
  }
  const on = node ?? 'any node';
  if (build.fate.kind !== 'finished') return failure(`the smoke job on ${on} did not end`);
  return build.unsound ? failure(`the smoke job on ${on} failed`) : DONE;
}

/** A machine that builds has shown what the smoke job is to show; one that went will never run it. */
function whileQueued(node: string | undefined, waited: number, { world }: ActContext): Outcome | undefined {
  const { jenkins } = world;
  if (!jenkins.up) return undefined;
  if (node === undefined) {
    const hasAgents = [...jenkins.nodes.values()].some(({ serves }) => serves);
    return waited > SMOKE_LIMIT && !hasAgents ? DONE : undefined;
  }
  const found = jenkins.nodes.get(node);
  if (found === undefined) return failure('it went away before the smoke job began');
  return waited >= SERVING && found.serves && found.parts.size > 0 ? DONE : undefined;
}

function smokeOf(node: string | undefined, { world, performance }: ActContext): SimulatedBuild {
  const key = node === undefined ? usualLabel(world) : nodeKey(node);
  const name = `${performance.roll} ${performance.intended} ${key}`;
  const found = world.smokes.get(name);
  if (found !== undefined) return found;
  if (!world.jenkins.up) throw new NotNow('Jenkins does not answer');
  const duration = world.timing.smoke;
  const request: BuildRequest = {
    job: SMOKE_JOB,
    kind: 'durable',
    label: key,
    parts: 1,
    duration,
    estimate: duration,
    parameters: [],
  };
  const build = world.jenkins.submit(request);
  world.smokes.set(name, build);
  return build;
}

/** The label that most agents serve; any machine of it will do. */
function usualLabel({ fleet, watch }: SimulatedWorld): string {
  const labels = Object.values(fleet.pools).flatMap(({ agents }) => agents.flatMap(agent => agent.labels));
  const [most = ''] = labels.sort((one, other) => watch.servingOf(other) - watch.servingOf(one));
  return most;
}

/** Until the build ends, but at most for a round. */
async function endOrRound(build: SimulatedBuild, context: ActContext): Promise<void> {
  const { clock } = context.world;
  const { promise, resolve } = Promise.withResolvers<void>();
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clock.wake();
    resolve();
  };
  build.onEnd(end);
  clock.after(ROUND, end);
  await context.session.alive(promise);
}

/** Asks, insists, kills. In quiet mode only a kill ends a Pipeline. */
export async function abort({ build: url }: ActOf<'abort'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { jenkins, clock, random } = context.world;
  const build = [...jenkins.running()].find(running => running.url === url);
  if (build === undefined) return DONE;
  const takes = build.isPipeline && jenkins.quieting ? 40_000 : random.between(1_000, 5_000);
  await pause(context, takes);
  if (build.open && clock.now() >= build.accepted)
    jenkins.executors.end(build, { kind: 'aborted', by: 'the roll' });
  return DONE;
}

/** Starts lost work again, unless that was done. */
export async function startAgain({ work }: ActOf<'start-again'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { jenkins } = context.world;
  if (!jenkins.up) throw new NotNow('Jenkins does not answer');
  const original = jenkins.builds.find(build => recordedAs(build, work));
  if (original === undefined) return failure('its job is gone');
  const [before] = original.again;
  const again = before ?? jenkins.submit(original.request, original.index);
  if (before === undefined) original.again.push(again);
  await call(context);
  return { result: 'done', got: { kind: 'started', url: again.url } };
}
