import * as z from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';
import { faultOf } from '../../../tools/adapters/jenkins/answer-faults.ts';
import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { JenkinsFailed } from '../../../tools/adapters/jenkins/jenkins.ts';
import { readAnswer } from '../../../tools/adapters/jenkins/read-page.ts';
import { checksum } from '../../artefacts/checksum.ts';
import type { Artefact } from '../../model/run.ts';
import { isArtefactName, notTaken, REFUSALS } from '../taken-artefact.ts';
import type { Sessions } from './asked-jenkins.ts';
import type { BuildLeavings } from './build-result.ts';
import type { JenkinsLimits } from './jenkins-world.ts';

const LONGEST_TEXT = 1_000;
const MOST = 10_000;
const MOST_STAGES = 10;
const text = z.string().max(LONGEST_TEXT);
const count = z.int().nonnegative();

const artefactsSchema = z.object({
  artifacts: z
    .array(z.object({ fileName: text, relativePath: text }))
    .max(MOST)
    .default([]),
});
const testsSchema = z.object({
  failCount: count.nullish(),
  skipCount: count.nullish(),
  passCount: count.nullish(),
  totalCount: count.nullish(),
});
const stagesSchema = z.object({
  stages: z
    .array(z.object({ name: text, status: text.nullish() }))
    .max(MOST)
    .default([]),
});

/** What a build that is over left, and how much is done to read it. */
export interface LeavingsOf {
  /** Its address, relative to the root. */
  readonly build: string;
  readonly limits: JenkinsLimits;
  /** Whether there is time still: what comes after that is read by the next look. */
  readonly isTime: () => boolean;
  /** What cannot be read is refused, and not tried again. */
  readonly isLast: boolean;
}

/** Undefined: artefacts cannot be read now. */
export async function readLeavings(sessions: Sessions, of: LeavingsOf): Promise<BuildLeavings | undefined> {
  const tests = await readTests(sessions.text, of.build);
  const stages = await readFailedStages(sessions.text, of.build);
  const found = await readArtefacts(sessions, of);
  return found && { tests, stages, ...found };
}

async function optional<T extends z.ZodType>(
  session: HttpSession,
  path: string,
  schema: T,
  what: string,
): Promise<z.output<T> | undefined> {
  const answer = await session.ask({ method: 'GET', path, repeatable: true });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw faultOf(answer, what);
  return readAnswer(schema, answer, what);
}

/** None where nothing recorded any. */
async function readTests(session: HttpSession, build: string): Promise<BuildLeavings['tests']> {
  const path = `${build}testReport/api/json?tree=failCount,skipCount,passCount,totalCount`;
  const found = await optional(session, path, testsSchema, `reading the tests of \`${build}\``);
  if (found === undefined) return undefined;
  const { failCount, skipCount, passCount, totalCount } = found;
  const [failed, skipped] = [failCount ?? 0, skipCount ?? 0];
  return { failed, skipped, total: totalCount ?? failed + skipped + (passCount ?? 0) };
}

/** The plugin that tells stages need not be there. */
async function readFailedStages(session: HttpSession, build: string): Promise<readonly string[]> {
  const path = `${build}wfapi/describe`;
  const found = await optional(session, path, stagesSchema, `reading the stages of \`${build}\``);
  return (found?.stages ?? [])
    .filter(({ status }) => status === 'FAILED')
    .slice(0, MOST_STAGES)
    .map(({ name }) => commentLine(name).trim().slice(0, 100));
}

/**
 * Reads each artefact and makes its checksum here, where the pull request's code no longer runs. What is too large, or has no plain
 * name, or one that another has, is refused, and told.
 */
async function readArtefacts(
  { text: session, bytes }: Sessions,
  { build, limits, isTime, isLast }: LeavingsOf,
): Promise<Pick<BuildLeavings, 'artefacts' | 'refused'> | undefined> {
  const path = `${build}api/json?tree=artifacts[fileName,relativePath]`;
  const { artifacts = [] } =
    (await optional(session, path, artefactsSchema, `reading the artefacts of \`${build}\``)) ?? {};
  const artefacts: Artefact[] = [];
  const refused: string[] = [];
  let left = limits.allArtefactBytes;
  for (const { fileName: name, relativePath: source } of artifacts) {
    const why = whyNot(name, artefacts, limits);
    const got = why ?? (isTime() ? await readBytes(bytes, build, source, left) : UNREAD);
    if (got === UNREAD && !isLast) return undefined;
    if (typeof got === 'string') {
      refused.push(notTaken(name, got));
      continue;
    }
    left -= got.length;
    artefacts.push({ name, bytes: got.length, sha256: checksum(got), source });
  }
  return { artefacts, refused };
}

function whyNot(name: string, known: readonly Artefact[], limits: JenkinsLimits): string | undefined {
  if (!isArtefactName(name)) return REFUSALS.name;
  if (known.some(other => other.name === name)) return 'another one has its name';
  return known.length < limits.artefacts ? undefined : REFUSALS.many;
}

/** Why bytes are not there that may be there later. */
export const UNREAD = 'it cannot be read in time';

/** The bytes of an artefact of a build, or why they cannot be had. */
export async function readBytes(
  session: HttpSession,
  build: string,
  source: string,
  most: number,
): Promise<Uint8Array | string> {
  const steps = source.split('/');
  if (steps.some(step => ['', '.', '..'].includes(step))) return 'its path leads elsewhere';
  const path = `${build}artifact/${steps.map(encodeURIComponent).join('/')}`;
  try {
    const answer = await session.ask({ method: 'GET', path, repeatable: true });
    if (answer.status === 404) return 'it is not there';
    if (answer.status >= 300 && answer.status < 400) return 'Jenkins keeps it on another server';
    if (answer.status !== 200) throw faultOf(answer, `reading an artefact of \`${build}\``);
    return answer.body.length > most ? 'it is too large' : Buffer.from(answer.body, 'latin1');
  } catch (error) {
    if (!(error instanceof JenkinsFailed)) throw error;
    if (error.fault === 'unreadable') return 'it is too large';
    if (error.fault === 'unreachable') return UNREAD;
    throw error;
  }
}
