import { HttpSession, type SessionOptions } from './http-session.ts';
import { itemUrl } from './item-url.ts';
import type { JenkinsWork, JobAtWork, Overview } from './jenkins-work.ts';
import { readAnswer, readPage } from './read-page.ts';
import { refuseTooDeep, sessionOf, versionOf } from './server-bounds.ts';
import {
  COMPUTERS_TREE,
  type ComputerAnswer,
  computersSchema,
  JOBS_TREE,
  type JobAnswer,
  jobsSchema,
  OVERVIEW_TREE,
  overviewSchema,
  QUEUE_TREE,
  type QueueItemAnswer,
  queueSchema,
} from './work-answers.ts';

const RESUME_DISABLED = 'org.jenkinsci.plugins.workflow.job.properties.DisableResumeJobProperty';

/** What a Jenkins server works on, over its REST interface. */
export class HttpJenkinsWork implements JenkinsWork {
  readonly #session: HttpSession;

  constructor(options: SessionOptions) {
    this.#session = new HttpSession(options);
  }

  async overview(): Promise<Overview> {
    const what = 'asking for the state of Jenkins';
    const answer = await readPage(this.#session, `api/json?${OVERVIEW_TREE}`, what);
    const { quietingDown, quietDownReason } = readAnswer(overviewSchema, answer, what);
    return {
      version: versionOf(answer),
      session: sessionOf(answer),
      quietingDown,
      quietDownReason: quietDownReason ?? undefined,
    };
  }

  async computers(): Promise<readonly ComputerAnswer[]> {
    const what = 'listing the nodes';
    const answer = await readPage(this.#session, `computer/api/json?${COMPUTERS_TREE}`, what);
    return readAnswer(computersSchema, answer, what).computer;
  }

  async queue(): Promise<readonly QueueItemAnswer[]> {
    const what = 'reading the queue';
    const answer = await readPage(this.#session, `queue/api/json?${QUEUE_TREE}`, what);
    return readAnswer(queueSchema, answer, what).items;
  }

  jobsAtWork(): Promise<readonly JobAtWork[]> {
    return this.#jobsBelow('', 0);
  }

  async #jobsBelow(folder: string, depth: number): Promise<readonly JobAtWork[]> {
    refuseTooDeep(folder, depth);
    const what = folder === '' ? 'reading what jobs run' : `reading what jobs of \`${folder}\` run`;
    const answer = await readPage(this.#session, `${itemUrl(folder)}api/json?${JOBS_TREE}`, what);
    const { jobs } = readAnswer(jobsSchema, answer, what);
    const below: JobAtWork[] = [];
    for (const { name, jobs: inner } of jobs)
      if (inner)
        below.push(...(await this.#jobsBelow(folder === '' ? name : `${folder}/${name}`, depth + 1)));
    return [...jobs.flatMap(atWork), ...below];
  }
}

function atWork({ url, property, builds }: JobAnswer): readonly JobAtWork[] {
  const resumeDisabled = property.some(({ _class }) => _class === RESUME_DISABLED);
  const building = builds.filter(build => build.building === true);
  return resumeDisabled || building.length > 0 ? [{ url, resumeDisabled, building }] : [];
}
