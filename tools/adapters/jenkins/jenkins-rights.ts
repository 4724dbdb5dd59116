/** How the job that proves machines stands. `old`: it has no parameter for a certain node. */
export type SmokeJob = 'ready' | 'missing' | 'old' | 'disabled';

/** Something that was refused. */
export interface LackedRight {
  /** What for, as in `it may not …`. */
  readonly what: string;
  /** Jenkins's name of the permission, where it tells: `hudson.model.Hudson.Manage`. */
  readonly permission: string | undefined;
}

/** What an account may do, as far as it can be tried without doing anything. */
export interface AccountRights {
  readonly account: string;
  readonly anonymous: boolean;
  /** It may do everything. */
  readonly administers: boolean;
  readonly lacks: readonly LackedRight[];
  /** What could not be tried. */
  readonly untried: readonly string[];
  readonly smoke: SmokeJob;
}

/** Tries what an account may do in Jenkins. */
export interface JenkinsRights {
  /** Nothing is changed by it. @throws JenkinsFailed */
  tried(): Promise<AccountRights>;
}
