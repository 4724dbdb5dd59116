import type { MachineTemplate, TemplateVersion } from '../../adapters/fleet-machines/fleet-machines.ts';
import type { Drift } from '../facts.ts';
import type { SeenMachine } from './seen-machine.ts';

/** EC2's names of settings, in words. */
const WORDS: Readonly<Record<string, string>> = {
  BlockDeviceMappings: 'disks',
  IamInstanceProfile: 'instance profile',
  MetadataOptions: 'metadata options',
  NetworkInterfaces: 'network interfaces',
};

/**
 * Whether a machine was made from a version of its pool's launch template that says something else than the latest.
 * Image and instance type are compared by themselves; tags and the number of the version make no difference.
 * A machine that does not say what it was made from gives none.
 * @param userData what the fleet file asks for; the template may not have it yet
 */
export function templateDrift(
  { template: made }: SeenMachine,
  template: MachineTemplate | undefined,
  userData: string,
): readonly Drift[] {
  if (made === undefined || template === undefined) return [];
  const { id, latest, versions } = template;
  if (made.id !== id) return [drift(`${made.id} version ${made.version}`, `${id} version ${latest.number}`)];
  const own = versions.find(({ number }) => number === made.version);
  if (own === undefined)
    return [drift(`version ${made.version}, which was deleted`, `version ${latest.number}`)];
  const isStale = own.userData !== userData;
  const differing = [...(isStale ? ['user data'] : []), ...differingSettings(own, latest)];
  if (differing.length === 0) return [];
  const isBehind = isStale && latest.userData !== userData;
  const wanted = isBehind ? 'a version that `fleet apply` is yet to make' : `version ${latest.number}`;
  return [drift(`version ${own.number}`, `${wanted} (other ${differing.join(', ')})`)];
}

const drift = (has: string, wanted: string): Drift => ({ kind: 'template', has, wanted });

function differingSettings(own: TemplateVersion, latest: TemplateVersion): readonly string[] {
  const keys = [...new Set([...own.settings.keys(), ...latest.settings.keys()])].sort();
  return keys.filter(key => own.settings.get(key) !== latest.settings.get(key)).map(key => WORDS[key] ?? key);
}
