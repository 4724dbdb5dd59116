import { itemPathOf } from '../../adapters/jenkins/item-path.ts';
import { JenkinsFailed } from '../../adapters/jenkins/jenkins.ts';
import type { ComputerAnswer } from '../../adapters/jenkins/work-answers.ts';
import type { NodeFacts } from '../facts.ts';
import { instanceInName } from '../instance-in-name.ts';
import type { JenkinsAnswers } from './answers.ts';
import { buildsIn, type PlacedBuild } from './running-builds.ts';
import { sightingsOf, sightingsOn } from './sightings.ts';

const BUILT_IN = 'hudson.model.Hudson$MasterComputer';
const COMES_AND_GOES = /^com\.amazon\.jenkins\.ec2fleet\./;

/** The nodes with the builds that keep them busy, in the server's order. What stands on no executor is the built-in node's. */
export function nodesOf({ computers: shown, jobs, at }: JenkinsAnswers): readonly NodeFacts[] {
  const computers = shown.map(asAddressed);
  const builtIn = computers.find(({ _class }) => _class === BUILT_IN)?.displayName;
  if (builtIn === undefined)
    throw new JenkinsFailed('unreadable', 'listing the nodes: the answer lacks the built-in node');
  const placed = buildsIn([...computers.flatMap(sightingsOn), ...jobs.flatMap(sightingsOf)], {
    states: new Map(computers.map(computer => [computer.displayName, stateOf(computer)])),
    resumeDisabled: new Set(jobs.flatMap(job => (job.resumeDisabled ? (itemPathOf(job.url) ?? []) : []))),
    at,
  });
  const byNode = placedOn(placed, builtIn);
  return computers.map(computer => ({
    name: computer.displayName,
    labels: computer.assignedLabels.map(({ name }) => name),
    executors: computer.numExecutors,
    state: stateOf(computer),
    reason: reasonOf(computer),
    builds: byNode.get(computer.displayName) ?? [],
  }));
}

/**
 * Jenkins shows a computer under its display name, and knows it under the name of its node. Those of the ec2-fleet plugin differ:
 * the node is named by its instance, and what is shown changes with each build that is left to it.
 */
const asAddressed = (computer: ComputerAnswer): ComputerAnswer => {
  const { _class, displayName } = computer;
  if (!COMES_AND_GOES.test(_class ?? '')) return computer;
  return { ...computer, displayName: instanceInName(displayName) ?? displayName };
};

/** Whether something builds that no executor shows. */
export function isResuming({ computers, jobs }: Pick<JenkinsAnswers, 'computers' | 'jobs'>): boolean {
  const shown = new Set(computers.flatMap(sightingsOn).map(({ url }) => url));
  return jobs.flatMap(sightingsOf).some(({ url }) => !shown.has(url));
}

function placedOn(placed: readonly PlacedBuild[], builtIn: string) {
  const pairs = placed.flatMap(({ build, nodes }) =>
    (nodes.length === 0 ? [builtIn] : nodes).map(node => ({ node, build })),
  );
  const byNode = Map.groupBy(pairs, ({ node }) => node);
  return new Map([...byNode].map(([node, on]) => [node, on.map(({ build }) => build)]));
}

/** A mark stays, and shows, while the agent's process is gone; Jenkins does not tell the two apart. */
function stateOf({ offline, temporarilyOffline }: ComputerAnswer): NodeFacts['state'] {
  if (temporarilyOffline) return 'cordoned';
  return offline ? 'offline' : 'online';
}

/** The description says who and why, the reason only why; only a person's mark has a description. */
function reasonOf(computer: ComputerAnswer): string | undefined {
  if (stateOf(computer) === 'online') return undefined;
  return computer.offlineCause?.description || computer.offlineCauseReason || undefined;
}
