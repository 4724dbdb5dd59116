import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import type {
  Drift,
  JenkinsFacts,
  MachineFacts,
  NodeFacts,
  RunningBuild,
} from '../../../../tools/roll/facts.ts';
import { type PlanInputs, rollPlan } from '../../../../tools/roll/plan/roll-plan.ts';
import type { WrittenFleet } from '../../../arbitraries/fleet.ts';
import { fleetWith, PLAIN_POOL } from '../../../stacks/written-fleet.ts';

/** When all scenes play, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 22, 4);
export const MINUTE = 60_000;
export const NEW_IMAGE: Drift = { kind: 'image', has: 'ami-old', wanted: 'ami-new' };
export const NEW_TYPE: Drift = { kind: 'instance-type', has: 'c6a.xlarge', wanted: ['c6a.8xlarge'] };

type Maintenance = NonNullable<WrittenFleet['maintenance']>;

/** A static pool of so many hosts. */
export const staticPool = (hosts: number, labels: readonly string[] = ['CPU']) => ({
  labels: [...labels],
  image: PLAIN_POOL.image,
  instances: [...PLAIN_POOL.instances],
  static: { hosts },
});

/** A pool of at most so many machines, each of which takes three minutes to come. */
export const autoscaledPool = (max: number, labels: readonly string[] = ['CPU']) => ({
  labels: [...labels],
  image: PLAIN_POOL.image,
  instances: [...PLAIN_POOL.instances],
  autoscaled: { max },
});

/** A fleet of these pools. */
export const fleetOf = (
  pools: WrittenFleet['pools'],
  maintenance: Maintenance = {},
  aliases: WrittenFleet['aliases'] = {},
): Fleet => fleetWith({ pools, maintenance, aliases });

const idOf = (number: number): string => `i-${number.toString(16).padStart(17, '0')}`;

const MACHINE = { privateIp: undefined, instanceType: 'c6a.8xlarge', spot: false, launchedAt: 0 };

/** A host of a static pool; `drift` unless it is said to have none. */
export const host = (pool: string, number: number, drift: readonly Drift[] = [NEW_IMAGE]): MachineFacts => ({
  ...MACHINE,
  id: idOf([...pool].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) * 1_000 + number),
  of: { kind: 'static', pool },
  host: number,
  drift,
});

/** A machine of an autoscaled pool; no two may have the same number. */
export const machine = (
  pool: string,
  number: number,
  drift: readonly Drift[] = [NEW_IMAGE],
): MachineFacts => ({
  ...MACHINE,
  id: idOf(number),
  of: { kind: 'autoscaled', pool },
  host: undefined,
  drift,
});

/** The leader. */
export const leader = (drift: readonly Drift[] = [NEW_IMAGE]): MachineFacts => ({
  ...MACHINE,
  id: 'i-0000000000000ffff',
  of: { kind: 'leader' },
  host: undefined,
  drift,
});

/** What the ec2-fleet plugin calls the node of a machine. */
export const nodeName = ({ id, of }: MachineFacts): string =>
  `tvm-${of.kind === 'leader' ? '' : of.pool} ${id} Builds left: 7 `;

/** A build that runs for so many minutes more; undefined: Jenkins does not know. */
export const build = (
  name: string,
  minutes: number | undefined,
  more: Partial<RunningBuild> = {},
): RunningBuild => ({
  url: `job/${name}/1/`,
  kind: 'pipeline',
  startedAt: NOW - 10 * MINUTE,
  estimated: minutes === undefined ? undefined : (minutes + 10) * MINUTE,
  survival: 'carried-over',
  ...more,
});

/** A node that is online. */
export const node = (
  name: string,
  builds: readonly RunningBuild[] = [],
  more: Partial<NodeFacts> = {},
): NodeFacts => ({ name, labels: [], executors: 1, state: 'online', reason: undefined, builds, ...more });

/** Jenkins with these nodes beside its own. */
export const jenkinsOf = (nodes: readonly NodeFacts[], more: Partial<JenkinsFacts> = {}): JenkinsFacts => ({
  version: '2.528.3',
  quietingDown: false,
  nodes: [node('Built-In Node', [], { executors: 0 }), ...nodes],
  waiting: [],
  ...more,
});

/** The plan of a scene that plays now, without a window. */
export const planOf = (
  fleet: Fleet,
  machines: readonly MachineFacts[],
  jenkins: JenkinsFacts | undefined,
  more: Partial<PlanInputs> = {},
) => rollPlan({ fleet, machines, jenkins, readAt: NOW, at: NOW, opening: undefined, ...more });
