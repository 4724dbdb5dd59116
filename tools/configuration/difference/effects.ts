import type { Change, Effect } from './change.ts';

/** What a change does, and what else is to be known of it. */
export interface Outcome {
  readonly effects: readonly Effect[];
  readonly notes: readonly string[];
}

type Bare = Pick<Change, 'area' | 'name' | 'kind' | 'details'>;

const LIVE: Outcome = { effects: ['live'], notes: [] };

/**
 * Settings that are read once, when Jenkins starts. All others are set on live objects: the port of inbound agents
 * (`Jenkins.setSlaveAgentPort` opens and closes it), executors (`setNumExecutors` updates the computer), the security
 * realm (`setSecurityRealm` resets the filter), the matrix, clouds, views. Plugins need a restart, and are not in the file.
 */
const READ_ONCE: ReadonlyMap<string, string> = new Map([
  [
    // PeriodicWork.schedulePeriodicWork of Jenkins hands the period to a timer once.
    'unclassified.prometheusConfiguration.collectingMetricsPeriodInSeconds',
    'the period is read once, when Jenkins starts',
  ],
]);

/** What people notice of settings that are live. */
const NOTES: readonly (readonly [prefix: string, note: string])[] = [
  // The filter is new, but the session keeps the authentication (HttpSessionContextIntegrationFilter2).
  ['jenkins.securityRealm', 'who is logged in stays logged in until the session ends'],
  ['jenkins.crumbIssuer', 'forms that are open in a browser must be loaded again'],
];

/** What a change does when Jenkins reads the new file. `dropped`: the file no longer says anything of it or its like. */
export function outcomeOf(change: Bare, dropped: boolean): Outcome {
  if (dropped) return DROPPED;
  switch (change.area) {
    case 'node':
      return nodeOutcome(change);
    case 'cloud':
      return cloudOutcome(change);
    case 'credential':
      return change.kind === 'removed' ? GONE_CREDENTIAL : CREDENTIAL;
    case 'variable':
      return { ...LIVE, notes: ['for builds that start afterwards'] };
    case 'setting':
      return settingOutcome(change);
    default:
      return LIVE;
  }
}

/** Configuration as code sets what the file says on the objects that are there, and leaves the rest as it is. */
const DROPPED: Outcome = {
  effects: ['keeps-old-value'],
  notes: ['Jenkins keeps what the file no longer speaks of; write what it should be instead'],
};

/** A node of the list takes the place of the one that is there; what is not in the list is deleted. */
function nodeOutcome({ kind, details }: Bare): Outcome {
  if (kind === 'added') return LIVE;
  if (kind === 'removed')
    return { effects: ['deletes-node'], notes: ['builds that run there die; drain it first'] };
  const reconnects = details.some(({ path }) => path.some(step => ['launcher', 'remoteFS'].includes(step)));
  const later = reconnects ? (['at-next-connection'] as const) : [];
  return { effects: ['live', ...later, 'clears-offline-mark'], notes: [] };
}

/** What a node of ec2-fleet has from its cloud when it comes; labels it is given again at each look (`EC2FleetCloud.update`). */
const AT_BIRTH: ReadonlySet<string> = new Set([
  'computerConnector',
  'fsRoot',
  'maxTotalUses',
  'numExecutors',
]);

function cloudOutcome({ kind, details }: Bare): Outcome {
  if (kind === 'removed') return GONE_CLOUD;
  const late = kind === 'changed' && details.some(({ path }) => path.some(step => AT_BIRTH.has(step)));
  return late ? { ...LIVE, notes: ['for machines that come afterwards'] } : LIVE;
}

/** The plugin finds the cloud of its nodes by name. */
const GONE_CLOUD: Outcome = {
  effects: ['live'],
  notes: ['machines of its group stay, and nothing retires them; drain the pool first'],
};

const CREDENTIAL: Outcome = { effects: ['live', 'at-next-connection'], notes: [] };
const GONE_CREDENTIAL: Outcome = { effects: ['live'], notes: ['what uses it fails from then on'] };

function settingOutcome({ name }: Bare): Outcome {
  const once = READ_ONCE.get(name);
  if (once !== undefined) return { effects: ['restart'], notes: [once] };
  return { ...LIVE, notes: NOTES.filter(([prefix]) => name.startsWith(prefix)).map(([, note]) => note) };
}
