import { LEADER } from '../../fleet/resolve/leader-layout.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** The volume of the Jenkins home, as the leader finds it. */
export interface HomeDisk {
  readonly volumeId: string;
  readonly device: string;
}

/**
 * What the leader is told at its first boot: which fleet it is of and where its home is. Everything else is in its
 * image or comes later over a session; secrets never stand here, since every process on the machine can read it.
 */
export function leaderUserData({ fleet }: Pick<Fleet, 'fleet'>, home: HomeDisk): string {
  const content = JSON.stringify({ fleet, role: 'leader', home });
  // JSON is YAML, so cloud-init takes it.
  return `#cloud-config\n${JSON.stringify({ write_files: [{ path: LEADER.machineFile, permissions: '0644', content }] })}\n`;
}
