import type { FreeCapacity } from '../../plan/free-capacity.ts';
import type { Scene } from '../scene.ts';
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
}

/** A round of a scene. */
export function roundOf(scene: Scene, isSettling: boolean): Round {
  let room: FreeCapacity | undefined;
  return {
    scene,
    isSettling,
    fresh: new FreshMachines(scene),
    instances: new Set([...scene.machines.values()].map(({ facts }) => facts.id)),
    room: () => {
      room ??= roomIn(scene);
      return room;
    },
  };
}
