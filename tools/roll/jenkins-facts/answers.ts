import type { JobAtWork, Overview } from '../../adapters/jenkins/jenkins-work.ts';
import type { ComputerAnswer, QueueItemAnswer } from '../../adapters/jenkins/work-answers.ts';

/** What a server answered, nearly at one moment. */
export interface JenkinsAnswers {
  readonly overview: Overview;
  readonly computers: readonly ComputerAnswer[];
  readonly queue: readonly QueueItemAnswer[];
  readonly jobs: readonly JobAtWork[];
  /** When it was looked at, in milliseconds since 1970. */
  readonly at: number;
}
