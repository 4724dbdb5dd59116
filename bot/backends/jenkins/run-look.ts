import * as z from 'zod';
import { JenkinsFailed } from '../../../tools/adapters/jenkins/jenkins.ts';
import type { SeenBuild } from '../../../tools/adapters/jenkins/known-work.ts';
import { readAnswer, readPage } from '../../../tools/adapters/jenkins/read-page.ts';
import { readQueueItem } from '../../../tools/adapters/jenkins/read-queue-item.ts';
import { bareResult } from '../../model/bare-result.ts';
import type { Sighting } from '../../model/sighting.ts';
import { BackendFailed, type RunName, type RunOrder } from '../backend.ts';
import { sideBySide } from '../side-by-side.ts';
import type { Sessions } from './asked-jenkins.ts';
import { isAwaited } from './awaited.ts';
import { readLeavings } from './build-leavings.ts';
import { movedResult, resultOf } from './build-result.ts';
import { endRun } from './ending.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import { type JobPlace, pullPlace } from './job-place.ts';
import { placeInQueue, type QueueItem } from './queue.ts';
import { type RunNote, readNote } from './run-note.ts';
import { RunSearch } from './run-search.ts';

/** What a look is made with. */
interface Look {
  readonly world: JenkinsWorld;
  readonly sessions: Sessions;
  readonly search: RunSearch;
  /** Artefacts are read until then. */
  readonly until: number;
}

/** How many runs are looked at side by side. */
const BESIDE = 6;

/** How runs stand. One whose job cannot be read for a reason of its own does not keep the others from being seen. */
export async function lookedAt(
  world: JenkinsWorld,
  sessions: Sessions,
  runs: readonly RunName[],
): Promise<readonly Sighting[]> {
  if (runs.length === 0) return [];
  const until = world.clock() + world.limits.downloads;
  const look: Look = { world, sessions, search: new RunSearch(sessions.text, world), until };
  await look.search.queue();
  return sideBySide(runs, BESIDE, ({ order }) => seen(look, order));
}

async function seen(look: Look, order: RunOrder): Promise<Sighting> {
  try {
    return await sighting(look, order);
  } catch (error) {
    const isOwn =
      (error instanceof JenkinsFailed && ['forbidden', 'refused'].includes(error.fault)) ||
      (error instanceof BackendFailed && !error.later);
    if (!isOwn) throw error;
    return queued(error.message, undefined);
  }
}

const queued = (why: string, link: string | undefined, position?: number): Sighting => ({
  kind: 'queued',
  position,
  why,
  expectedEnd: undefined,
  link,
});

async function sighting(look: Look, order: RunOrder): Promise<Sighting> {
  const { world, search } = look;
  const place = pullPlace(world, order);
  const note = await readNote(world, order.run);
  const [found] = await search.found(place, order, note);
  if (found === undefined) return unfound(look, place, note);
  const { url } = world.settings;
  if (found.kind === 'waits')
    return queued(found.item.why, `${url}/${place.address}`, placeInQueue(found.item, await search.queue()));
  return seenBuild(look, order, found.build);
}

/** It may have been taken out of the queue, or its branch be looked for still. */
async function unfound(
  { world, sessions }: Look,
  place: JobPlace,
  note: RunNote | undefined,
): Promise<Sighting> {
  if (note === undefined) return { kind: 'absent' };
  if (note.item !== undefined) {
    const item = await readQueueItem(sessions.text, note.item);
    if (item.kind !== 'cancelled') return { kind: 'absent' };
    const result = bareResult('cancelled', '');
    return { kind: 'ended', at: world.clock(), since: undefined, result, link: undefined };
  }
  if (!(await isAwaited(world, sessions.text, place, note))) return { kind: 'absent' };
  const why = note.by === 'scan' ? 'Jenkins looks for the branch' : 'Jenkins was asked for it';
  return queued(why, `${world.settings.url}/${place.projectAddress}`);
}

async function seenBuild(look: Look, order: RunOrder, build: SeenBuild): Promise<Sighting> {
  const { world, sessions } = look;
  const path = `${build.job}${build.number}/`;
  const link = `${world.settings.url}/${path}`;
  if (build.commit !== undefined && build.commit !== order.sha)
    return moved(look, order, build, build.commit, link);
  if (build.result === undefined) return goesOn(look, build, path, link);
  const at = build.ended ?? build.since;
  const { limits, clock } = world;
  const leavings = await readLeavings(sessions, {
    build: path,
    limits,
    isTime: () => clock() <= look.until,
    isLast: clock() - at > limits.leavings,
  });
  // One that cannot be read now keeps no other from being seen; the next look tries again.
  if (leavings === undefined) return { kind: 'running', since: build.since, expectedEnd: undefined, link };
  return { kind: 'ended', at, since: build.since, result: resultOf(build, leavings), link };
}

/** The branch moved between the request and the build: what was not asked for is stopped. */
async function moved(
  { sessions }: Look,
  { sha }: RunOrder,
  build: SeenBuild,
  commit: string,
  link: string,
): Promise<Sighting> {
  const state =
    build.result === undefined ? await endRun(sessions.text, { kind: 'build', build }) : undefined;
  if (state?.kind === 'building')
    return { kind: 'running', since: build.since, expectedEnd: undefined, link };
  const at = build.ended ?? build.since;
  return { kind: 'ended', at, since: build.since, result: movedResult(sha, commit), link };
}

const estimateSchema = z.object({ estimatedDuration: z.number().nullish() });

/** A Pipeline has begun also while its first part waits for a node. */
async function goesOn({ world, sessions, search }: Look, build: SeenBuild, path: string, link: string) {
  const what = `reading \`${path}\``;
  const page = await readPage(sessions.text, `${path}api/json?tree=estimatedDuration`, what);
  const { estimatedDuration } = readAnswer(estimateSchema, page, what);
  const end = build.since + (estimatedDuration ?? -1);
  // The progress of an executor is the time gone by as a part of this estimate, and says no more.
  const expectedEnd = end > Math.max(build.since, world.clock()) ? end : undefined;
  const queue = await search.queue();
  const part: QueueItem | undefined = queue.find(item => item.part === path);
  if (part === undefined) return { kind: 'running', since: build.since, expectedEnd, link } as const;
  return { kind: 'queued', position: placeInQueue(part, queue), why: part.why, expectedEnd, link } as const;
}
