import { z } from 'zod';
import { hostTag } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { HOME_ROLE } from '../../adapters/home-volumes/home-volumes.ts';
import { type Configuration, type Resource, resourcesOf } from '../../emulator/configuration.ts';
import { refersTo } from '../../emulator/dangling.ts';
import { ProvisionFailed } from './provisioner.ts';

/** A machine among the resources of Terraform's configuration. */
export interface MachineAddress {
  readonly machine: string;
  /** What names the machine: its DNS record, its place in a target group, its volume, its alarms. */
  readonly hangsOn: readonly string[];
}

const tagsSchema = z.record(z.string(), z.string()).catch({});

/** Where a static host stands. @throws ProvisionFailed when the fleet file has no such host */
export function hostAddress(
  configuration: Configuration,
  fleet: Pick<Fleet, 'fleet' | 'domain'>,
  { pool, host }: { readonly pool: string; readonly host: number },
): MachineAddress {
  const name = hostTag(fleet, pool, host);
  return machineAddress(
    configuration,
    resourceWith(configuration, 'aws_instance', { Name: name, pool }, `the host \`${name}\``),
  );
}

/** Where the leader stands. */
export const leaderAddress = (configuration: Configuration): MachineAddress =>
  machineAddress(
    configuration,
    resourceWith(configuration, 'aws_instance', { role: 'leader' }, 'the leader'),
  );

/** Where the volume of the Jenkins home stands, and what names it. */
export function homeAddress(configuration: Configuration): {
  readonly home: string;
  readonly hangsOn: readonly string[];
} {
  const home = resourceWith(
    configuration,
    'aws_ebs_volume',
    { role: HOME_ROLE },
    'the volume of the Jenkins home',
  );
  return { home: home.address, hangsOn: namesOf(configuration, home) };
}

const machineAddress = (configuration: Configuration, machine: Resource): MachineAddress => ({
  machine: machine.address,
  hangsOn: namesOf(configuration, machine),
});

const namesOf = (configuration: Configuration, of: Resource): readonly string[] =>
  resourcesOf(configuration)
    .filter(resource => resource.address !== of.address && refersTo(resource.arguments, of))
    .map(({ address }) => address);

function resourceWith(
  configuration: Configuration,
  type: string,
  tags: Readonly<Record<string, string>>,
  what: string,
): Resource {
  const found = resourcesOf(configuration).filter(resource => {
    const has = tagsSchema.parse(resource.arguments.tags);
    return resource.type === type && Object.entries(tags).every(([key, value]) => has[key] === value);
  });
  const [only, ...more] = found;
  if (only === undefined || more.length > 0)
    throw new ProvisionFailed(
      `${what} is ${found.length === 0 ? 'not' : 'several times'} in Terraform’s configuration`,
      { fix: 'run `fleet synth` and `fleet plan` to see what the fleet file has', mayPass: false },
    );
  return only;
}
