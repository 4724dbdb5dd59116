import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { emulatorClient, environmentFor } from '../../tools/emulator/environment.ts';
import { EMULATOR_PYTHON } from '../../tools/emulator/installed.ts';
import { knownHostsText, knownKeys } from '../../tools/hosts/known-hosts.ts';
import { recordedConsoles } from '../tools/hosts/recorded-consoles.ts';
import { startedEmulator } from './started-emulator.ts';

const PROGRAM = 'ansible/roles/leader/files/fleet-known-hosts.py';
const RECORDED = recordedConsoles();
const recorded = (wanted: string) => {
  const [, console = '', keys = []] = RECORDED.find(([name]) => name === wanted) ?? [];
  return { console, keys };
};
const ONE = recorded('first-boot');
const TWO = recorded('two-boots');
const idOf = (index: number) => `i-${String(index + 1).padStart(17, '0')}`;
const ID = idOf(0);

interface WrittenMachine {
  readonly id: string;
  readonly address: string;
  readonly pool: string;
  readonly name: string;
  readonly console: string;
}

const machine = (console: string, more: Partial<WrittenMachine> = {}): WrittenMachine => ({
  id: ID,
  address: '10.0.0.5',
  pool: 'cpu',
  name: 'tvm-cpu',
  console,
  ...more,
});

const root = mkdtempSync(join(tmpdir(), 'known-hosts-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'test-'));
  file = join(folder, 'home', 'known_hosts');
  mkdirSync(join(folder, 'home'));
});

const python = (words: readonly string[], { program = 'python3', environment = {} } = {}) =>
  machinePrograms.run({
    program,
    words: [PROGRAM, '--fleet', 'tvm', '--file', file, ...words],
    environment: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1', ...environment },
  });

/** Runs the program over machines that are written down. */
function update(machines: readonly WrittenMachine[], ...words: readonly string[]) {
  const from = mkdtempSync(join(folder, 'machines-'));
  const listed = machines.map(({ console, ...listing }) => {
    writeFileSync(join(from, `${listing.id}.txt`), console);
    return listing;
  });
  writeFileSync(join(from, 'instances.json'), JSON.stringify(listed));
  return python(['--from', from, ...words]);
}

const known = () => readFileSync(file, 'utf8');

describe('the host keys that the leader keeps', () => {
  it('are those that `fleet hosts` reads, on every recorded console', async () => {
    const machines = RECORDED.map(([, console], index) =>
      machine(console, { id: idOf(index), address: `10.0.1.${index}` }),
    );
    expect(await update(machines)).toMatchObject({ exitCode: 0, err: '' });
    const read = knownKeys(known());
    for (const [index, [name, , keys]] of RECORDED.entries())
      expect([name, read.get(idOf(index)) ?? []]).toEqual([name, keys]);
  });

  it('are found by OpenSSH, under the address and under the private name of a static host', async () => {
    await update([
      machine(ONE.console, { name: 'tvm-cpu-2' }),
      machine(TWO.console, { id: idOf(1), address: '10.0.0.6' }),
    ]);
    const find = async (host: string) =>
      (
        await machinePrograms.run({
          program: 'ssh-keygen',
          words: ['-F', host, '-f', file],
          environment: process.env,
        })
      ).out;
    for (const key of ONE.keys)
      for (const host of ['10.0.0.5', 'cpu-2.tvm.internal']) expect(await find(host)).toContain(key);
    expect(await find('10.0.0.6')).toContain(TWO.keys[0]);
    expect(await find('cpu-1.tvm.internal')).toBe('');
  });

  it('are told when they come and when they go, and otherwise nothing is said or written', async () => {
    const machines = [machine(ONE.console)];
    expect((await update(machines)).out).toBe(`added ${ID} (10.0.0.5): ${ONE.keys.length} host keys\n`);
    const before = statSync(file);
    expect(await update(machines)).toMatchObject({ exitCode: 0, out: '' });
    expect(statSync(file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect((await update([])).out).toBe(`removed ${ID}: it no longer runs\n`);
    expect(known()).toBe('');
  });

  it('are never replaced by others that the same machine shows later', async () => {
    await update([machine(ONE.console)]);
    const first = known();
    for (const console of [TWO.console, '', 'much later'])
      expect(await update([machine(console)])).toMatchObject({ exitCode: 0, out: '' });
    expect(known()).toBe(first);
  });

  it('are asked for again while a machine has published none', async () => {
    expect(await update([machine('booting')])).toMatchObject({ exitCode: 0, out: '' });
    expect(known()).toBe('');
    expect((await update([machine(ONE.console)])).out).toContain(`added ${ID}`);
  });

  it('are those that `fleet hosts` has made sure of, where it has', async () => {
    const base = join(folder, 'base');
    const edge = { names: ['edge.example.org'], keys: TWO.keys.slice(0, 1), instanceId: undefined };
    const gone = { names: ['cpu-9.tvm.internal'], keys: ONE.keys, instanceId: idOf(8) };
    const sure = { names: ['cpu-1.tvm.internal'], keys: TWO.keys, instanceId: ID };
    await update([machine(ONE.console)]);
    writeFileSync(base, `# a comment\n${knownHostsText([edge, gone, sure])}garbage * here\n`);
    expect((await update([machine(ONE.console)], '--base', base)).out).toContain(`changed ${ID}`);
    expect(known()).toBe(knownHostsText([edge, { names: ['10.0.0.5'], keys: TWO.keys, instanceId: ID }]));
  });

  it('are readable for their owner alone, also where the file was not', async () => {
    await update([machine(ONE.console)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    await update([machine(ONE.console)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('take no name from a tag that is none', async () => {
    for (const [pool, name] of [
      ['*', 'tvm-*-1'],
      ['cpu ssh-rsa', 'tvm-cpu ssh-rsa-1'],
      ['cpu', 'tvm-cpu-1\nx'],
      ['cpu', 'other-cpu-1'],
    ] as const) {
      await update([machine(ONE.console, { pool, name })]);
      expect(known()).toBe(knownHostsText([{ names: ['10.0.0.5'], keys: ONE.keys, instanceId: ID }]));
    }
  });

  it('are left alone when a link stands in their place, and so is what it points to', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, 'secret\n');
    symlinkSync(other, file);
    const end = await update([machine(ONE.console)]);
    expect(end.exitCode).toBe(1);
    expect(end.err).toMatch(/^fleet-known-hosts: .+\n$/);
    expect(readFileSync(other, 'utf8')).toBe('secret\n');
  });

  it('are left alone when the machines cannot be read', async () => {
    await update([machine(ONE.console)]);
    const before = known();
    const end = await python(['--from', join(folder, 'nowhere')]);
    expect(end).toMatchObject({ exitCode: 1, err: expect.stringContaining('FileNotFoundError') });
    expect(known()).toBe(before);
  });
});

// Seconds: an emulator with machines of two fleets. Its consoles show no keys, so known ones are given.
it('asks AWS for the running machines of this fleet only', async () => {
  const image = { id: 'ami-00000000000000001', name: 'agent', architecture: 'x86_64' } as const;
  const emulator = await startedEmulator({ folder: join(folder, 'moto'), images: [image] });
  try {
    const client = new EC2Client({ region: 'us-west-2', ...emulatorClient(emulator.endpoint) });
    const run = async (tags: Readonly<Record<string, string>>) => {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const { Instances } = await client.send(
        new RunInstancesCommand({
          ImageId: image.id,
          InstanceType: 'm5.large',
          MinCount: 1,
          MaxCount: 1,
          TagSpecifications: [{ ResourceType: 'instance', Tags }],
        }),
      );
      return Instances?.[0]?.InstanceId ?? '';
    };
    const ours = await run({ fleet: 'tvm', pool: 'cpu', Name: 'tvm-cpu-1' });
    const fresh = await run({ fleet: 'tvm', pool: 'gpu', Name: 'tvm-gpu' });
    const leader = await run({ fleet: 'tvm', role: 'leader' });
    const theirs = await run({ fleet: 'other', pool: 'cpu' });
    const all = [ours, leader, theirs].map(instanceId => ({ names: ['x'], keys: ONE.keys, instanceId }));
    writeFileSync(join(folder, 'base'), knownHostsText(all));
    const end = await python(['--region', 'us-west-2', '--base', join(folder, 'base')], {
      program: EMULATOR_PYTHON,
      environment: environmentFor(emulator.endpoint, 'us-west-2'),
    });
    expect(end).toMatchObject({ exitCode: 0, err: '' });
    expect(known()).not.toContain(fresh);
    expect(new Set(knownKeys(known()).keys())).toEqual(new Set([ours]));
    expect(known()).toMatch(/^cpu-1\.tvm\.internal,[\d.]+ /);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  } finally {
    await emulator.stop();
  }
});
