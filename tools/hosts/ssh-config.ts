import { shell } from '../../fleet/render/escape.ts';
import { hostsOf, leaderHostName } from '../../fleet/resolve/hosts.ts';
import { IMAGE_ACCOUNT } from '../../fleet/resolve/image-account.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { UserError } from '../user-error.ts';
import { destinationOf, HOSTS_MARKER } from './addresses.ts';
import type { Machine } from './machines.ts';

/** What the configuration of SSH is made from. */
export interface SshConfigInputs {
  readonly fleet: Fleet;
  readonly machines: readonly Machine[];
  /** The absolute path of the known_hosts file: SSH reads a relative one from wherever it is started. */
  readonly knownHosts: string;
}

/**
 * How SSH reaches the fleet: the leader through Session Manager, which needs neither a public address nor an open port,
 * and every static host through the leader. Ansible reads it, and a person may too: `ssh -F ssh_config <host>`.
 */
export function sshConfigText({ fleet, machines, knownHosts }: SshConfigInputs): string {
  const blocks = [
    ...machines.map(machine => hostBlock(machine, fleet)),
    ...externalPorts(fleet),
    block('*', {
      StrictHostKeyChecking: 'yes',
      UserKnownHostsFile: quotedPath(knownHosts),
      GlobalKnownHostsFile: '/dev/null',
      // What a person set for themselves, such as their key; what stands above wins.
      Include: '~/.ssh/config',
    }),
  ];
  return `# ${HOSTS_MARKER}\n${blocks.join('\n')}`;
}

function hostBlock(machine: Machine, fleet: Fleet): string {
  const HostName = destinationOf(machine);
  return block(`${machine.name} ${HostName}`, {
    HostName,
    User: IMAGE_ACCOUNT,
    ...(machine.isLeader
      ? { ProxyCommand: throughSessionManager(fleet.region) }
      : { ProxyJump: leaderHostName(fleet) }),
  });
}

/** SSH fills in `%h` (the instance) and `%p` (the port). */
const throughSessionManager = (region: string): string =>
  `aws ssm start-session --region ${shell(region)} --target %h --document-name AWS-StartSSHSession --parameters portNumber=%p`;

const externalPorts = (fleet: Fleet): readonly string[] =>
  hostsOf(fleet).flatMap(({ name, pool: poolName }) => {
    const pool = fleet.pools[poolName];
    return pool?.kind === 'external' ? [block(name, { Port: String(pool.external.port) })] : [];
  });

const block = (pattern: string, settings: Readonly<Record<string, string>>): string =>
  `Host ${pattern}\n${Object.entries(settings)
    .map(([key, value]) => `  ${key} ${value}\n`)
    .join('')}`;

/** SSH knows no escape for some characters, and takes `%` for its own. @throws UserError for a path with one of them. */
function quotedPath(path: string): string {
  if (/["\\$\n\r]/.test(path))
    throw new UserError(`the configuration of SSH cannot name a file below \`${path}\``, {
      fix: 'name a folder without `"`, `$` and `\\` with `--out`',
    });
  return `"${path.replaceAll('%', '%%')}"`;
}
