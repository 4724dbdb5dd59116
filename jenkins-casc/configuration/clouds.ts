import { agentUserOf } from '../../fleet/resolve/agent-access.ts';
import { remoteRootOf, withAliases } from '../../fleet/resolve/agents.ts';
import { groupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { AutoscaledPool } from '../../fleet/schema/pool-kind.ts';
import { agentCredential, SSH, SSH_PORT } from './connection.ts';
import type { SettingsMap } from './settings.ts';

/** How often the plugin asks AWS about a group, and tries to reach a new machine. Its own defaults. */
const STATUS_SECONDS = 10;
const ONLINE_CHECK_SECONDS = 15;
const UNLIMITED = -1;

/** A cloud of the plugin `ec2-fleet` for each autoscaled pool, in the order of the file, in which Jenkins asks them. */
export function cloudsOf(fleet: Fleet): readonly SettingsMap[] {
  return Object.entries(fleet.pools).flatMap(([name, pool]) =>
    pool.kind === 'autoscaled' ? [{ eC2Fleet: cloudOf(fleet, name, pool) }] : [],
  );
}

function cloudOf(fleet: Fleet, name: string, pool: AutoscaledPool): SettingsMap {
  return {
    name: groupName(fleet, name),
    // The autoscaling group. Without credentials the plugin uses the leader's own role.
    fleet: groupName(fleet, name),
    region: fleet.region,
    ...agentSettings(fleet, pool),
    ...sizes(pool),
    cloudStatusIntervalSec: STATUS_SECONDS,
    initOnlineCheckIntervalSec: ONLINE_CHECK_SECONDS,
    initOnlineTimeoutSec: pool.autoscaled.online.seconds,
    // A machine that is still booting is no node yet.
    addNodeOnlyIfRunning: true,
    alwaysReconnect: true,
    // Resubmitting runs whole Pipelines again, with another build's parameters at times.
    disableTaskResubmit: true,
    // Machines are asked for when a build waits, not minutes later when the load average says so.
    noDelayProvision: true,
    privateIpUsed: true,
    // Only builds that ask for one of its labels.
    restrictUsage: true,
    executorScaler: 'noScaler',
    scaleExecutorsByWeight: false,
  };
}

/** The one agent on each machine: several of them on a machine of a group are refused by a rule. */
function agentSettings(fleet: Fleet, pool: AutoscaledPool): SettingsMap {
  const { labels = [], executors = 1 } = pool.agents[0] ?? {};
  return {
    labelString: withAliases(labels, fleet.aliases).join(' '),
    numExecutors: executors,
    fsRoot: remoteRootOf(pool, 0),
    computerConnector: {
      sSHConnector: { credentialsId: agentCredential(fleet, agentUserOf(fleet)), port: SSH_PORT, ...SSH },
    },
  };
}

function sizes({ autoscaled }: AutoscaledPool): SettingsMap {
  const { min, max, spare, idle, uses } = autoscaled;
  return {
    minSize: min,
    maxSize: max,
    minSpareSize: spare,
    idleMinutes: idle.toMinutes(),
    maxTotalUses: String(uses === 'unlimited' ? UNLIMITED : uses),
  };
}
