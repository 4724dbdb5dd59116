import { join } from 'node:path';
import { didYouMean } from '../../fleet/did-you-mean.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Files } from '../adapters/files/files.ts';
import type { Consoles } from '../adapters/host-keys/consoles.ts';
import { UserError } from '../user-error.ts';
import { addressesText } from './addresses.ts';
import { hostKeysOn } from './console-keys.ts';
import { type ExternalKeys, externalKeysOf } from './external-keys.ts';
import { type Judged, judgeKeys, knownHostOf, type Published } from './judge-keys.ts';
import { knownHostsText, knownKeys } from './known-hosts.ts';
import { type Machine, type Machines, machinesOf } from './machines.ts';
import { sshConfigText } from './ssh-config.ts';

/** What `gatherHosts` reads and where it writes. */
export interface GatherInputs {
  readonly fleet: Fleet;
  /** Terraform's outputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly consoles: Consoles;
  readonly files: Files;
  /** The absolute path of the folder that gets `addresses.yml`, `known_hosts` and `ssh_config`. */
  readonly folder: string;
  /** Names of hosts whose keys may have changed. */
  readonly accept: readonly string[];
}

/** What is known of the hosts of a fleet now. */
export interface Gathered {
  readonly judged: readonly Judged[];
  readonly machines: Machines;
  readonly external: ExternalKeys;
}

/**
 * Writes where the hosts of an applied fleet are and by which keys they are known: each key from the machine's own
 * console, or from the fleet file for hosts outside AWS.
 * @throws UserError, and writes nothing, when the fleet is not applied or a key has changed that is not accepted.
 */
export async function gatherHosts(inputs: GatherInputs): Promise<Gathered> {
  const { fleet, files, folder } = inputs;
  const machines = machinesOf(fleet, inputs.outputs);
  const accepted = acceptedHosts(inputs.accept, machines.made);
  const knownFile = join(folder, 'known_hosts');
  const before = knownKeys(files.exists(knownFile) ? files.read(knownFile) : '');
  const published = await Promise.all(machines.made.map(one => publishedBy(one, before, inputs.consoles)));
  const judged = judgeKeys(published, accepted, knownFile);
  const external = externalKeysOf(fleet);
  const ssh = sshConfigText({ fleet, machines: machines.made, knownHosts: knownFile });
  files.write(knownFile, knownHostsText([...judged.map(knownHostOf), ...external.known]));
  files.write(join(folder, 'addresses.yml'), addressesText(machines.made));
  files.write(join(folder, 'ssh_config'), ssh);
  return { judged, machines, external };
}

async function publishedBy(
  machine: Machine,
  known: ReadonlyMap<string, readonly string[]>,
  consoles: Consoles,
): Promise<Published> {
  const console = (await consoles.consoleOutput(machine.instanceId)) ?? '';
  return { machine, now: hostKeysOn(console), before: known.get(machine.instanceId) };
}

function acceptedHosts(names: readonly string[], machines: readonly Machine[]): ReadonlySet<string> {
  const known = machines.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name))
      throw new UserError(`\`--accept-new-keys\` names no machine of the applied fleet; got: \`${name}\``, {
        fix: didYouMean(name, known, 'name a host as the inventory does'),
      });
  return new Set(names);
}
