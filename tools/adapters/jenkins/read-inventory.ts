import { z } from 'zod';
import type { HttpSession } from './http-session.ts';
import { isBuildAddress } from './item-address.ts';
import { fullNameOf, itemPathOf } from './item-path.ts';
import type { Inventory } from './jenkins-control.ts';
import type { KnownWork, SeenBuild, SeenWork } from './known-work.ts';
import { readBuild, readWaiting } from './read-builds.ts';
import { type ListedItem, readItems } from './read-items.ts';
import { readAnswer, readPage } from './read-page.ts';
import { onlyWork } from './seen-work.ts';
import { versionOf } from './server-bounds.ts';
import { COMPUTERS_TREE, type ComputerAnswer, computersSchema } from './work-answers.ts';

/** The nodes of the ec2-fleet plugin. */
const COMES_AND_GOES = /^com\.amazon\.jenkins\.ec2fleet\./;
const PROJECT = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';
const LONGEST_NAME = 1_000;
const MOST_PLUGINS = 10_000;
const name = z.string().max(LONGEST_NAME);
const pluginsSchema = z.object({
  plugins: z
    .array(z.object({ shortName: name, version: name, active: z.boolean() }))
    .max(MOST_PLUGINS)
    .default([]),
});

/**
 * What a Jenkins has and does. The queue is read first: what leaves it meanwhile is on an executor or among the jobs, and
 * counts once.
 */
export async function readInventory(session: HttpSession): Promise<Inventory> {
  const first = await readPage(session, 'api/json?tree=mode', 'asking for the state of Jenkins');
  const version = versionOf(first);
  const { work: waiting } = await readWaiting(session);
  const computers = await readComputers(session);
  const items = await readItems(session);
  const running = await readRunning(session, computers, items);
  const jobs = items.filter(({ folder }) => !folder);
  return {
    version,
    session: first.headers.get('X-Jenkins-Session') ?? '',
    nodes: computers
      .filter(({ _class }) => !COMES_AND_GOES.test(_class ?? ''))
      .map(({ displayName }) => displayName),
    jobs: jobs.flatMap(({ path }) => fullNameOf(path) ?? []).sort(),
    plugins: await readPlugins(session),
    projects: items.filter(({ _class }) => _class === PROJECT).map(({ path }) => path),
    work: together(waiting, running),
  };
}

function together(waiting: readonly SeenWork[], running: readonly SeenBuild[]): readonly KnownWork[] {
  const begun = new Set(running.map(({ job, item }) => `${item} ${job}`));
  return [...waiting.filter(({ job, item }) => !begun.has(`${item} ${job}`)), ...running].map(onlyWork);
}

async function readComputers(session: HttpSession): Promise<readonly ComputerAnswer[]> {
  const what = 'listing the nodes';
  const answer = await readPage(session, `computer/api/json?${COMPUTERS_TREE}`, what);
  return readAnswer(computersSchema, answer, what).computer;
}

/** What runs, on an executor or not: for some seconds after a restart, what is resumed stands on none. */
async function readRunning(
  session: HttpSession,
  computers: readonly ComputerAnswer[],
  items: readonly ListedItem[],
): Promise<readonly SeenBuild[]> {
  const executors = computers.flatMap(({ executors, oneOffExecutors }) => [...executors, ...oneOffExecutors]);
  const held = executors.flatMap(({ currentExecutable }) => itemPathOf(currentExecutable?.url ?? '') ?? []);
  const urls = new Set([...held, ...items.flatMap(({ building }) => building)].filter(isBuildAddress));
  const running: SeenBuild[] = [];
  for (const url of [...urls].sort()) {
    const build = await readBuild(session, url);
    if (build && build.result === undefined) running.push(build);
  }
  return running;
}

async function readPlugins(session: HttpSession): Promise<Inventory['plugins']> {
  const what = 'listing the plugins';
  const path = 'pluginManager/api/json?tree=plugins[shortName,version,active]';
  const { plugins } = readAnswer(pluginsSchema, await readPage(session, path, what), what);
  return Object.fromEntries(
    plugins.filter(({ active }) => active).map(plugin => [plugin.shortName, plugin.version]),
  );
}
