import type { SeenBuild, SeenWork } from '../../adapters/jenkins/known-work.ts';

/** What a Jenkins that is back has of the jobs whose work was recorded. */
export interface JenkinsNow {
  /** What waits, of all jobs; read before the builds, so that nothing falls between the two. */
  readonly waiting: readonly SeenWork[];
  /** Of every job of the record, the builds since its oldest recorded work. */
  readonly builds: readonly SeenBuild[];
}

/** When Jenkins was away, in milliseconds since 1970. */
export interface Downtime {
  /** When it was about to be stopped. Nothing could begin any more by then, and Freestyle builds had ended. */
  readonly down: number;
  /** When it was first seen to answer again. */
  readonly back: number;
}
