import { imageUsers } from '../../../../tools/images/image-users.ts';
import type { PreflightFacts } from '../../../../tools/roll/preflight/preflight-facts.ts';
import { got, type Read } from '../../../../tools/roll/preflight/read.ts';
import { targetsOf } from '../../../../tools/roll/run/targets.ts';
import {
  autoscaledPool,
  fleetOf,
  host,
  jenkinsOf,
  leader,
  machine,
  NOW,
  planOf,
  staticPool,
} from '../plan/scenes.ts';

/** A fleet whose window is open, of which everything is outdated. */
const FLEET = fleetOf(
  { cpu: autoscaledPool(10), docs: staticPool(2, ['doc']) },
  { windows: [{ days: ['sun'], at: '00:00', for: '24h' }] },
);
/** Its machines. */
export const MACHINES = [leader(), host('docs', 1), host('docs', 2), machine('cpu', 1)];
const JENKINS = jenkinsOf([]);

/** Each image with an AMI of its own. */
const PINS = new Map([...imageUsers(FLEET).keys()].map((image, index) => [image, `ami-0000000${index}`]));
/** All pinned images, ready. */
export const IMAGES = [...PINS.values()].map(id => ({
  id,
  name: id,
  tags: new Map(),
  created: 0,
  arch: 'x86_64',
  state: 'available',
  snapshots: [],
}));

/** The home of the leader. */
export const HOME = {
  id: 'vol-1',
  state: 'in-use',
  zone: 'us-west-2a',
  type: 'gp3',
  gibibytes: 100,
  iops: undefined,
  throughput: undefined,
  encrypted: true,
  key: undefined,
  tags: new Map([
    ['fleet', 'tvm'],
    ['role', 'jenkins-home'],
  ]),
  attached: { instance: 'i-0000000000000ffff', device: '/dev/sdf' },
};

/** A group that is well. */
export const GROUP = {
  name: 'tvm-cpu',
  desired: 1,
  min: 0,
  max: 10,
  machines: [],
  suspended: [],
  failed: undefined,
};

/** An account that may do everything. */
export const ADMIN = {
  account: 'operator',
  anonymous: false,
  administers: true,
  lacks: [],
  untried: [],
  smoke: 'ready',
} as const;

/** Everything is well, and everything is outdated. */
export const WELL: PreflightFacts = {
  fleet: FLEET,
  pins: PINS,
  at: NOW,
  now: false,
  roll: undefined,
  targets: got(targetsOf(FLEET, MACHINES, JENKINS, undefined)),
  plan: got({ ...planOf(FLEET, MACHINES, JENKINS), risks: [], left: [] }),
  jenkins: got(JENKINS),
  overview: got({ version: '2.528.3', session: undefined, quietingDown: false, quietDownReason: undefined }),
  rights: got(ADMIN),
  awsRights: got({ denied: [], unknown: [] }),
  journal: got({ kind: 'yes' }),
  lastRoll: got(undefined),
  home: got(HOME),
  images: got(IMAGES),
  room: got({ short: [], unknown: [] }),
  groups: got(new Map([['cpu', GROUP]])),
  alarms: got([]),
  stray: got([]),
};

/** A reading that failed. */
export const unread: Read<never> = { kind: 'unread', why: 'nobody answers', fix: 'look at the cable' };
