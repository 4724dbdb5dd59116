import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { MemoryTerminal } from '../../tools/adapters/terminal/memory-terminal.ts';
import { runCommandLine } from '../../tools/command-line.ts';
import { processWorld } from '../../tools/process-world.ts';
import { recordedConsoles } from '../tools/hosts/recorded-consoles.ts';
import { type PlayedConsole, playedEc2 } from './played-ec2.ts';

const recorded = new Map(recordedConsoles().map(([name, console, keys]) => [name, { console, keys }]));
const [ONE, TWO] = ['first-boot', 'two-boots'].map(name => recorded.get(name));
if (ONE === undefined || TWO === undefined) throw new Error('the recordings are not there');

const LEADER = 'i-00000000000000001';
const CPU = 'i-00000000000000002';
const HOST = 'cpu-1.home.internal';
const EDGE = 'edge-1.example.org';

// A blank and a percent sign: SSH takes neither as it is.
const root = mkdtempSync(join(tmpdir(), 'hosts 100%-'));
const hosts = join(root, 'out', 'home', 'emulator', 'hosts');
afterAll(() => rmSync(root, { recursive: true }));

const FLEET = `fleet: home
region: us-west-2
domain: ci.example.org
loadBalancer: {zone: example.org}
leader: {instance: m7i.large, jenkins: 2.528.3-lts-jdk21}
pools:
  cpu: {labels: [CPU], image: agent-x86_64, instances: [c6a.2xlarge], static: {hosts: 1}}
  edge: {labels: [edge], external: {hosts: [${EDGE}], port: 2222, hostKeys: {${EDGE}: ${ONE.keys[1]}}}}
`;

/** The state that an apply of this fleet leaves behind, as far as `fleet hosts` reads it. */
const STATE = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 1,
  lineage: 'hosts',
  resources: [],
  outputs: {
    leader_instance_id: { type: 'string', value: LEADER },
    leader_private_ip: { type: 'string', value: '10.0.0.1' },
    hosts: {
      type: ['object', { cpu: ['tuple', [['object', { id: 'string', private_ip: 'string' }]]] }],
      value: { cpu: [{ id: CPU, private_ip: '10.0.0.2' }] },
    },
  },
};

beforeAll(() => {
  diskFiles.write(join(root, 'fleet.yaml'), FLEET);
  diskFiles.write(join(root, 'images.yaml'), diskFiles.read('fleets/starter/images.yaml'));
  diskFiles.write(
    join(root, 'out', 'home', 'emulator', 'terraform', 'terraform.tfstate'),
    JSON.stringify(STATE),
  );
});

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Runs `fleet hosts` with real Terraform, while machines show these consoles. */
async function fleetHosts(consoles: Readonly<Record<string, PlayedConsole>>, ...words: readonly string[]) {
  const ec2 = await playedEc2(consoles);
  ends.push(ec2.stop);
  const terminal = new MemoryTerminal();
  const world = { ...processWorld(process), terminal };
  const all = [
    'hosts',
    join(root, 'fleet.yaml'),
    '--out',
    join(root, 'out'),
    '--emulator',
    ec2.endpoint,
    '-q',
  ];
  return { exitCode: await runCommandLine([...all, ...words], world), ...terminal.written };
}

const known = () => diskFiles.read(join(hosts, 'known_hosts'));
const shows = ({ console }: { readonly console: string }) => ({ latest: console, atStart: console });

// Seconds: each command initialises Terraform.
describe('fleet hosts', () => {
  it('says which machines have published nothing yet, and trusts the others', async () => {
    const end = await fleetHosts({ [LEADER]: shows(ONE), [CPU]: { atStart: 'booting' } });
    expect(end).toMatchObject({
      exitCode: 3,
      out: expect.stringContaining('has published no host keys yet'),
    });
    expect(known()).toContain(LEADER);
    expect(known()).not.toContain(CPU);
  });

  it('is content once all have', async () => {
    expect(await fleetHosts({ [LEADER]: shows(ONE), [CPU]: shows(ONE) })).toMatchObject({ exitCode: 0 });
    for (const key of ONE.keys) expect(known()).toContain(`${HOST},${CPU},10.0.0.2 ${key} ${CPU}\n`);
  });

  it('refuses keys that have changed, until a person accepts them', async () => {
    const consoles = { [LEADER]: shows(ONE), [CPU]: shows(TWO) };
    const before = known();
    const refused = await fleetHosts(consoles);
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining(`--accept-new-keys ${HOST}`) });
    expect(known()).toBe(before);
    expect(await fleetHosts(consoles, '--accept-new-keys', HOST)).toMatchObject({ exitCode: 0 });
    expect(known()).toContain(`${TWO.keys[0]} ${CPU}\n`);
  });

  it('writes what synthesis leaves alone', async () => {
    const before = known();
    const world = { ...processWorld(process), terminal: new MemoryTerminal() };
    expect(await runCommandLine(['synth', join(root, 'fleet.yaml'), '--out', join(root, 'out')], world)).toBe(
      0,
    );
    expect(known()).toBe(before);
  });
});

describe('SSH, with the configuration that fleet hosts writes', () => {
  const settings = async (host: string) => {
    const { out, err, exitCode } = await machinePrograms.run({
      program: 'ssh',
      words: ['-T', '-G', '-F', join(hosts, 'ssh_config'), host],
      environment: { ...process.env, HOME: root },
    });
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    return out.split('\n');
  };

  it('goes to the leader through Session Manager, by the leader’s name and by its id', async () => {
    for (const host of ['leader.home.internal', LEADER]) {
      const found = await settings(host);
      expect(found).toContain(`hostname ${LEADER}`);
      expect(found.find(line => line.startsWith('proxycommand '))).toMatch(
        /^proxycommand aws ssm start-session --region 'us-west-2' --target %h /,
      );
    }
  });

  it('goes to a static host through the leader, by its name and by its address', async () => {
    for (const host of [HOST, '10.0.0.2'])
      expect(await settings(host)).toEqual(
        expect.arrayContaining(['hostname 10.0.0.2', 'proxyjump leader.home.internal']),
      );
  });

  it('goes to a host outside AWS on its own port', async () => {
    expect(await settings(EDGE)).toEqual(expect.arrayContaining([`hostname ${EDGE}`, 'port 2222']));
  });

  it('trusts the keys of that one file only, whatever the folder is called', async () => {
    for (const host of [HOST, LEADER, EDGE, 'elsewhere.example.org'])
      expect(await settings(host)).toEqual(
        expect.arrayContaining([
          'stricthostkeychecking true',
          'globalknownhostsfile /dev/null',
          expect.stringMatching(/^userknownhostsfile "?.*hosts 100%%?-.*known_hosts"?$/),
        ]),
      );
  });

  it('finds the key under every name that it looks for', async () => {
    for (const host of ['leader.home.internal', LEADER, HOST, '10.0.0.2', EDGE, `[${EDGE}]:2222`]) {
      const end = await machinePrograms.run({
        program: 'ssh-keygen',
        words: ['-F', host, '-f', join(hosts, 'known_hosts')],
        environment: process.env,
      });
      expect([host, end.exitCode]).toEqual([host, 0]);
    }
  });
});
