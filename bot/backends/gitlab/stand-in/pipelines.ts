import { type CiJob, ciJobs } from './ci-text.ts';
import type { HeldCommit } from './git-project.ts';

/** A masked variable of the project. */
export interface HeldVariable {
  readonly key: string;
  readonly value: string;
  readonly environment_scope: string;
}

/** How a job goes, by the word of whoever plays its runner. */
export interface JobEnd {
  readonly status: 'success' | 'failed';
  readonly reason: string | undefined;
  /** What it leaves, by path. */
  readonly artefacts: ReadonlyMap<string, Uint8Array>;
}

/** A job on the runner: what it finds there. */
export interface RunningJob {
  readonly name: string;
  readonly spec: CiJob;
  readonly files: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  /** What the jobs that it needs have left. */
  readonly needed: ReadonlyMap<string, Uint8Array>;
}

/** Plays the runner. */
export interface Runner {
  /** How long a job waits and runs, in milliseconds; Infinity: until it is stopped. */
  times(job: RunningJob): { readonly waits: number; readonly runs: number };
  /** Called once, when a job begins. */
  begin(job: RunningJob): void;
  end(job: RunningJob): JobEnd;
}

/** A job as the stand-in has it. Times are milliseconds since 1970. */
export interface HeldJob {
  readonly id: number;
  readonly name: string;
  readonly spec: CiJob;
  status:
    | 'created'
    | 'pending'
    | 'running'
    | 'success'
    | 'failed'
    | 'canceled'
    | 'skipped'
    | 'waiting_for_resource';
  readonly made: number;
  ready: number | undefined;
  started: number | undefined;
  finished: number | undefined;
  reason: string | undefined;
  artefacts: ReadonlyMap<string, Uint8Array>;
}

/** A pipeline as the stand-in has it. */
export interface HeldPipeline {
  readonly id: number;
  readonly ref: string;
  readonly commit: HeldCommit;
  readonly made: number;
  readonly errors: string | undefined;
  readonly jobs: readonly HeldJob[];
  canceled: boolean;
}

const OVER = ['success', 'failed', 'canceled', 'skipped'];
const isOver = ({ status }: HeldJob): boolean => OVER.includes(status);

/** The pipelines of the benchmarking project, which go on as the clock does. */
export class Pipelines {
  readonly all: HeldPipeline[] = [];
  readonly variables: HeldVariable[] = [];
  readonly #clock: () => number;
  readonly #runner: Runner;
  #ids = 1_000;

  constructor(clock: () => number, runner: Runner) {
    this.#clock = clock;
    this.#runner = runner;
  }

  /** A push makes one. */
  push(ref: string, commit: HeldCommit): void {
    if (/\[(?:skip ci|ci skip)\]/i.test(commit.message)) return;
    const text = commit.files.get('.gitlab-ci.yml');
    if (text === undefined) return;
    const jobs = ciJobs(text);
    const now = this.#clock();
    this.all.push({
      id: this.#id(),
      ref,
      commit,
      made: now,
      errors: typeof jobs === 'string' ? jobs : undefined,
      jobs: typeof jobs === 'string' ? [] : [...jobs].map(([name, spec]) => this.#job(name, spec, now)),
      canceled: false,
    });
  }

  cancel(pipeline: HeldPipeline): void {
    this.advance();
    if (pipeline.jobs.every(isOver)) return;
    pipeline.canceled = true;
    for (const job of pipeline.jobs.filter(each => !isOver(each))) {
      job.status = 'canceled';
      job.finished = this.#clock();
    }
  }

  statusOf({ jobs, errors, canceled }: HeldPipeline): string {
    if (errors !== undefined) return 'failed';
    if (canceled) return 'canceled';
    if (jobs.every(isOver)) return jobs.some(({ status }) => status === 'failed') ? 'failed' : 'success';
    return jobs.some(job => job.status === 'running' || isOver(job)) ? 'running' : 'pending';
  }

  /** Lets happen what has happened by now. */
  advance(): void {
    const now = this.#clock();
    for (let goesOn = true; goesOn; ) {
      goesOn = false;
      for (const pipeline of this.all)
        for (const job of pipeline.jobs) if (this.#step(job, pipeline, now)) goesOn = true;
    }
  }

  #step(job: HeldJob, pipeline: HeldPipeline, now: number): boolean {
    if (job.status === 'created') return this.#makeReady(job, pipeline);
    if (job.status === 'pending' || job.status === 'waiting_for_resource')
      return this.#begin(job, pipeline, now);
    if (job.status !== 'running') return false;
    const running = this.#running(job, pipeline);
    const end = (job.started ?? now) + this.#runner.times(running).runs;
    if (end > now) return false;
    const { status, reason, artefacts } = this.#runner.end(running);
    Object.assign(job, { status, reason, artefacts, finished: end });
    return true;
  }

  #makeReady(job: HeldJob, pipeline: HeldPipeline): boolean {
    const needed = pipeline.jobs.filter(({ name }) => job.spec.needs?.some(need => need.job === name));
    if (!needed.every(isOver)) return false;
    const failed = needed.some(({ status }) => status === 'failed');
    const goes = job.spec.when === 'always' || failed === (job.spec.when === 'on_failure');
    job.status = goes ? 'pending' : 'skipped';
    job.ready = Math.max(job.made, ...needed.map(({ finished }) => finished ?? job.made));
    if (!goes) job.finished = job.ready;
    return true;
  }

  #begin(job: HeldJob, pipeline: HeldPipeline, now: number): boolean {
    const group = job.spec.resource_group;
    const others = this.all
      .flatMap(({ jobs }) => jobs)
      .filter(each => each !== job && each.spec.resource_group === group);
    if (group !== undefined && others.some(({ status }) => status === 'running')) {
      job.status = 'waiting_for_resource';
      return false;
    }
    const running = this.#running(job, pipeline);
    const start = Math.max(
      (job.ready ?? now) + this.#runner.times(running).waits,
      ...(group === undefined ? [] : others.map(({ finished }) => finished ?? 0)),
    );
    if (start > now) return false;
    Object.assign(job, { status: 'running', started: start });
    this.#runner.begin(running);
    return true;
  }

  #running({ name, spec }: HeldJob, { commit, jobs }: HeldPipeline): RunningJob {
    const scope = spec.environment?.name;
    const given = this.variables.filter(
      each => each.environment_scope === scope || each.environment_scope === '*',
    );
    const needed = jobs.filter(each => spec.needs?.some(need => need.job === each.name));
    return {
      name,
      spec,
      files: commit.files,
      variables: new Map(given.map(({ key, value }) => [key, value])),
      needed: new Map(needed.flatMap(({ artefacts }) => [...artefacts])),
    };
  }

  #job(name: string, spec: CiJob, made: number): HeldJob {
    return {
      id: this.#id(),
      name,
      spec,
      status: 'created',
      made,
      ready: undefined,
      started: undefined,
      finished: undefined,
      reason: undefined,
      artefacts: new Map(),
    };
  }

  #id(): number {
    this.#ids += 1;
    return this.#ids;
  }
}
