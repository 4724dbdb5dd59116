import type { Act } from '../../tools/roll/run/act.ts';
import { NotNow } from '../../tools/roll/run/hands.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import { type ActContext, call, DONE, failure, pause } from './act-context.ts';
import { leaderRecord, lostOf } from './leader-record.ts';
import { NEW_VERSION } from './simulated-leader.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** A call that Jenkins has to answer. */
async function asked(context: ActContext): Promise<void> {
  await call(context);
  if (!context.world.jenkins.up) throw new NotNow('Jenkins does not answer');
}

/** Somebody else's mark is there again; a mark that is there stays. */
export async function markAgain(
  { node: name, reason }: ActOf<'mark-again'>,
  context: ActContext,
): Promise<Outcome> {
  await asked(context);
  const { jenkins } = context.world;
  const node = jenkins.nodes.get(name);
  if (node === undefined) return failure(`Jenkins has no node ${name}`);
  if (node.mark === undefined) jenkins.setMark(node, { by: 'operator', message: reason });
  return DONE;
}

/** Begins nothing any more. */
export async function quiet(context: ActContext): Promise<Outcome> {
  await asked(context);
  context.world.jenkins.quiet();
  return DONE;
}

/** Begins builds again. */
export async function unquiet(context: ActContext): Promise<Outcome> {
  await asked(context);
  context.world.jenkins.unquiet();
  return DONE;
}

/** Writes down what the leader has and does. */
export async function record(context: ActContext): Promise<Outcome> {
  await asked(context);
  const { world } = context;
  world.recordedAt = world.clock.now();
  return { result: 'done', got: { kind: 'record', record: leaderRecord(world) } };
}

/** A snapshot that was begun after it was meant is the one that was meant. */
export async function backUp(context: ActContext): Promise<Outcome> {
  await call(context);
  const { world, performance } = context;
  const { snapshots } = world.leader;
  const made = [...snapshots].find(([, { at }]) => at >= performance.intended);
  const id = made?.[0] ?? world.leader.snapshot();
  await pause(context, world.timing.backUp);
  return { result: 'done', got: { kind: 'snapshot', id } };
}

/** Another machine with the new Jenkins. */
export async function remakeLeader(
  { instance }: ActOf<'remake-leader'>,
  context: ActContext,
): Promise<Outcome> {
  await call(context);
  const { leader, timing } = context.world;
  if (leader.instance === instance) {
    leader.stop(true);
    await pause(context, timing.leaderRemake);
    if (leader.instance === instance) leader.replaceMachine();
    leader.drift = [];
  }
  leader.start(NEW_VERSION);
  return DONE;
}

/** The new Jenkins on the same machine; one that was updated already is not restarted. */
export async function updateLeader(context: ActContext): Promise<Outcome> {
  await call(context);
  const { leader, timing } = context.world;
  if (leader.drift.length > 0) {
    leader.stop(true);
    await pause(context, timing.leaderRemake / 4);
    leader.drift = [];
  }
  leader.start(NEW_VERSION);
  return DONE;
}

/** Machine, version and home of before. */
export async function restoreLeader(act: ActOf<'restore-leader'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { leader, timing, jenkins, missed, recordedAt } = context.world;
  if (leader.drift.length > 0 && jenkins.up) return DONE;
  leader.stop(true);
  await pause(context, timing.leaderRemake);
  leader.replaceMachine();
  leader.drift = [{ kind: 'image', has: act.image ?? 'ami-0new', wanted: 'ami-0new' }];
  for (const build of leader.restoreHome(act.snapshot))
    if (build.accepted >= recordedAt)
      missed.push({ request: build.request, index: build.index, forgotten: build });
  leader.start(leader.versionIn(act.snapshot));
  return DONE;
}

/** Whether the leader is as it should be. */
export async function checkLeader(context: ActContext): Promise<Outcome> {
  await asked(context);
  return context.world.leader.isFlawed ? failure('plugins are missing that were there before') : DONE;
}

/** What was written down and is lost. */
export async function findLost(context: ActContext): Promise<Outcome> {
  await asked(context);
  const { leader } = context.performance;
  const records = [leader?.record, leader?.later].flatMap(record => record ?? []);
  return { result: 'done', got: { kind: 'lost', ...lostOf(records, context.world) } };
}

/** Pushes that came while Jenkins did not answer are found. */
export async function scan({ project }: ActOf<'scan'>, context: ActContext): Promise<Outcome> {
  await asked(context);
  const { missed, jenkins } = context.world;
  const own = missed.filter(({ request }) => request.job.startsWith(project));
  for (const each of own) {
    missed.splice(missed.indexOf(each), 1);
    const build = jenkins.submit(each.request, each.index);
    each.forgotten?.again.push(build);
  }
  return DONE;
}
