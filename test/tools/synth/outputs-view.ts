import { parse } from 'yaml';
import { z } from 'zod';

const text = z.string();
const blocks = z.record(text, z.record(text, z.record(text, z.unknown()))).default({});
const terraformSchema = z.object({ resource: blocks });

const agent = z.object({ name: text, labelString: text, launcher: z.record(text, z.looseObject({})) });
const cloud = z.looseObject({
  name: text,
  fleet: text,
  labelString: text,
  minSize: z.int(),
  maxSize: z.int(),
});
const casc = z.object({
  jenkins: z.object({
    clouds: z.array(z.object({ eC2Fleet: cloud })).default([]),
    nodes: z.array(z.object({ permanent: agent })).default([]),
    globalNodeProperties: z.array(
      z.object({ envVars: z.object({ env: z.array(z.object({ key: text, value: text })) }) }),
    ),
  }),
  credentials: z.object({
    system: z.object({
      domainCredentials: z.array(
        z.object({ credentials: z.array(z.record(text, z.looseObject({ id: text }))) }),
      ),
    }),
  }),
});

const inventory = z.object({ all: z.object({ children: z.record(text, z.unknown()) }) });

const labelMap = z.object({
  jobs: z.record(text, z.object({ labels: z.array(text), chain: z.array(text) })),
});

/** The outputs of one fleet as those who read them see them. */
export interface OutputsView {
  /** Attributes of every resource of a type. */
  readonly resources: (type: string) => readonly Readonly<Record<string, unknown>>[];
  readonly jenkins: z.output<typeof casc>['jenkins'];
  readonly credentialIds: readonly string[];
  /** All references `${name}` to secrets in the configuration of Jenkins. */
  readonly references: readonly string[];
  /** Hosts of a group of Ansible's inventory, those of groups in it too. */
  readonly hostsOf: (group: string) => readonly string[];
  /** Variables of a group. */
  readonly variablesOf: (group: string) => Readonly<Record<string, unknown>>;
  /** Every value of a key anywhere in the files of jobs. */
  readonly inJobs: (key: string) => readonly string[];
  /** Labels that the map of CI jobs names. */
  readonly mappedLabels: readonly string[];
  readonly text: (path: string) => string;
}

/** Reads outputs back. @throws when one of them is not what its reader expects. */
export function outputsView(outputs: ReadonlyMap<string, string>): OutputsView {
  const textOf = (path: string): string => {
    const found = outputs.get(path);
    if (found === undefined) throw new Error(`there is no output \`${path}\``);
    return found;
  };
  const read = (path: string): unknown => parse(textOf(path), { logLevel: 'silent' });
  const terraform = terraformSchema.parse(JSON.parse(textOf('terraform/main.tf.json')));
  const { jenkins, credentials } = casc.parse(read('jenkins-casc/jenkins.yaml'));
  const groups = inventory.parse(read('ansible/inventory/hosts.yml')).all.children;
  const jobs = [...outputs.keys()].filter(path => /^jenkins-casc\/jobs\/.*\.yaml$/.test(path)).map(read);
  return {
    resources: type => Object.values(terraform.resource[type] ?? {}),
    jenkins,
    credentialIds: credentials.system.domainCredentials.flatMap(domain =>
      domain.credentials.flatMap(each => Object.values(each).map(({ id }) => id)),
    ),
    references: [...textOf('jenkins-casc/jenkins.yaml').matchAll(/(?<!\^)\$\{([^}]*)\}/g)].map(
      found => found[1] ?? '',
    ),
    hostsOf: group => hostsBelow(groups[group]),
    variablesOf: group =>
      z.record(text, z.unknown()).parse(read(`ansible/inventory/group_vars/${group}.yml`)),
    mappedLabels: Object.values(
      labelMap.parse(JSON.parse(textOf('jenkins-casc/label-map.json'))).jobs,
    ).flatMap(({ labels, chain }) => [...labels, ...chain]),
    inJobs: key => jobs.flatMap(each => valuesOf(each, key)),
    text: textOf,
  };
}

function hostsBelow(group: unknown): readonly string[] {
  if (typeof group !== 'object' || group === null) return [];
  const { hosts = {}, children = {} } = z
    .object({
      hosts: z.record(text, z.unknown()).optional(),
      children: z.record(text, z.unknown()).optional(),
    })
    .parse(group);
  return [...Object.keys(hosts), ...Object.values(children).flatMap(hostsBelow)];
}

function valuesOf(data: unknown, wanted: string): readonly string[] {
  if (Array.isArray(data)) return data.flatMap(each => valuesOf(each, wanted));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, each]) => {
    if (key !== wanted) return valuesOf(each, wanted);
    return (Array.isArray(each) ? each : [each]).filter(value => typeof value === 'string');
  });
}
