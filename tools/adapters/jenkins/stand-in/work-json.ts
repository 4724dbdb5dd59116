import { itemUrl } from '../item-url.ts';
import { pickTree } from './api-tree.ts';
import { buildPath, CONFIGURED_URL, executableJson, requestJson } from './build-json.ts';
import { computerJson } from './computer-json.ts';
import { isOnline } from './leader-state.ts';
import { type Identity, jsonPage, type Page } from './pages.ts';
import { parameterLines } from './stand-in-parameters.ts';
import type { LeftItem, StandInItem } from './stand-in-work.ts';
import { isStuck, whyOf } from './why-waiting.ts';
import type { WorkStore } from './work-store.ts';

const JOB_CLASSES = {
  freestyle: 'hudson.model.FreeStyleProject',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
} as const;

const ITEM_CLASSES = {
  waiting: 'hudson.model.Queue$WaitingItem',
  blocked: 'hudson.model.Queue$BlockedItem',
  buildable: 'hudson.model.Queue$BuildableItem',
} as const;

const WAITING_PART = 'org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask';

/** The page about nodes or about the queue, if that is what is asked for. */
export function workPage(
  work: WorkStore,
  identity: Identity,
  verb: string,
  tree: string | null,
): Page | undefined {
  if (verb === 'computer/api/json') {
    const whole = computersJson(work);
    return jsonPage(identity, tree === null ? withoutExecutors(whole) : pickTree(whole, tree));
  }
  if (verb === 'queue/api/json') {
    const whole = queueJson(work);
    return jsonPage(identity, tree === null ? withoutParts(whole) : pickTree(whole, tree));
  }
  return undefined;
}

/** All nodes, with the sums that leave out what is not online and what needs no executor. */
function computersJson(work: WorkStore) {
  const online = work.nodes().filter(isOnline);
  const names = new Set(online.map(({ name }) => name));
  return {
    _class: 'hudson.model.ComputerSet',
    busyExecutors: work.holds().filter(({ node }) => names.has(node)).length,
    computer: work.nodes().map(node => computerJson(work, node)),
    displayName: 'Nodes',
    totalExecutors: online.reduce((sum, { executors }) => sum + executors, 0),
  };
}

const STAGES = ['waiting', 'blocked', 'buildable'] as const;

/** What waits in one stage: by when a quiet period ends, and of others the newest first. */
const inStage = (work: WorkStore, stage: StandInItem['stage']): readonly StandInItem[] => {
  const items = work.queue().filter(item => item.stage === stage);
  return stage === 'waiting' ? items.sort((a, b) => a.staged - b.staged) : items;
};

/** The queue, by stage. */
const queueJson = (work: WorkStore) => ({
  _class: 'hudson.model.Queue',
  discoverableItems: [],
  items: STAGES.flatMap(stage => inStage(work, stage)).map(item => itemJson(work, item)),
});

const commonJson = (item: StandInItem) => ({
  actions: requestJson(item.request),
  id: item.id,
  inQueueSince: item.since,
  params: parameterLines(item.request.parameters),
  task: taskJson(item),
  url: `queue/item/${item.id}/`,
});

/** Something that waits, as the queue and its own page show it. */
export const itemJson = (work: WorkStore, item: StandInItem) => ({
  _class: ITEM_CLASSES[item.stage],
  ...commonJson(item),
  blocked: item.stage === 'blocked',
  buildable: item.stage === 'buildable',
  stuck: isStuck(work.state, item),
  why: whyOf(work.state, item),
  ...(item.stage === 'waiting' ? { timestamp: item.staged } : { buildableStartMilliseconds: item.staged }),
  ...(item.stage === 'buildable' && { pending: false }),
});

/** Something that left the queue, as its page shows it for some minutes. */
export const leftJson = ({ item, build }: LeftItem) => ({
  _class: 'hudson.model.Queue$LeftItem',
  ...commonJson(item),
  blocked: false,
  buildable: false,
  stuck: false,
  why: null,
  cancelled: build === undefined,
  executable: build === undefined ? null : executableJson(build),
});

function taskJson({ of }: StandInItem) {
  if (of.kind !== 'part') {
    const { kind, job } = of;
    const name = job.slice(job.lastIndexOf('/') + 1);
    return { _class: JOB_CLASSES[kind], name, url: `${CONFIGURED_URL}${itemUrl(job)}` };
  }
  // Relative, unlike every other address.
  const { job, number } = of.build;
  return { _class: WAITING_PART, name: `part of ${job} #${number}`, url: buildPath(of.build) };
}

/** Without a query, executors are there but say nothing. */
const withoutExecutors = ({ computer, ...all }: ReturnType<typeof computersJson>) => ({
  ...all,
  computer: computer.map(({ executors, oneOffExecutors, numExecutors: _, ...rest }) => ({
    ...rest,
    executors: executors.map(() => ({})),
    oneOffExecutors: oneOffExecutors.map(() => ({})),
  })),
});

/** Without a query, the part of a Pipeline that waits has neither name nor address. */
const withoutParts = ({ items, ...all }: ReturnType<typeof queueJson>) => ({
  ...all,
  items: items.map(item =>
    item.task._class === WAITING_PART ? { ...item, task: { _class: WAITING_PART } } : item,
  ),
});
