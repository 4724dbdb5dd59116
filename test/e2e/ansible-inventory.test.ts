import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ansibleFiles } from '../../ansible/generate.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { openSoundFleet } from '../../tools/fleet-file/open-fleet.ts';
import { addressesText } from '../../tools/hosts/addresses.ts';
import type { Machine } from '../../tools/hosts/machines.ts';
import { processWorld } from '../../tools/process-world.ts';
import { marked } from '../../tools/synth/marked.ts';
import { roomParts } from '../../tools/synth/parts.ts';
import { groupsOf, readGenerated } from '../ansible/generated.ts';
import { hostileFleet } from '../ansible/hostile-fleet.ts';
import { HOSTILE_TEXTS } from '../arbitraries/hostile-text.ts';

const root = mkdtempSync(join(tmpdir(), 'ansible-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Writes what synthesis and `fleet hosts` write for Ansible. @returns the folder in which Ansible runs. */
function written(fleet: Fleet): string {
  const folder = mkdtempSync(join(root, 'fleet-'));
  const files = ansibleFiles({ fleet, source: 'fleet.yaml', parts: roomParts('ansible', diskFiles) });
  for (const [path, text] of files)
    diskFiles.write(join(folder, 'ansible', path), marked(path, text, 'fleet.yaml'));
  const machines = (groupsOf(fleet).get('all') ?? []).map(
    (name, index): Machine => ({
      name,
      instanceId: `i-${String(index).padStart(17, '0')}`,
      address: `10.0.0.${index + 1}`,
      isLeader: index === 0,
    }),
  );
  diskFiles.write(join(folder, 'hosts', 'addresses.yml'), addressesText(machines));
  return join(folder, 'ansible');
}

const run = (folder: string, program: string, ...words: readonly string[]) =>
  machinePrograms.run({ program, words, folder, environment: { ...process.env, ANSIBLE_NOCOLOR: '1' } });

/** Ansible shows a text that it never takes for a template as a map with that text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('__ansible_unsafe' in value) return value.__ansible_unsafe;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

const recordSchema = z.record(z.string(), z.unknown());

const listSchema = z
  .looseObject({
    _meta: z.object({ hostvars: z.record(z.string(), recordSchema) }),
  })
  .transform(({ _meta, ...groups }) => ({
    variables: _meta.hostvars,
    groups: z
      .record(
        z.string(),
        z.object({ hosts: z.array(z.string()).default([]), children: z.array(z.string()).default([]) }),
      )
      .parse(groups),
  }));

async function listed(folder: string) {
  const end = await run(folder, 'ansible-inventory', '--list');
  expect(end).toMatchObject({ exitCode: 0, err: '' });
  return listSchema.parse(JSON.parse(end.out));
}

/** What a host is to be told: what its groups are told, the wider ones first, and what it is told alone. */
function wanted(fleet: Fleet, host: string): Readonly<Record<string, unknown>> {
  const files = [...ansibleFiles({ fleet, source: '', parts: new Map() }).keys()];
  const groups = [
    'all',
    ...[...groupsOf(fleet)].flatMap(([group, hosts]) => (hosts.includes(host) ? group : [])),
  ];
  const paths = [
    ...groups.map(group => `inventory/group_vars/${group}.yml`),
    `inventory/host_vars/${host}.yml`,
  ].filter(path => files.includes(path));
  // Pools stand behind the groups that they are in, as in the inventory.
  const order = (path: string) => (path.includes('/all.yml') ? 0 : path.includes('/pool_') ? 2 : 1);
  const ordered = paths.toSorted((a, b) => order(a) - order(b));
  return Object.assign({}, ...ordered.map(path => readGenerated(fleet, path)));
}

const NAMED = ['tvm', 'tvm/launch', 'tvm/staging', 'starter', 'test/fixtures/everything.yaml'];
const fleets = [
  ...NAMED.map(named => [named, () => openSoundFleet(named, processWorld(process)).fleet] as const),
  ['hostile in every text', () => hostileFleet(HOSTILE_TEXTS)] as const,
];

// Seconds: Ansible itself reads the inventory of each fleet.
describe.each(fleets)('the inventory of the fleet %s', (_, open) => {
  it('is read by Ansible without a warning, with the groups and exactly the values of the fleet', async () => {
    const fleet = open();
    const { variables, groups } = await listed(written(fleet));
    for (const [group, hosts] of groupsOf(fleet)) {
      const { children = [], hosts: own = [] } = groups[group] ?? {};
      const below = children.flatMap(child => groups[child]?.hosts ?? []);
      if (group !== 'all') expect([group, new Set([...own, ...below])]).toEqual([group, new Set(hosts)]);
    }
    for (const host of groupsOf(fleet).get('all') ?? []) {
      const { ansible_host, ...told } = recordSchema.parse(plain(variables[host]));
      expect(ansible_host).toMatch(/^(?:i-|10\.)/);
      expect(told).toEqual(wanted(fleet, host));
    }
  });
});

describe('a hostile text', () => {
  it('is no template for Ansible, wherever a role uses it', async () => {
    const folder = written(hostileFleet(HOSTILE_TEXTS));
    const end = await run(folder, 'ansible', 'agents', '-m', 'debug', '-a', 'msg={{ agent_labels }}');
    expect(end.exitCode).toBe(0);
    const shown = JSON.parse(end.out.slice(end.out.indexOf('=> ') + '=> '.length));
    expect(shown.msg).toEqual([...HOSTILE_TEXTS]);
  });

  it('would be one without its mark', async () => {
    const folder = written(hostileFleet(['{{ 6 * 7 }}']));
    const file = join(folder, 'inventory/host_vars/cpu-1.tvm.internal.yml');
    const debug = () => run(folder, 'ansible', 'agents', '-m', 'debug', '-a', 'var=agent_labels');
    expect((await debug()).out).toContain('{{ 6 * 7 }}');
    diskFiles.write(file, diskFiles.read(file).replaceAll('!unsafe ', ''));
    expect((await debug()).out).toContain('42');
  });
});

describe('the configuration of Ansible', () => {
  it('checks host keys, against what `fleet hosts` writes alone', async () => {
    const { out } = await run(
      written(hostileFleet([])),
      'ansible-config',
      'dump',
      '--only-changed',
      '-t',
      'all',
    );
    expect(out).toMatch(/^HOST_KEY_CHECKING\(.*\) = True$/m);
    expect(out).toMatch(/ssh_args\(.*\) = -F \.\.\/hosts\/ssh_config .*-o StrictHostKeyChecking=yes/);
    expect(out).toMatch(
      /-o UserKnownHostsFile=\.\.\/hosts\/known_hosts -o GlobalKnownHostsFile=\/dev\/null$/m,
    );
  });
});
