import type { z } from 'zod';
import type { InstanceCatalogue, InstanceFacts } from '../catalogue/instance-types.ts';
import type { Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { imageSchema } from '../schema/images.ts';
import { own } from './own.ts';
import type { NamedPool } from './pools.ts';

type Image = Readonly<z.output<typeof imageSchema>>;

/** An instance type where it is written. */
export interface WrittenType {
  readonly name: string;
  readonly path: Path;
  /** Undefined: EC2 has no such type, and `instance-type-unknown` says so. */
  readonly facts: InstanceFacts | undefined;
}

/** Machines of AWS that are made alike: those of a pool, or the leader. */
export interface MachineSet {
  /** ``pool `cpu` `` or `the leader`. */
  readonly title: string;
  readonly imageName: string;
  /** Undefined: the fleet has no such image, and `image-unknown` says so. */
  readonly image: Image | undefined;
  readonly imagePath: Path;
  readonly types: readonly WrittenType[];
}

/** The leader, then every pool in AWS. */
export function machineSetsOf(
  { fleet, catalogue }: { readonly fleet: Fleet; readonly catalogue: InstanceCatalogue },
  pools: readonly NamedPool[],
): readonly MachineSet[] {
  const type = ({ name }: { readonly name: string }, path: Path) => ({
    name,
    path,
    facts: catalogue.get(name),
  });
  const { leader } = fleet;
  return [
    {
      title: 'the leader',
      imageName: leader.image,
      image: own(fleet.images, leader.image),
      imagePath: ['leader', 'image'],
      types: [type(leader.instance, ['leader', 'instance'])],
    },
    ...pools.flatMap(({ name, pool, path }) =>
      pool.kind === 'external'
        ? []
        : {
            title: `pool \`${name}\``,
            imageName: pool.image,
            image: own(fleet.images, pool.image),
            imagePath: path('image'),
            types: pool.instances.map((instance, index) => type(instance, path('instances', index))),
          },
    ),
  ];
}
