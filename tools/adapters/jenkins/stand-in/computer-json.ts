import { buildJson } from './build-json.ts';
import { isOnline } from './leader-state.ts';
import { addressOf, BUILT_IN_NAME, type StandInBuild, type StandInNode } from './stand-in-work.ts';
import type { WorkStore } from './work-store.ts';

const PART =
  'org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask$PlaceholderExecutable';

const AGENT = 'hudson.slaves.SlaveComputer';
const FLEET_NODE = 'com.amazon.jenkins.ec2fleet.EC2FleetNodeComputer';
const IDLE = { currentExecutable: null, idle: true, likelyStuck: false, progress: -1 };

/** A node as `/computer/api/json` shows it. */
export function computerJson(work: WorkStore, node: StandInNode) {
  const builtIn = node.name === BUILT_IN_NAME;
  const executors = executorsJson(work, node);
  const flows = builtIn ? work.placed().filter(({ kind }) => kind === 'pipeline') : [];
  return {
    _class: builtIn ? 'hudson.model.Hudson$MasterComputer' : node.ephemeral ? FLEET_NODE : AGENT,
    assignedLabels: [...(builtIn ? [] : [addressOf(node)]), ...node.labels].map(name => ({ name })),
    displayName: node.name,
    executors,
    idle: flows.length === 0 && executors.every(({ idle }) => idle),
    numExecutors: node.executors,
    offline: !isOnline(node),
    ...offlineJson(node),
    oneOffExecutors: flows.map(build => busy(work, build, buildJson(build), -1)),
    temporarilyOffline: node.mark !== undefined,
  };
}

function executorsJson(work: WorkStore, { name, executors }: StandInNode) {
  const held = work.holds().filter(hold => hold.node === name);
  return Array.from({ length: Math.max(executors, held.length) }, (_, number) => {
    const part = held[number];
    if (part === undefined) return { ...IDLE, number };
    const { build, since } = part;
    return busy(work, build, build.kind === 'pipeline' ? partJson(build, since) : buildJson(build), number);
  });
}

/** What holds a node for a Pipeline: its address and number are the build's, its beginning is its own. */
function partJson(build: StandInBuild, since: number) {
  const { estimatedDuration, fullDisplayName, number, url } = buildJson(build);
  return { _class: PART, estimatedDuration, fullDisplayName, number, timestamp: since, url };
}

function busy(
  work: WorkStore,
  { since, estimated }: StandInBuild,
  currentExecutable: object,
  number: number,
) {
  const share = Math.floor(((work.now() - since) * 100) / estimated);
  return {
    currentExecutable,
    idle: false,
    likelyStuck: false,
    number,
    progress: estimated > 0 ? Math.min(share, 99) : -1,
  };
}

/** A mark hides that the agent is gone. */
function offlineJson({ mark, connected }: StandInNode) {
  if (mark !== undefined) {
    const description = `Disconnected by ${mark.by} : ${mark.message}`;
    return {
      offlineCause: { _class: 'hudson.slaves.OfflineCause$UserCause', timestamp: mark.since, description },
      offlineCauseReason: mark.message,
    };
  }
  if (connected === true || connected.why === '') return { offlineCause: null, offlineCauseReason: '' };
  const { since: timestamp, why } = connected;
  return {
    offlineCause: { _class: 'hudson.slaves.OfflineCause$ChannelTermination', timestamp },
    offlineCauseReason: why,
  };
}
