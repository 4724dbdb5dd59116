/** What a build does when Jenkins is restarted cleanly; `unknown` where it cannot be seen from outside. */
export type Survival = 'waited-for' | 'carried-over' | 'lost' | 'unknown';

/** A build that runs now. */
export interface RunningBuild {
  /**
   * Its address in Jenkins, relative to the root: `job/tvm-cpu/job/main/12/`. What runs on two nodes is one build. What the
   * account may not see has the address of its executor, `computer/…/`.
   */
  readonly url: string;
  /** `pipeline-without-node`: a Pipeline that holds no agent, only the leader's attention. */
  readonly kind: 'freestyle' | 'pipeline' | 'pipeline-without-node';
  /** Milliseconds since 1970; of what the account may not see, when it was looked at. */
  readonly startedAt: number;
  /** Jenkins's guess of the whole duration, in milliseconds; undefined: it has none. */
  readonly estimated: number | undefined;
  readonly survival: Survival;
}

/** A node of Jenkins as it is now. */
export interface NodeFacts {
  readonly name: string;
  readonly labels: readonly string[];
  readonly executors: number;
  /** `cordoned`: somebody marked it offline; its builds run on. */
  readonly state: 'online' | 'cordoned' | 'offline';
  /** Who marked it and why, as Jenkins tells it; undefined while it is online. */
  readonly reason: string | undefined;
  readonly builds: readonly RunningBuild[];
}

/** Something that waits for an executor. */
export interface WaitingItem {
  readonly id: number;
  /** What it is of: a job's name, or what Jenkins calls the task. */
  readonly task: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Jenkins's reason, such as `Waiting for next available executor on ‘GPU’`. */
  readonly why: string;
}

/** Jenkins as it is now. */
export interface JenkinsFacts {
  readonly version: string;
  /** New after every start of Jenkins; undefined where it does not say. */
  readonly session?: string;
  readonly quietingDown: boolean;
  /** By the reason that it gives; undefined: it is not quieting down, or nobody knows. */
  readonly quietedBy?: 'roll' | 'others';
  /** Something builds that stands on no executor, as everything that is resumed does for some seconds after a restart. */
  readonly resuming?: true;
  readonly nodes: readonly NodeFacts[];
  readonly waiting: readonly WaitingItem[];
}

/** Why a machine is not as it should be. */
export type Drift =
  | { readonly kind: 'image'; readonly has: string; readonly wanted: string }
  | { readonly kind: 'template'; readonly has: string; readonly wanted: string }
  | { readonly kind: 'instance-type'; readonly has: string; readonly wanted: readonly string[] }
  /** Of the leader: the version of Jenkins. */
  | { readonly kind: 'jenkins'; readonly has: string; readonly wanted: string }
  | { readonly kind: 'settings'; readonly what: string; readonly has: string; readonly wanted: string };

/** A machine of the fleet in AWS, as it is now. */
export interface MachineFacts {
  /** The instance's id. */
  readonly id: string;
  /** `leader`, or the pool. */
  readonly of:
    | { readonly kind: 'leader' }
    | { readonly kind: 'static' | 'autoscaled'; readonly pool: string };
  /** The number of a static host, from 1. */
  readonly host: number | undefined;
  readonly privateIp: string | undefined;
  readonly instanceType: string;
  readonly spot: boolean;
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  /** Empty: it is as it should be. */
  readonly drift: readonly Drift[];
}
