import type { Generator } from '../fleet/render/generator.ts';
import { type Data, yamlOf } from '../fleet/render/yaml.ts';
import { ansibleConfiguration } from './configuration.ts';
import { groupVariables } from './group-variables.ts';
import { hostVariables } from './host-variables.ts';
import { inventoryOf } from './inventory.ts';

/** Everything that Ansible reads: the roles and playbooks written by hand, and what the fleet file tells them (B10). */
export const ansibleFiles: Generator = ({ fleet, parts }) =>
  new Map([
    ...parts,
    ['ansible.cfg', ansibleConfiguration()],
    ['inventory/hosts.yml', document(inventoryOf(fleet))],
    ...Object.entries(groupVariables(fleet)).map(
      ([group, data]) => [`inventory/group_vars/${group}.yml`, document(data)] as const,
    ),
    ...[...hostVariables(fleet)].map(
      ([host, data]) => [`inventory/host_vars/${host}.yml`, document(data)] as const,
    ),
  ]);

const document = (data: Data): string => `---\n${yamlOf(data)}`;
