import { rollMark, rollOfMark } from '../../tools/roll/roll-mark.ts';
import type { Act } from '../../tools/roll/run/act.ts';
import type { Outcome } from '../../tools/roll/run/outcome.ts';
import { type ActContext, call, DONE, failure, pause } from './act-context.ts';
import { checkFloors } from './floors.ts';
import type { SimulatedMachine } from './simulated-machine.ts';
import type { StaticHost } from './static-host.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { readonly kind: Kind }>;

/** A mark of somebody else stays. */
export async function cordon({ node: name }: ActOf<'cordon'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { world, performance } = context;
  const node = world.jenkins.nodes.get(name);
  if (node === undefined) return DONE;
  if (node.mark?.by === 'operator') return failure(`somebody else has marked it: ${node.mark.message}`);
  checkFloors(node, world, `cordon of ${name}`);
  const message = `${rollMark(performance.roll)}: its machine is rolled`;
  if (node.mark === undefined) world.jenkins.setMark(node, { by: 'roll', message });
  await call(context);
  return DONE;
}

/** Marks of rolls go, older ones too. */
export async function uncordon({ node: name }: ActOf<'uncordon'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const { jenkins } = context.world;
  const node = jenkins.nodes.get(name);
  if (node?.mark !== undefined && rollOfMark(node.mark.message) !== undefined)
    jenkins.setMark(node, undefined);
  await call(context);
  return DONE;
}

/** The group wants at least so many. */
export async function enlarge({ pool, to }: ActOf<'enlarge'>, context: ActContext): Promise<Outcome> {
  await call(context);
  const group = context.world.groups.get(pool);
  if (group === undefined) return failure(`there is no group of ${pool}`);
  const before = group.desired;
  if (to > before) group.want(to);
  group.extra += group.desired - before;
  await call(context);
  return group.desired < to ? failure(`the group of ${pool} has ${group.max} machines at most`) : DONE;
}

/** Ends a machine of a group, and what runs on it. */
export async function retire(
  { pool, instance, shrink }: ActOf<'retire'>,
  context: ActContext,
): Promise<Outcome> {
  await call(context);
  const { world } = context;
  const group = world.groups.get(pool);
  const machine = [...(group?.machines ?? [])].find(({ id }) => id === instance);
  if (group !== undefined && machine !== undefined) {
    checkAll(machine, context, `end of ${instance}`);
    group.terminate(machine, shrink, 'the roll, which ended its machine');
    if (shrink) group.extra = Math.max(0, group.extra - 1);
  }
  await call(context);
  return DONE;
}

/** Terraform makes another machine, Ansible sets it up. Only what is left to do is done. */
export async function remakeHost(act: ActOf<'remake-host'>, context: ActContext): Promise<Outcome> {
  const host = context.world.hosts.get(`${act.pool}-${act.host}`);
  if (host === undefined) return failure(`there is no host ${act.pool}-${act.host}`);
  if (host.machine === undefined || host.machine.id === act.instance) await replace(host, act, context);
  if (!host.ready) {
    await pause(context, host.bootTime());
    if (host.machine?.flaw === 'never-online') return failure('Ansible does not reach it');
    if (!host.ready) host.setUp();
  }
  return DONE;
}

async function replace(host: StaticHost, act: ActOf<'remake-host'>, context: ActContext): Promise<void> {
  const { world } = context;
  await pause(context, world.terraformTurn());
  // Somebody else may have done it while we waited for our turn.
  if (host.machine !== undefined && host.machine.id !== act.instance) return;
  if (host.machine !== undefined) checkAll(host.machine, context, `remake of ${act.pool}-${act.host}`);
  host.destroy('the roll, which made its machine anew');
  await pause(context, world.timing.terraform);
  if (host.machine !== undefined) return;
  host.create(act.image !== undefined);
  world.remade += 1;
}

function checkAll({ nodes }: SimulatedMachine, { world }: ActContext, by: string): void {
  for (const node of nodes) checkFloors(node, world, by);
}
