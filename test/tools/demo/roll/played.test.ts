import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FleetMachine } from '../../../../tools/adapters/fleet-machines/fleet-machines.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { setUpWork } from '../../../../tools/demo/roll/demo-work.ts';
import { EmulatedPlugin } from '../../../../tools/demo/roll/emulated-plugin.ts';
import { madeUpConsoles } from '../../../../tools/demo/roll/made-up-consoles.ts';
import { PlayedLeader } from '../../../../tools/demo/roll/played-leader.ts';
import { Traffic } from '../../../../tools/demo/roll/traffic.ts';
import { hostKeysOn } from '../../../../tools/hosts/console-keys.ts';
import { instanceInName } from '../../../../tools/roll/instance-in-name.ts';
import { autoscaledPool, fleetOf, NOW, staticPool } from '../../roll/plan/scenes.ts';

const SECOND = 1_000;
const fleet = fleetOf({ g: autoscaledPool(3), a: staticPool(1) });

let now = NOW;
let standIn: StandInJenkins;
let machines: readonly FleetMachine[] = [];

beforeEach(async () => {
  now = NOW;
  machines = [];
  standIn = await StandInJenkins.start({ now: () => now });
});
afterEach(() => standIn.stop());

const machine = (id: string, tags: Readonly<Record<string, string>>): FleetMachine => ({
  id,
  tags: new Map(Object.entries({ fleet: fleet.fleet, ...tags })),
  state: 'running',
  image: 'ami-1',
  instanceType: 'c6a.8xlarge',
  spot: false,
  launchedAt: NOW,
  privateIp: undefined,
  subnet: undefined,
  template: undefined,
  volumes: new Map(),
});
const grouped = (id: string) => machine(id, { pool: 'g', 'aws:autoscaling:groupName': 'g' });
const host = (id: string) => machine(id, { pool: 'a', Name: `${fleet.fleet}-a-1` });
const online = () =>
  standIn.state.work
    .nodes()
    .flatMap(({ name, connected }) => (connected === true && name !== 'Built-In Node' ? [name] : []));

describe('nodes of machines that have no agents', () => {
  it('come some seconds after their machines, and go with them; a host keeps its name', async () => {
    const plugin = new EmulatedPlugin({
      fleet,
      machines: { machines: async () => machines },
      standIn,
      boot: 2 * SECOND,
      now: () => now,
    });
    const look = async (after: number) => {
      now += after;
      await plugin.look();
      return online();
    };
    machines = [grouped('i-0000000000000000a'), host('i-0000000000000000b')];
    expect(await look(0)).toEqual([]);
    const names = await look(2 * SECOND);
    expect(names.map(instanceInName).filter(Boolean)).toEqual(['i-0000000000000000a']);
    expect(names).toContain('a-1');
    machines = [host('i-0000000000000000c')];
    expect(await look(SECOND)).toEqual([]);
    expect(standIn.state.work.nodes().map(({ name }) => name)).toContain('a-1');
    expect(await look(2 * SECOND)).toEqual(['a-1']);
  });
});

describe('the account of developers', () => {
  it('knows what was lost, and what began again', () => {
    setUpWork(standIn, ['CPU']);
    standIn.state.work.addNode('n', { labels: ['CPU'], executors: 2 });
    const traffic = new Traffic(standIn, ['lint', 'cpu-unit']);
    traffic.trigger();
    now += SECOND;
    standIn.state.work.process.goDown('clean', 'wake');
    expect(traffic.trigger()).toBe(false);
    now += 60 * SECOND;
    expect(traffic.account()).toMatchObject({ triggered: 1, finished: 0, startedAgain: 0 });
    expect(traffic.account().lost).toHaveLength(1);
    // What a roll does about it: the same job with the same parameters.
    const [first] = standIn.state.work.finishedOf('lint');
    const { parameters = [] } = first?.build.request ?? {};
    const again = { job: 'lint', kind: 'freestyle', parameters, causes: [], commit: undefined } as const;
    standIn.state.work.trigger({ ...again, delay: 0, alone: false });
    now += 60 * SECOND;
    expect(traffic.account()).toEqual({ triggered: 1, finished: 1, lost: [], startedAgain: 1, twice: [] });
  });
});

describe('playbooks of a leader', () => {
  const version = '2.528.3';
  const running = () => standIn.state.work.process.running.version;

  it('restart Jenkins once for one wish, and start one that was stopped', () => {
    const leader = new PlayedLeader(standIn, () => now);
    now += SECOND;
    for (let times = 0; times < 2; times += 1) {
      leader.setUp({ version, restartSince: NOW });
      now += 60 * SECOND;
    }
    expect([leader.starts, running()]).toEqual([1, version]);
    leader.stop();
    expect(standIn.state.work.process.phase()).toBe('gone');
    leader.setUp({ version: '2.528.2', restartSince: undefined });
    now += 60 * SECOND;
    expect([standIn.state.work.process.phase(), running()]).toEqual(['up', '2.528.2']);
  });
});

it('a made-up console shows one key, another for each machine', async () => {
  const keys = async (id: string) => hostKeysOn((await madeUpConsoles.consoleOutput(id)) ?? '');
  expect(await keys('i-1')).toHaveLength(1);
  expect(await keys('i-1')).not.toEqual(await keys('i-2'));
});
