import { describe, expect, it } from 'vitest';
import { hostsOf } from '../../../fleet/resolve/hosts.ts';
import { MemoryFiles } from '../../../tools/adapters/files/memory-files.ts';
import { MemoryConsoles } from '../../../tools/adapters/host-keys/memory-consoles.ts';
import { gatherHosts } from '../../../tools/hosts/gather-hosts.ts';
import { hostsReport, isComplete } from '../../../tools/hosts/hosts-report.ts';
import { fleetWith } from '../../stacks/written-fleet.ts';
import { recordedConsoles } from './recorded-consoles.ts';

const recorded = new Map(recordedConsoles().map(([name, console, keys]) => [name, { console, keys }]));
const [ONE, TWO] = ['first-boot', 'two-boots'].map(name => recorded.get(name));
if (ONE === undefined || TWO === undefined) throw new Error('the recordings are not there');

const EDGE = 'edge-1.example.org';
const EDGE_KEY = ONE.keys[1] ?? '';
const HOST = 'gpu-1.tvm.internal';
const fleet = (hostKeys: Record<string, string> = { [EDGE]: `${EDGE_KEY} root@edge` }, hosts = 1) =>
  fleetWith({
    pools: {
      gpu: { labels: ['GPU'], image: 'agent-gpu', instances: ['g5.4xlarge'], static: { hosts } },
      edge: { labels: ['EDGE'], external: { hosts: [EDGE], port: 2222, hostKeys } },
    },
  });

const LEADER = 'i-00000000000000001';
const GPU = 'i-00000000000000002';
const outputsWith = (gpu: string) => ({
  leader_instance_id: LEADER,
  leader_private_ip: '10.0.0.1',
  hosts: { gpu: [{ id: gpu, private_ip: '10.0.0.2' }] },
});

const files = () => new MemoryFiles();
const BOTH = { [LEADER]: ONE.console, [GPU]: ONE.console };

/** Gathers as `fleet hosts` does, into memory. */
async function gather({
  into = files(),
  consoles = BOTH as Readonly<Record<string, string>>,
  gpu = GPU,
  accept = [] as readonly string[],
  of = fleet(),
} = {}) {
  const gathered = await gatherHosts({
    fleet: of,
    outputs: outputsWith(gpu),
    consoles: new MemoryConsoles(consoles),
    files: into,
    folder: '/out/hosts',
    accept,
  });
  const known = into.read('/out/hosts/known_hosts');
  return { gathered, known, files: into, report: hostsReport(gathered, '/out/hosts') };
}

describe('fleet hosts', () => {
  it('knows each machine by the keys on its console, and a host outside AWS by those in the fleet file', async () => {
    const { gathered, known } = await gather();
    expect(isComplete(gathered)).toBe(true);
    expect(known.split('\n').filter(Boolean)).toEqual([
      ...ONE.keys.map(key => `leader.tvm.internal,${LEADER},10.0.0.1 ${key} ${LEADER}`),
      ...ONE.keys.map(key => `${HOST},${GPU},10.0.0.2 ${key} ${GPU}`),
      `${EDGE},[${EDGE}]:2222 ${EDGE_KEY}`,
    ]);
  });

  it('trusts no machine that published nothing, and says so', async () => {
    const { gathered, known, report } = await gather({
      consoles: { [LEADER]: ONE.console, [GPU]: 'booting' },
    });
    expect(known).not.toContain(GPU);
    expect(isComplete(gathered)).toBe(false);
    expect(report).toMatch(/^gpu-1\.tvm\.internal +i-00000000000000002 +has published no host keys yet$/m);
  });

  it('keeps what it knows of a machine whose console has moved on, or that is gone from EC2', async () => {
    const { files: into, known } = await gather();
    for (const consoles of [{ [LEADER]: 'much later', [GPU]: '' }, {}]) {
      const again = await gather({ into, consoles });
      expect(again.known).toBe(known);
      expect(isComplete(again.gathered)).toBe(true);
    }
  });

  it('refuses another key of the same machine, names it, and writes nothing', async () => {
    const { files: into, known } = await gather();
    const written = new Map(into.written);
    const consoles = { ...BOTH, [GPU]: TWO.console };
    await expect(gather({ into, consoles })).rejects.toMatchObject({
      message: expect.stringMatching(/gpu-1\.tvm\.internal .*[\s\S]*no longer .*SHA256:[\s\S]*now .*SHA256:/),
      fix: expect.stringContaining(`--accept-new-keys ${HOST}`),
      exitCode: 1,
    });
    expect(into.read('/out/hosts/known_hosts')).toBe(known);
    expect(into.written).toEqual(written);
  });

  it('takes another key when a person accepts that host by name, and of no other host', async () => {
    const { files: into } = await gather();
    const consoles = { [LEADER]: TWO.console, [GPU]: TWO.console };
    await expect(gather({ into, consoles, accept: [HOST] })).rejects.toThrow(/^(?!.*gpu-1)[\s\S]*leader/);
    const accepted = await gather({ into, consoles: { ...BOTH, [GPU]: TWO.console }, accept: [HOST] });
    expect(accepted.known).toContain(`${TWO.keys[0]} ${GPU}`);
    expect(accepted.known).not.toContain(`${ONE.keys[0]} ${GPU}`);
    expect(accepted.report).toContain('new, accepted by name');
  });

  it('trusts a host that was replaced: it is another instance, with a console of its own', async () => {
    const { files: into } = await gather();
    const gpu = 'i-00000000000000003';
    const { known } = await gather({ into, gpu, consoles: { ...BOTH, [gpu]: TWO.console } });
    expect(known).toContain(`${HOST},${gpu},10.0.0.2 ${TWO.keys[0]} ${gpu}`);
    expect(known).not.toContain(GPU);
  });

  it('says which hosts are in the fleet file alone, and which have no key there', async () => {
    const { gathered, report } = await gather({ of: fleet({}, 2) });
    expect(isComplete(gathered)).toBe(false);
    expect(report).toMatch(/^gpu-2\.tvm\.internal +- +is not applied yet$/m);
    expect(report).toMatch(/^edge-1\.example\.org +- +has no host key in the fleet file$/m);
  });

  it('says what an inventory and SSH need, for every machine', async () => {
    const { files: into } = await gather();
    const addresses = into.read('/out/hosts/addresses.yml');
    const ssh = into.read('/out/hosts/ssh_config');
    expect(addresses).toContain(`leader.tvm.internal:\n      ansible_host: ${LEADER}\n`);
    for (const { name, kind } of hostsOf(fleet())) {
      expect(ssh).toMatch(new RegExp(`^Host ${name.replaceAll('.', '\\.')}(?: |$)`, 'm'));
      expect(addresses.includes(name)).toBe(kind === 'static');
    }
  });

  it('refuses names that no machine has', async () => {
    await expect(gather({ accept: ['gpu-2.tvm.internal'] })).rejects.toMatchObject({
      fix: expect.stringContaining(HOST),
    });
  });

  it('says when the fleet is not applied', async () => {
    const consoles = new MemoryConsoles({});
    const inputs = { fleet: fleet(), consoles, files: files(), folder: '/out/hosts', accept: [] };
    for (const outputs of [{}, { ...outputsWith(GPU), leader_instance_id: '; touch never' }])
      await expect(gatherHosts({ ...inputs, outputs })).rejects.toMatchObject({
        fix: expect.stringContaining('fleet apply'),
      });
  });
});
