const MINUTE = 60_000;

/** How long a new machine may take until its agents are there: twice what it is said to take, and some minutes. */
export const bootLimit = (boot: number): number => 2 * boot + 5 * MINUTE;

/** How long after its begin a roll takes a Jenkins for one that may have been restarted just before, in milliseconds. */
export const JUST_BEGUN = 2 * MINUTE;

/** How long a build that was aborted may go on until it is clear that it does not end, in milliseconds. */
export const ABORTED_LIMIT = 10 * MINUTE;

/** How long Jenkins may take to answer after its leader was made anew or updated, in milliseconds. */
export const LEADER_START_LIMIT = 20 * MINUTE;

/**
 * How long a leader that answers is given to have its agents back: a Pipeline that resumes waits five minutes for its node
 * (`timeoutForNodeMillis` of workflow-durable-task-step).
 */
export const AGENTS_BACK_LIMIT = 6 * MINUTE;

/** How long steps of Pipelines are given to come to their pause once nothing begins any more, in milliseconds. */
export const PAUSE_GRACE = 30_000;

/** For how long nothing must have happened until a roll gives up on machines that the floors keep it from. */
export const PATIENCE = 10 * MINUTE;

/** How long Jenkins may be out of reach while nothing of ours is the reason, in milliseconds. */
export const UNREACHABLE_LIMIT = 20 * MINUTE;

/**
 * How long after it is back a Pipeline may still end because its node is missing: five minutes
 * (`timeoutForNodeMillis` of workflow-durable-task-step), and what it takes to begin and to end. Lost work is complete from
 * then on; what is found earlier is lost indeed, but more may follow.
 */
export const SETTLING = 420_000;

/** By how much the clocks of Jenkins and of the machine that rolls may differ, in milliseconds. */
export const CLOCKS_APART = 30_000;
