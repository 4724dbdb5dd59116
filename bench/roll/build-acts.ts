import type { Act } from '../../tools/roll/run/act.ts';
import { NotNow } from '../../tools/roll/run/hands.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import { bootLimit } from '../../tools/roll/run/time-limits.ts';
import { type ActContext, call, DONE, failure, pause } from './act-context.ts';
import { recordedAs } from './leader-record.ts';
import type { BuildRequest, SimulatedBuild } from './simulated-build.ts';
import { nodeKey } from './simulated-node.ts';
import type { SimulatedWorld } from './simulated-world.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** The job that proves machines. */
export const SMOKE_JOB = 'job/fleet/job/smoke/';

/** How often a process looks at a build that it waits for, in milliseconds. */
const ROUND = 5_000;

/** The smoke job on one node: a run that this roll has asked for is waited for, and not started again. */
export async function smoke({ node }: ActOf<'smoke'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { world, performance } = context;
  const build = smokeOf(node, context);
  const limit = performance.intended + bootLimit(longestBoot(context));
  while (build.open) {
    const found = node === undefined ? undefined : world.jenkins.nodes.get(node);
    const hopeless = node !== undefined && !(found?.connected ?? false) && world.jenkins.up;
    if (hopeless && build.begun === undefined && world.clock.now() > limit) {
      world.jenkins.executors.end(build, { kind: 'aborted', by: 'the roll' });
      return failure(`${node} did not come online`);
    }
    await endOrRound(build, context);
  }
  if (build.fate.kind !== 'finished') return failure(`the smoke job on ${node ?? 'any node'} did not end`);
  return build.unsound ? failure(`the smoke job on ${node ?? 'any node'} failed`) : DONE;
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

const longestBoot = ({ world }: ActContext): number => Math.max(0, ...world.timing.boots.values());

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
  clock.after(12 * ROUND, end);
  await context.session.alive(promise);
}

/** Asks, insists, kills. In quiet mode only a kill ends a Pipeline. */
export async function abort({ build: url }: ActOf<'abort'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { jenkins, clock, random } = context.world;
  const build = [...jenkins.running()].find(running => running.url === url);
  if (build === undefined) return DONE;
  const takes = build.isPipeline && jenkins.quieting ? 40_000 : random.between(1_000, ROUND);
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
