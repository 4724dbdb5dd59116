import { z } from 'zod';
import { faultOf } from './answer-faults.ts';
import { BUILD_FIELDS, buildSchema, WAITING_TREE, waitingItemsSchema } from './build-answers.ts';
import type { HttpSession } from './http-session.ts';
import type { BuildsSince } from './jenkins-control.ts';
import type { SeenBuild, SeenWork } from './known-work.ts';
import { readAnswer, readPage } from './read-page.ts';
import { seenBuild, waitingPart, waitingWork } from './seen-work.ts';

/** Jenkins reads each build from its disk. */
const PAGE = 50;
const MOST_PAGES = 40;
const pageSchema = z.object({ allBuilds: z.array(buildSchema).max(PAGE) });

/** A build; undefined: Jenkins does not know it. @param path its address, relative to the root */
export async function readBuild(session: HttpSession, path: string): Promise<SeenBuild | undefined> {
  const what = `reading build \`${path}\``;
  const page = `${path}api/json?tree=${BUILD_FIELDS}`;
  const answer = await session.ask({ method: 'GET', path: page, repeatable: true });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw faultOf(answer, what);
  return seenBuild(readAnswer(buildSchema, answer, what));
}

/** The newest builds of a job, at most 2,000, down to that number or time. @param job its address, relative to the root */
export async function readBuildsOf(
  session: HttpSession,
  job: string,
  since: BuildsSince,
): Promise<readonly SeenBuild[]> {
  const wanted = (build: SeenBuild) =>
    'number' in since ? build.number >= since.number : build.since >= since.time;
  const found: SeenBuild[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const builds = await readBuildPage(session, job, page);
    const fitting = builds.filter(wanted);
    found.push(...fitting);
    if (builds.length < PAGE || fitting.length === 0) break;
  }
  return found;
}

async function readBuildPage(session: HttpSession, job: string, page: number): Promise<readonly SeenBuild[]> {
  const what = `reading the builds of \`${job}\``;
  const range = `{${page * PAGE},${(page + 1) * PAGE}}`;
  const path = `${job}api/json?tree=allBuilds[${BUILD_FIELDS}]${range}`;
  const answer = await session.ask({ method: 'GET', path, repeatable: true });
  if (answer.status === 404) return [];
  if (answer.status !== 200) throw faultOf(answer, what);
  return readAnswer(pageSchema, answer, what).allBuilds.flatMap(build => seenBuild(build) ?? []);
}

/** What waits in the queue. */
export interface Waiting {
  readonly work: readonly SeenWork[];
  /** The addresses of builds of which a part waits for its node. */
  readonly parts: readonly string[];
}

/** Reads the queue. */
export async function readWaiting(session: HttpSession): Promise<Waiting> {
  const what = 'reading the queue';
  const answer = await readPage(session, `queue/api/json?${WAITING_TREE}`, what);
  const { items } = readAnswer(waitingItemsSchema, answer, what);
  return { work: items.flatMap(waitingWork), parts: items.flatMap(waitingPart) };
}
