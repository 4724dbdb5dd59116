import type { Fleet } from '../../fleet/schema/fleet.ts';

/** What uses an image: `leader`, and the pools by name. */
export type ImageUsers = ReadonlyMap<string, readonly string[]>;

/** The images that a fleet's machines boot from, in the order of the file, with who uses each. */
export function imageUsers({ leader, pools }: Pick<Fleet, 'leader' | 'pools'>): ImageUsers {
  const users = new Map<string, string[]>([[leader.image, ['leader']]]);
  for (const [name, pool] of Object.entries(pools))
    if (pool.kind !== 'external') users.set(pool.image, [...(users.get(pool.image) ?? []), name]);
  return users;
}
