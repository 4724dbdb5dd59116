import { LEADER } from '../fleet/resolve/leader-layout.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';

/** An account that may be logged in to with these public keys; made where the image lacks it. */
interface Account {
  readonly name: string;
  readonly publicKeys: readonly string[];
}

/** What a machine is told at its first boot. */
export interface FirstBoot {
  /** What the machine is, for programs on it. */
  readonly machine: Readonly<Record<string, unknown>>;
  readonly accounts: readonly Account[];
}

/**
 * User data of cloud-init. Secrets never stand here, since every process on the machine can read it; public keys are none.
 * JSON is YAML, so cloud-init takes it.
 */
export function cloudConfig({ fleet, leader }: Fleet, { machine, accounts }: FirstBoot): string {
  const content = JSON.stringify({ fleet, ...machine });
  const operators = Object.values(leader.operators);
  const users = accounts
    .filter(({ publicKeys }) => publicKeys.length > 0)
    .map(({ name, publicKeys }) => ({
      name,
      lock_passwd: true,
      shell: '/bin/bash',
      ssh_authorized_keys: publicKeys,
    }));
  const config = {
    write_files: [{ path: LEADER.machineFile, permissions: '0644', content }],
    // The image's own account is for operators.
    ...(operators.length > 0 && { ssh_authorized_keys: operators }),
    ...(users.length > 0 && { users: ['default', ...users] }),
    // The leader and `fleet hosts` learn the host keys from the console, which nobody else can write.
    ssh: { emit_keys_to_console: true },
  };
  return `#cloud-config\n${JSON.stringify(config)}\n`;
}
