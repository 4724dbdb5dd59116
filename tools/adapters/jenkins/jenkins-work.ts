import type { ComputerAnswer, ExecutableAnswer, QueueItemAnswer } from './work-answers.ts';

/** A server as a whole. */
export interface Overview {
  readonly version: string;
  /** New after every start: the `X-Jenkins-Session` header. */
  readonly session: string | undefined;
  /** Nothing new begins. A restart forgets it. */
  readonly quietingDown: boolean;
  readonly quietDownReason: string | undefined;
}

/** A job that has something running, or whose builds do not outlive a restart. */
export interface JobAtWork {
  readonly url: string;
  /** Whether its Pipelines end where Jenkins restarts (`disableResume`). */
  readonly resumeDisabled: boolean;
  /** Of its newest builds those that run, on an executor or not. */
  readonly building: readonly ExecutableAnswer[];
}

/** What a Jenkins server works on. It only reads. Every call throws JenkinsFailed. */
export interface JenkinsWork {
  overview(): Promise<Overview>;
  /** All nodes, the built-in one among them, with what each of their executors works on. */
  computers(): Promise<readonly ComputerAnswer[]>;
  queue(): Promise<readonly QueueItemAnswer[]>;
  /** All jobs at work, in whatever folder: for some seconds after a restart, what is resumed stands on no executor. */
  jobsAtWork(): Promise<readonly JobAtWork[]>;
}
