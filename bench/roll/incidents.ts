import type { SimulatedBuild } from './simulated-build.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** Something that happens to a fleet while it is rolled, and that no roll does. */
export type Incident =
  /** Somebody marks a node offline, and nobody takes that mark away but them. */
  | { readonly kind: 'operator-marks'; readonly which: number }
  /** Somebody takes the mark of a roll away. */
  | { readonly kind: 'operator-frees'; readonly which: number }
  /** Somebody ends quiet mode. */
  | { readonly kind: 'operator-cancels-quiet' }
  /** Somebody kills a build. */
  | { readonly kind: 'operator-aborts'; readonly which: number }
  /** AWS takes a machine of a group back. */
  | { readonly kind: 'spot'; readonly which: number }
  /** Jenkins is killed and comes back. */
  | { readonly kind: 'leader-crashes' };

/** What happened, so that it can be held against what came of it. */
export interface Happened {
  readonly at: number;
  readonly incident: Incident;
  readonly node: string | undefined;
}

/** Has incidents happen at their times. @returns what happened; it grows. */
export function happen(
  world: SimulatedWorld,
  incidents: readonly { readonly at: number; readonly incident: Incident }[],
): readonly Happened[] {
  const happened: Happened[] = [];
  for (const { at, incident } of incidents)
    world.clock.after(at - world.clock.now(), () => {
      world.disturbances.push(at);
      happened.push({ at, incident, node: strike(world, incident)?.name });
    });
  return happened;
}

function strike(world: SimulatedWorld, incident: Incident): SimulatedNode | undefined {
  const { jenkins, leader } = world;
  if (!jenkins.up && incident.kind !== 'spot') return undefined;
  switch (incident.kind) {
    case 'operator-marks': {
      const node = nth(
        [...jenkins.nodes.values()].filter(({ mark }) => mark === undefined),
        incident.which,
      );
      if (node) jenkins.setMark(node, { by: 'operator', message: 'the disk looks full' });
      return node;
    }
    case 'operator-frees': {
      const node = nth(
        [...jenkins.nodes.values()].filter(({ mark }) => mark?.by === 'roll'),
        incident.which,
      );
      if (node) jenkins.setMark(node, undefined);
      return node;
    }
    case 'operator-cancels-quiet':
      jenkins.unquiet();
      return undefined;
    case 'operator-aborts': {
      const build: SimulatedBuild | undefined = nth([...jenkins.running()], incident.which);
      if (build) jenkins.executors.end(build, { kind: 'aborted', by: 'an operator' });
      return undefined;
    }
    case 'spot':
      return interrupt(world, incident.which);
    case 'leader-crashes':
      leader.crash();
      return undefined;
  }
}

function interrupt({ groups }: SimulatedWorld, which: number): SimulatedNode | undefined {
  const group = nth([...groups.values()], which);
  const machine = group && nth([...group.machines], which);
  if (group === undefined || machine === undefined) return undefined;
  group.unsettle();
  group.terminate(machine, false, 'AWS, which took its machine back');
  return machine.nodes[0];
}

const nth = <T>(items: readonly T[], which: number): T | undefined =>
  items[which % Math.max(1, items.length)];
