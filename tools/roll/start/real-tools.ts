import type { Ansible } from '../../adapters/ansible/ansible.ts';
import type { Consoles } from '../../adapters/host-keys/consoles.ts';
import { HttpJenkinsControl } from '../../adapters/jenkins/http-jenkins-control.ts';
import { HttpJenkinsRights } from '../../adapters/jenkins/http-jenkins-rights.ts';
import { HttpJenkinsWork } from '../../adapters/jenkins/http-jenkins-work.ts';
import type { SessionOptions } from '../../adapters/jenkins/http-session.ts';
import type { Terminal } from '../../adapters/terminal/terminal.ts';
import { type CloudOptions, openCloud } from '../../cloud/cloud.ts';
import { planCloud } from '../../cloud/planned.ts';
import { jenkinsCredentials } from '../../jobs/server-access.ts';
import type { PlannedChange } from '../../plan/plan-file.ts';
import { stepsOn } from '../../progress/steps.ts';
import type { World } from '../../world.ts';
import { RealHands } from '../hands/real-hands.ts';
import { journalPlace } from '../journal/journal-place.ts';
import { journalStoreAt } from '../journal/journal-store-at.ts';
import { readPreflight } from '../preflight/read-preflight.ts';
import { openProvisioner } from '../provision/open-provisioner.ts';
import { PAUSE_GRACE } from '../run/time-limits.ts';
import { awsAdapters } from './aws-adapters.ts';
import { fleetReadings } from './fleet-readings.ts';
import type { RollOf, RollTools } from './roll-tools.ts';
import { sleepOn } from './sleep-on.ts';

const OUT = 'out';

/** How often Jenkins and AWS are looked at, in milliseconds: often enough for builds of minutes, and no load for either. */
const POLL = 10_000;

/** For how long the lock is taken each time, in milliseconds. */
const LOCK_TIME = 120_000;

/** What is otherwise where machines are an emulator's, which nobody can log in to, and where nobody wants to wait. */
export interface OtherTools {
  readonly ansible?: Ansible;
  readonly consoles?: Consoles;
  /** In milliseconds. */
  readonly poll?: number;
  /** As in RollSettings. */
  readonly grace?: number;
  /** As in RollTools, in milliseconds. */
  readonly lockTime?: number;
  /** What Terraform would change beside, where that is known without asking it. */
  readonly stray?: readonly PlannedChange[];
}

/** What a roll works with in the real world, or on an emulator of AWS. */
export async function realTools(of: RollOf, world: World, other: OtherTools = {}): Promise<RollTools> {
  const { ansible, consoles, poll = POLL, grace = PAUSE_GRACE, lockTime = LOCK_TIME } = other;
  const { fleet } = of.opened;
  // What the fleet file has warnings about was told when the roll began; later it would tear the display.
  const silent: World = { ...world, terminal: SILENCE };
  const credentials = jenkinsCredentials(world);
  const session: SessionOptions = { server: of.server, credentials, signal: world.signal, pauses: [] };
  const aws = awsAdapters(fleet.region, world.signal, of.emulator);
  const clock = { now: world.now, sleep: sleepOn(world) };
  const readings = fleetReadings(of, session, world);
  const journals = await journalStoreAt(journalPlace(of.journal, fleet, of.emulator));
  const hands = new RealHands({
    ...readings,
    fleet,
    control: new HttpJenkinsControl({ ...session, sleep: clock.sleep }),
    account: credentials.kind === 'nobody' ? '' : credentials.user,
    groups: aws.groups,
    homes: aws.homes,
    provisioner: openProvisioner({ fleet, named: of.named, clock }, cloudOf(of), silent, {
      ...(ansible && { ansible }),
      ...(consoles && { consoles }),
    }),
    clock,
    pause: poll / 2,
  });
  const preflight = preflightOf(
    of,
    { ...readings, ...aws, journals },
    session,
    strayOf(of, other, silent),
    world,
  );
  return { ...readings, journals, hands, preflight, clock, poll, grace, lockTime };
}

const SILENCE: Terminal = {
  out: () => {},
  err: () => {},
  interactive: false,
  colour: false,
  width: 80,
  height: 25,
  ask: async () => undefined,
};

const cloudOf = ({ emulator, images }: RollOf): CloudOptions => ({
  out: OUT,
  ...(emulator !== undefined && { emulator }),
  ...(images !== undefined && { images }),
});

type Looking = ReturnType<typeof awsAdapters> & Pick<RollTools, 'readJenkins' | 'readMachines' | 'journals'>;

/** Terraform is asked for all that it would change: machines that are rolled are none of it before they are replaced. */
const strayOf =
  (of: RollOf, { stray }: OtherTools, world: World) =>
  async (): Promise<readonly PlannedChange[]> => {
    if (stray !== undefined) return stray;
    const quiet = stepsOn(world, { quiet: true });
    const { terraform } = await openCloud(of.named, cloudOf(of), quiet, world);
    return (await planCloud(terraform, {}, quiet)).changes;
  };

const preflightOf =
  (
    { opened: { fleet, catalogue }, pins }: RollOf,
    looking: Looking,
    session: SessionOptions,
    strayChanges: () => Promise<readonly PlannedChange[]>,
    world: World,
  ): RollTools['preflight'] =>
  foresight =>
    readPreflight({
      ...foresight,
      ...looking,
      fleet,
      catalogue,
      pins,
      at: world.now(),
      work: new HttpJenkinsWork(session),
      rights: new HttpJenkinsRights(session),
      writer: world.self.nonce,
      strayChanges,
      signal: world.signal,
    });
