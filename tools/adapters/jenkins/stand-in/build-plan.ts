/** A part of a build: where it runs, and its steps one after the other. */
interface PlannedBlock {
  /** The label expression of the node that it needs, empty for any. Undefined, in a Pipeline only: it needs none. */
  readonly label: string | undefined;
  /** How long each step takes, in milliseconds. Between steps a Pipeline pauses on a server that is quieting down. */
  readonly steps: readonly number[];
}

/** What a build leaves when it is over, and Jenkins shows. */
export interface BuildLeavings {
  /** Texts of artefacts by path. */
  readonly artefacts?: Readonly<Record<string, string>>;
  readonly tests?: { readonly failed: number; readonly skipped: number; readonly passed: number };
  /** Stages with their status, as the stage view's plugin tells them. */
  readonly stages?: Readonly<Record<string, 'SUCCESS' | 'FAILED' | 'NOT_EXECUTED'>>;
}

/** What a build does. A Freestyle build does the first block only. */
export interface BuildPlan {
  readonly blocks: readonly PlannedBlock[];
  readonly result: 'SUCCESS' | 'UNSTABLE' | 'FAILURE';
  /** Its steps run on agents on their own, as `sh` does, and outlive the leader. Others fail when the build is resumed. */
  readonly durable: boolean;
  /** What it leaves. */
  readonly leaves?: BuildLeavings;
  /** Jenkins's guess while no build of the job has succeeded, in milliseconds. */
  readonly estimated?: number;
}

/** What a build with these parameters does. Passwords are among them. */
export type Planner = (parameters: ReadonlyMap<string, string>) => BuildPlan;

/** A build that holds a node of this label for some time; undefined: a Pipeline that needs none. */
export const plainPlan = (label: string | undefined, ...steps: readonly number[]): BuildPlan => ({
  blocks: [{ label, steps }],
  result: 'SUCCESS',
  durable: true,
});

/** What is done by a job of which nobody said it. */
const BRIEF = 1_000;

/** What a job does of which nobody said it: little, on a node of its own label. */
export const usualPlan = (label: string | undefined): BuildPlan => plainPlan(label, BRIEF);
