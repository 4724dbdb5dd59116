import type { BuildPlan } from './build-plan.ts';
import type { ParameterValue } from './stand-in-parameters.ts';

/** A node of the stand-in. */
export interface StandInNode {
  /** As it is shown. @see addressOf */
  readonly name: string;
  readonly labels: readonly string[];
  readonly executors: number;
  /** Whether its agent is there; since when not, and when it comes back by itself, in milliseconds since 1970. */
  readonly connected:
    | true
    | { readonly since: number; readonly why: string; readonly back: number | undefined };
  /** Whether its agent's process runs somewhere: only then does it connect again after a restart of Jenkins. */
  readonly alive: boolean;
  /** One of the ec2-fleet plugin, whose mark a restart forgets. */
  readonly ephemeral: boolean;
  /** Somebody's mark: it takes no further builds. */
  readonly mark: { readonly by: string; readonly message: string; readonly since: number } | undefined;
}

const INSTANCE = /(?:^|\s)(i-[\da-f]+)(?=\s|$)/;

/**
 * What a node stands under in Jenkins, and the label that it has of itself. The ec2-fleet plugin shows its nodes under other
 * names, with the cloud before the instance and the builds that are left behind it.
 */
export const addressOf = ({ name, ephemeral }: Pick<StandInNode, 'name' | 'ephemeral'>): string =>
  (ephemeral ? INSTANCE.exec(name)?.[1] : undefined) ?? name;

/** Why something was started, as Jenkins tells it. */
export interface StandInCause {
  readonly kind: 'user' | 'replay' | 'push' | 'scan' | 'timer';
  readonly text: string;
  /** Who, when somebody did. */
  readonly user?: string;
}

/** A request for a build, as it entered the queue. */
export interface BuildRequest {
  /** The id of its queue item; undefined: it was put on an executor by hand. */
  readonly item: number | undefined;
  readonly parameters: readonly ParameterValue[];
  readonly causes: readonly StandInCause[];
  /** What it builds; undefined: its job has no repository. */
  readonly commit: string | undefined;
}

/** Where a build stands in its plan. */
type BuildPlace =
  /** By hand: it goes on until it is ended by hand. */
  | { readonly at: 'held' }
  /** Its next block waits for a node. */
  | { readonly at: 'queued'; readonly block: number }
  | { readonly at: 'working'; readonly block: number; readonly step: number; readonly ends: number }
  /** Since the server is quieting down, this step has not begun. */
  | { readonly at: 'paused'; readonly block: number; readonly step: number }
  /** It was asked to end; on a server that is quieting down it does not. */
  | { readonly at: 'stopping'; readonly ends: number; readonly by: string };

/** A build that runs. */
export interface StandInBuild {
  /** The full name of its job. */
  readonly job: string;
  readonly number: number;
  readonly kind: 'freestyle' | 'pipeline';
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds; −1: Jenkins has no guess. */
  readonly estimated: number;
  /** The executors that it holds: a Pipeline's can be none or several. */
  readonly parts: readonly { readonly node: string; readonly since: number }[];
  readonly request: BuildRequest;
  readonly plan: BuildPlan;
  readonly place: BuildPlace;
  /** Since when it waits, after a restart, for its nodes to come back. */
  readonly resuming: number | undefined;
}

/** How a build ended. */
export type StandInResult = 'SUCCESS' | 'UNSTABLE' | 'FAILURE' | 'ABORTED';

/** A build that is over. */
export interface FinishedBuild {
  readonly build: StandInBuild;
  readonly result: StandInResult;
  readonly ended: number;
  /** The first node that it held. */
  readonly builtOn: string;
  /** The account that ended it, if one did. */
  readonly by: string | undefined;
}

/** Something that waits. */
export interface StandInItem {
  readonly id: number;
  /** A job's build that has not begun, or the part of a Pipeline that waits for its node. */
  readonly of:
    | { readonly kind: StandInBuild['kind']; readonly job: string }
    | { readonly kind: 'part'; readonly build: Pick<StandInBuild, 'job' | 'number'> };
  /** `waiting`: in its quiet period. `blocked`: something else must end first. `buildable`: it lacks an executor. */
  readonly stage: 'waiting' | 'blocked' | 'buildable';
  readonly why: string;
  readonly since: number;
  /** When it came to its stage. */
  readonly staged: number;
  readonly request: BuildRequest;
  /** What it does when it begins; undefined: it was put there by hand, and stays. */
  readonly does:
    | { readonly label: string | undefined; readonly plan: BuildPlan; readonly from: number }
    | undefined;
}

/** Something that waited; what it became, if it did. */
export interface LeftItem {
  readonly item: StandInItem;
  readonly build: Pick<StandInBuild, 'job' | 'number' | 'kind'> | undefined;
  readonly since: number;
}

/** The name of the node that every Jenkins has. */
export const BUILT_IN_NAME = 'Built-In Node';
