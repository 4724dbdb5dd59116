import { listed } from '../../../fleet/did-you-mean.ts';
import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { HOME_DEVICE } from '../../../stacks/leader/user-data.ts';
import { placeOf } from './place.ts';
import type { SeenMachine } from './seen-machine.ts';

/** What could not be compared, and why. */
export function unknownNotes(
  fleet: Fleet,
  pins: ImagePins,
  machines: readonly SeenMachine[],
): readonly string[] {
  const placed = machines.map(machine => ({ machine, place: placeOf(fleet, machine) }));
  const homeless = placed
    .filter(({ machine, place }) => place?.kind === 'leader' && !machine.volumes.has(HOME_DEVICE))
    .map(({ machine }) => `the user data of the leader ${machine.id} is not compared: no home is attached`);
  const untold = placed.filter(({ machine, place }) => place?.kind === 'autoscaled' && !machine.template);
  const pools = Map.groupBy(untold, ({ place }) => (place?.kind === 'autoscaled' ? place.pool : ''));
  return [
    ...pinNotes(fleet, pins),
    ...homeless,
    ...[...pools].map(
      ([pool, { length }]) =>
        `${length} ${length === 1 ? 'machine' : 'machines'} of the pool \`${pool}\` do not say from which launch template they were made: only image and type are compared`,
    ),
  ];
}

function pinNotes({ leader, pools }: Fleet, pins: ImagePins): readonly string[] {
  const ofPools = Object.values(pools).flatMap(pool => (pool.kind === 'external' ? [] : [pool.image]));
  const unpinned = [...new Set([leader.image, ...ofPools])].filter(image => !pins.has(image));
  return unpinned.length === 0
    ? []
    : [`machines of ${listed(unpinned)} are not compared with an image: it has no pin in the fleet’s region`];
}
