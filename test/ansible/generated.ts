import { parse } from 'yaml';
import { z } from 'zod';
import { ansibleFiles } from '../../ansible/generate.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

const made = new WeakMap<Fleet, ReadonlyMap<string, string>>();

/** The generated files of a fleet, without those written by hand. */
export function generated(fleet: Fleet): ReadonlyMap<string, string> {
  const files = made.get(fleet) ?? ansibleFiles({ fleet, source: 'fleet.yaml', parts: new Map() });
  made.set(fleet, files);
  return files;
}

/** A generated YAML file, read; `!unsafe` is for Ansible alone. */
export function readGenerated(fleet: Fleet, path: string): Readonly<Record<string, unknown>> {
  const text = generated(fleet).get(path);
  if (text === undefined) throw new Error(`there is no \`${path}\``);
  return z.record(z.string(), z.unknown()).parse(parse(text, { logLevel: 'silent' }));
}

/** What a group is told. */
export const groupVariablesOf = (fleet: Fleet, group: string) =>
  readGenerated(fleet, `inventory/group_vars/${group}.yml`);

interface Group {
  readonly hosts?: Readonly<Record<string, unknown>> | undefined;
  readonly children?: Readonly<Record<string, Group>> | undefined;
}

const groupSchema: z.ZodType<Group> = z.strictObject({
  hosts: z.record(z.string(), z.strictObject({})).optional(),
  children: z.lazy(() => z.record(z.string(), groupSchema)).optional(),
});

/** The inventory's groups with all hosts below them, by name. */
export function groupsOf(fleet: Fleet): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  const walk = (name: string, { hosts = {}, children = {} }: Group): readonly string[] => {
    const below = Object.entries(children).flatMap(([child, group]) => walk(child, group));
    const all = [...Object.keys(hosts), ...below];
    groups.set(name, [...(groups.get(name) ?? []), ...all]);
    return all;
  };
  walk('all', groupSchema.parse(readGenerated(fleet, 'inventory/hosts.yml').all));
  return groups;
}

const secretsSchema = z.array(z.strictObject({ name: z.string(), secret_id: z.string() }));

/** The secrets that the leader fetches. */
export const leaderSecretsOf = (fleet: Fleet) =>
  secretsSchema.parse(groupVariablesOf(fleet, 'leader').leader_secrets);
