import type { DiskSnapshot, MachineImage } from '../../../tools/adapters/machine-images/machine-images.ts';

/** Tags as a build of the fleet `tvm` sets them. */
export const builtTags = (image: string, hash = 'a'.repeat(64), fleet = 'tvm') =>
  new Map([
    ['fleet', fleet],
    ['image', image],
    ['content-hash', hash],
    ['source-commit', '0123456789abcdef0123456789abcdef01234567'],
  ]);

/** An AMI that the fleet `tvm` built as `agent-x86_64`. */
export function sampleImage(changed: Partial<MachineImage> = {}): MachineImage {
  return {
    id: 'ami-0000000000000001',
    name: 'tvm-agent-x86_64-aaaaaaaaaaaa',
    tags: builtTags('agent-x86_64'),
    created: Date.UTC(2026, 9, 1),
    arch: 'x86_64',
    state: 'available',
    snapshots: [],
    ...changed,
  };
}

/** A snapshot that such a build made. */
export function sampleSnapshot(changed: Partial<DiskSnapshot> = {}): DiskSnapshot {
  return {
    id: 'snap-1',
    tags: builtTags('agent-x86_64'),
    created: Date.UTC(2026, 9, 1),
    state: 'completed',
    ...changed,
  };
}
