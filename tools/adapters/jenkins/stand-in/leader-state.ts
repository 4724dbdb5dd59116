import { type Planner, usualPlan } from './build-plan.ts';
import type { JobDefinition } from './job-definition.ts';
import type { Life, RestartTimes } from './leader-life.ts';
import {
  BUILT_IN_NAME,
  type FinishedBuild,
  type LeftItem,
  type StandInBuild,
  type StandInItem,
  type StandInNode,
} from './stand-in-work.ts';

/** What is installed on a leader's machine. */
export interface Installation {
  readonly version: string;
  /** Versions of plugins by short name. */
  readonly plugins: Readonly<Record<string, string>>;
  /** What everybody sees on its pages; empty: nothing. */
  readonly message: string;
  /** Whether a Jenkins that is started from it comes up; otherwise it answers 503 for ever. */
  readonly boots: boolean;
}

/** Everything that a Jenkins in memory works on. The modules beside this one change it, at the time `at`. */
export interface LeaderState {
  /** Up to when everything has happened, in milliseconds since 1970. */
  at: number;
  readonly nodes: Map<string, StandInNode>;
  /** By `buildKey`. */
  readonly builds: Map<string, StandInBuild>;
  readonly finished: Map<string, FinishedBuild>;
  /** The newest first. */
  queue: readonly StandInItem[];
  readonly left: Map<number, LeftItem>;
  /** The id of the last queue item. */
  lastId: number;
  /** The number of each job's last build. */
  readonly numbers: Map<string, number>;
  /** Executors of Pipelines that were killed: their processes run on. */
  lingering: readonly { readonly build: StandInBuild; readonly until: number }[];
  /** Nothing new begins; the reason may be missing. */
  quiet: { readonly reason: string | null } | undefined;
  /** It goes down as soon as no build is left that must be waited for. */
  pending: { readonly next: 'restart' | 'exit'; readonly from: number } | undefined;
  life: Life;
  times: RestartTimes;
  /** When agents are back and Pipelines go on; undefined: they are. Infinity: when it is said. */
  settles: number | undefined;
  /** How often Jenkins was started. */
  starts: number;
  /** Whether the last end of its process was a kill. */
  killed: boolean;
  /** What runs. */
  running: Installation;
  /** What the next start runs. */
  installed: Installation;
  /** Commits of branches that it was not told of. */
  unseen: readonly { readonly job: string; readonly commit: string }[];
  /** The commit at the head of each branch of a multibranch project, by its job, whether Jenkins has seen that or not. */
  readonly heads: Map<string, string>;
  /** The projects that a token of the Multibranch Scan Webhook Trigger scans. */
  readonly scanTokens: Map<string, string>;
  /** Multibranch projects that are to be scanned. */
  scans: readonly string[];
  readonly planners: Map<string, Planner>;
  /** What a job's configuration says; undefined: there is none. */
  readonly definition: (job: string) => JobDefinition | undefined;
}

/** The name of a build among all others. */
export const buildKey = ({ job, number }: Pick<StandInBuild, 'job' | 'number'>): string => `${job} ${number}`;

/** Changes a running build. */
export function keep(state: LeaderState, build: StandInBuild): StandInBuild {
  state.builds.set(buildKey(build), build);
  return build;
}

/** Whether a node takes builds. */
export const isOnline = ({ connected, mark }: StandInNode): boolean =>
  connected === true && mark === undefined;

/** How many executors of a node are taken, also by what was killed and goes on all the same. */
export function taken(state: LeaderState, node: string): number {
  const busy = [...state.builds.values()].filter(({ resuming }) => resuming === undefined);
  return [...busy, ...state.lingering.map(({ build }) => build)]
    .flatMap(({ parts }) => parts)
    .filter(part => part.node === node).length;
}

/** What a job does: as it was said of it or of the multibranch project that it is a branch of. */
export function plannerOf(state: LeaderState, job: string): Planner {
  const project = job.slice(0, Math.max(job.lastIndexOf('/'), 0));
  const definition = state.definition(job);
  const own = definition?.kind === 'freestyle' ? definition.label : undefined;
  return state.planners.get(job) ?? state.planners.get(project) ?? (() => usualPlan(own));
}

const MOST_COUNTED = 3;

/** Jenkins's guess of a job's duration: the average of its last successful builds; −1: it has none. */
export function estimateOf(state: LeaderState, job: string, first: number | undefined): number {
  const times = [...state.finished.values()]
    .filter(({ build, result }) => build.job === job && result === 'SUCCESS')
    .slice(-MOST_COUNTED)
    .map(({ build, ended }) => ended - build.since);
  if (times.length === 0) return first ?? -1;
  return Math.round(times.reduce((sum, time) => sum + time, 0) / times.length);
}

/** Changes a node. @throws RangeError when there is none of this name. */
export function changeNode(state: LeaderState, name: string, change: Partial<StandInNode>): void {
  const node = state.nodes.get(name);
  if (node === undefined) throw new RangeError(`there is no node ${name}`);
  state.nodes.set(name, { ...node, ...change });
}

/** All nodes but the one of Jenkins itself. */
export const agentsOf = (state: LeaderState): readonly StandInNode[] =>
  [...state.nodes.values()].filter(({ name }) => name !== BUILT_IN_NAME);
