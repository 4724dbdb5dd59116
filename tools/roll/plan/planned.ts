import type { Drift } from '../facts.ts';
import type { LabelBudget } from './label-budget.ts';
import type { Mismatch } from './mismatches.ts';
import type { RollRisk } from './roll-risk.ts';
import type { RollStep } from './roll-task.ts';

/** What every outdated machine has in the plan. */
interface Outdated {
  readonly name: string;
  /** The instance's id. */
  readonly id: string;
  /** Never empty. */
  readonly drift: readonly Drift[];
}

/** A machine of a pool in the timeline. */
export interface PlannedMachine extends Outdated, RollStep {
  /** Whether it is back before the window closes; others are left for the next one. */
  readonly fits: boolean;
  /** Whether Jenkins could say when its builds end; otherwise the drain's deadline stands for it. */
  readonly estimated: boolean;
}

/** The leader in the timeline; instants in milliseconds since 1970. */
export interface PlannedLeader extends Outdated {
  readonly position: 'before' | 'after';
  /** Why it goes before or after the agents. */
  readonly because: string;
  readonly begins: number;
  /** The builds that would not survive have ended; those that do are carried over. */
  readonly drained: number;
  readonly back: number;
  readonly fits: boolean;
  readonly estimated: boolean;
}

/** An outdated machine that is not rolled. */
export interface LeftMachine extends Outdated {
  /** `cordoned`: an operator's mark. `long-build`: by the drain's policy. `floor`: a label would fall below it. */
  readonly kind: 'cordoned' | 'long-build' | 'floor';
  readonly because: string;
}

/** What a roll would do. Instants are milliseconds since 1970. */
export interface RollPlan {
  readonly fleet: string;
  /** For when it was asked. */
  readonly at: number;
  /** When the first step begins: then, or when the window opens. */
  readonly begins: number;
  /** The window that is open then, or else the next; undefined: there is none. */
  readonly opening: { readonly opens: number; readonly closes: number } | undefined;
  /** Whether Jenkins was asked; without it no build is known, and every machine is waited for until the deadline. */
  readonly buildsKnown: boolean;
  /** All machines of the fleet that AWS has, the leader too. */
  readonly machines: number;
  /** By when they begin. */
  readonly agents: readonly PlannedMachine[];
  readonly leader: PlannedLeader | undefined;
  readonly left: readonly LeftMachine[];
  /** When the last step ends; `begins` when there is none. */
  readonly ends: number;
  /** No order of the agents takes less than this, in milliseconds. */
  readonly atLeast: number;
  /** Those of machines that are rolled or left because of a floor. */
  readonly labels: readonly LabelBudget[];
  readonly risks: readonly RollRisk[];
  readonly mismatches: readonly Mismatch[];
}

/** Whether every machine is as it should be. */
export const isUpToDate = ({ agents, leader, left }: RollPlan): boolean =>
  agents.length === 0 && leader === undefined && left.length === 0;
