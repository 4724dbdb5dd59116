import { MemoryHomeVolumes } from '../../../../tools/adapters/home-volumes/memory-home-volumes.ts';
import { HttpJenkinsControl } from '../../../../tools/adapters/jenkins/http-jenkins-control.ts';
import { plainPlan } from '../../../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { setUp } from '../../../../tools/adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { MemoryMachineGroups } from '../../../../tools/adapters/machine-groups/memory-machine-groups.ts';
import type { MachineFacts } from '../../../../tools/roll/facts.ts';
import { RealHands } from '../../../../tools/roll/hands/real-hands.ts';
import { readJenkins } from '../../../../tools/roll/jenkins-facts/read-jenkins.ts';
import { MemoryProvisioner } from '../../../../tools/roll/provision/memory-provisioner.ts';
import type { Act } from '../../../../tools/roll/run/act.ts';
import type { LeaderStanding } from '../../../../tools/roll/run/standing.ts';
import { autoscaledPool, fleetOf, host, machine, NOW, nodeName, staticPool } from '../plan/scenes.ts';

/** The roll of all stages. */
export const ROLL = '20261122T040000Z-51a0';
const HOUR = 3_600_000;

/** A machine of the group, and what the ec2-fleet plugin shows its node as. */
export const GROUPED = machine('g', 1);
export const SHOWN = nodeName(GROUPED);
export const HOST = host('a', 1);

/** The hands of a roll over a live stand-in of Jenkins, machines in memory, and a clock that moves when somebody waits. */
export class HandsOnStage {
  readonly standIn: StandInJenkins;
  readonly groups = new MemoryMachineGroups([{ name: 'tvm-g', min: 0, max: 3, desired: 0 }]);
  readonly provisioner = new MemoryProvisioner({ 'a-1': HOST.id });
  machines: readonly MachineFacts[] = [HOST, GROUPED];
  /** What happens whenever somebody waits. */
  meanwhile: () => Promise<unknown> = async () => {};
  readonly #clock: { now: number };

  private constructor(standIn: StandInJenkins, clock: { now: number }) {
    this.standIn = standIn;
    this.#clock = clock;
  }

  static async set(): Promise<HandsOnStage> {
    const clock = { now: NOW };
    const standIn = await StandInJenkins.start({ now: () => clock.now });
    const does = plainPlan('CPU', HOUR);
    setUp(standIn.state, {
      nodes: {
        'a-1': { labels: ['CPU'], executors: 1 },
        [SHOWN]: { labels: ['CPU'], executors: 1, ephemeral: true },
      },
      jobs: {
        fs: { kind: 'freestyle', does },
        pipe: { kind: 'pipeline', does },
        'fleet/smoke': {
          kind: 'pipeline',
          does: parameters => plainPlan(parameters.get('NODE'), 60_000),
          parameters: ['LABEL', 'NODE', 'ROLL'].map(name => ({ name, kind: 'string' })),
        },
      },
    });
    return new HandsOnStage(standIn, clock);
  }

  /** Hands of a process that has just been started. @param secret - its API token */
  hands(secret = 'admin-token'): RealHands {
    const now = () => this.#clock.now;
    const sleep = async (milliseconds: number) => {
      this.pass(milliseconds);
      await this.meanwhile();
    };
    const session = {
      server: this.standIn.url,
      credentials: { kind: 'token', user: 'admin', secret },
      pauses: [],
      sleep,
    } as const;
    return new RealHands({
      fleet: fleetOf({ a: staticPool(1), g: autoscaledPool(3) }),
      control: new HttpJenkinsControl(session),
      account: 'admin',
      readJenkins: () => readJenkins(session, { now }),
      readMachines: async () => this.machines,
      groups: this.groups,
      homes: new MemoryHomeVolumes(),
      provisioner: this.provisioner,
      clock: { now, sleep },
      pause: 5_000,
    });
  }

  pass(milliseconds: number): void {
    this.#clock.now += milliseconds;
  }

  /** Does an act with the hands of a process that has looked at nothing yet. */
  perform(act: Act, leader?: LeaderStanding) {
    const performance = { roll: ROLL, intended: this.#clock.now, leader, tell: () => {} };
    return this.hands().perform(act, performance);
  }

  /** A node as somebody sees it in Jenkins. */
  node(name: string) {
    return this.standIn.state.work.nodes().find(node => node.name === name);
  }

  /** An operator marks a node, or takes the mark away. */
  mark(name: string, message: string | undefined): void {
    this.standIn.state.work.mark(name, message === undefined ? undefined : { by: 'operator', message });
  }
}
