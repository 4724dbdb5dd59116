import { agentUserOf } from '../fleet/resolve/agent-access.ts';
import { remoteRootOf } from '../fleet/resolve/agents.ts';
import { DOCS_FOLDER } from '../fleet/resolve/docs-folder.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';
import type { Pool } from '../fleet/schema/pool-kind.ts';
import { KIND_PLANS } from './image-kind.ts';
import type { ImageKind } from './image-traits.ts';

/** What the fleet file says of an image beyond its kind. */
export interface ImageSettings {
  /** GiB: what the kind needs, and no more than the smallest system volume that boots from it. */
  readonly disk: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** The size of Canonical's images, in GiB; EC2 refuses a volume that is smaller than its snapshot. */
const BASE_DISK = 8;

/** nginx needs a port even where no host name leads to it. */
const DOCS_PORT = 8080;

/** The account on the leader with the number that Jenkins has in its container. */
const LEADER_ACCOUNT = 'jenkins';

/** What the machines that boot from an image are used for decides its disk, its agents' folders and its docs port. */
export function imageSettings(fleet: Fleet, image: string, kind: ImageKind): ImageSettings {
  const pools = Object.values(fleet.pools).filter(bootsFrom(image));
  const roots = pools.map(({ root }) => root.toGibibytes());
  if (fleet.leader.image === image) roots.push(fleet.leader.volumes.root.toGibibytes());
  const disk = Math.max(BASE_DISK, Math.min(KIND_PLANS[kind].disk, ...roots));
  return { disk, variables: variablesOf(fleet, kind, pools) };
}

type MachinePool = Exclude<Pool, { readonly kind: 'external' }>;

const bootsFrom =
  (image: string) =>
  (pool: Pool): pool is MachinePool =>
    pool.kind !== 'external' && pool.image === image;

function variablesOf(fleet: Fleet, kind: ImageKind, pools: readonly MachinePool[]): Record<string, string> {
  if (kind === 'leader') return { ACCOUNT: LEADER_ACCOUNT };
  const folders = pools.flatMap(pool => pool.agents.map((_, index) => remoteRootOf(pool, index)));
  const agent = { ACCOUNT: agentUserOf(fleet), AGENT_FOLDERS: [...new Set(folders)].sort().join(' ') };
  if (kind !== 'doc-host') return agent;
  return { ...agent, DOCS_FOLDER, DOCS_PORT: String(fleet.loadBalancer.docs?.port ?? DOCS_PORT) };
}
