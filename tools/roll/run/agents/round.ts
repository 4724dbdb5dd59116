import type { FreeCapacity } from '../../plan/free-capacity.ts';
import type { Scene } from '../scene.ts';
import { type Candidates, candidates } from './candidates.ts';
import { FreshMachines } from './fresh-machines.ts';
import { roomIn } from './room.ts';

/** One look at everything, in which each new machine and each bit of room is given away once. */
export interface Round {
  readonly scene: Scene;
  /** Jenkins is back so lately that its nodes may look idle and are not: nothing is taken out of service. */
  readonly isSettling: boolean;
  readonly fresh: FreshMachines;
  /** The ids of all machines of pools. */
  readonly instances: ReadonlySet<string>;
  /** What may be out of service; counted when it is first asked for. */
  readonly room: () => FreeCapacity;
  /** What is still to be begun; judged when it is first asked for. */
  readonly left: () => Candidates;
}

/** A round of a scene. */
export const roundOf = (scene: Scene, isSettling: boolean): Round => ({
  scene,
  isSettling,
  fresh: new FreshMachines(scene),
  instances: new Set([...scene.machines.values()].map(({ facts }) => facts.id)),
  room: once(() => roomIn(scene)),
  left: once(() => candidates(scene)),
});

/** In a large fleet most rounds need neither, and each takes a look at every machine. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
