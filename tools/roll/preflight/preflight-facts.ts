import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { FiringAlarm } from '../../adapters/alarms/alarms.ts';
import type { HomeVolume } from '../../adapters/home-volumes/home-volumes.ts';
import type { AccountRights } from '../../adapters/jenkins/jenkins-rights.ts';
import type { Overview } from '../../adapters/jenkins/jenkins-work.ts';
import type { MachineGroup } from '../../adapters/machine-groups/machine-groups.ts';
import type { MachineImage } from '../../adapters/machine-images/machine-images.ts';
import type { Room } from '../../adapters/quotas/room-for.ts';
import type { PlannedChange } from '../../plan/plan-file.ts';
import type { JenkinsFacts } from '../facts.ts';
import type { Writable } from '../journal/can-be-written.ts';
import type { RollPlan } from '../plan/planned.ts';
import type { RightsMissing } from '../rights/rights-missing.ts';
import type { RollEnd, Target } from '../run/entry.ts';
import type { Read } from './read.ts';

/** What a roll is to do. */
export interface Intended {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Outside a window, because an operator says so. */
  readonly now: boolean;
  /** The roll that is gone on with; undefined: a new one begins. */
  readonly roll: string | undefined;
}

/** The newest roll of the journals. */
export interface LastRoll {
  readonly roll: string;
  /** Undefined: it goes on, or its process was killed. */
  readonly end: RollEnd | undefined;
}

/** All that is looked at before a roll. */
export interface PreflightFacts extends Intended {
  readonly targets: Read<readonly Target[]>;
  readonly plan: Read<RollPlan>;
  readonly jenkins: Read<JenkinsFacts>;
  readonly overview: Read<Overview>;
  readonly rights: Read<AccountRights>;
  readonly awsRights: Read<RightsMissing>;
  readonly journal: Read<Writable>;
  readonly lastRoll: Read<LastRoll | undefined>;
  readonly home: Read<HomeVolume | undefined>;
  /** Of the pinned images those that are there. */
  readonly images: Read<readonly MachineImage[]>;
  /** Whether the account has room for the machines that come before others go. */
  readonly room: Read<Room>;
  /** By pool. */
  readonly groups: Read<ReadonlyMap<string, MachineGroup>>;
  readonly alarms: Read<readonly FiringAlarm[]>;
  /** What Terraform would change beside the machines that are rolled. */
  readonly stray: Read<readonly PlannedChange[]>;
}

/** What is rolled; nothing where that could not be read. */
export const targetsIn = ({ targets }: PreflightFacts): readonly Target[] =>
  targets.kind === 'read' ? targets.value : [];

/** Whether the leader goes down. Where nobody knows, it is taken for granted. */
export const rollsLeader = (facts: PreflightFacts): boolean =>
  facts.targets.kind === 'unread' || targetsIn(facts).some(({ pool }) => pool === undefined);

/** The pools of a kind of which machines are rolled. */
export const rolledPools = (
  { pools }: Pick<Fleet, 'pools'>,
  targets: readonly Target[],
  kind: 'static' | 'autoscaled',
): readonly string[] => [
  ...new Set(targets.flatMap(({ pool }) => (pool !== undefined && pools[pool]?.kind === kind ? [pool] : []))),
];
