/** How long things take, in milliseconds. */
export interface Timing {
  /** A call to Jenkins or AWS, from and to. */
  readonly call: readonly [from: number, to: number];
  /** The smoke job, on a machine that takes builds. */
  readonly smoke: number;
  /** Terraform's part in making a static host anew; one at a time, because of the lock of its state. */
  readonly terraform: number;
  /** Until a group that lacks a machine begins to make one, at most. */
  readonly launch: number;
  /** From launch until online, by pool. */
  readonly boots: ReadonlyMap<string, number>;
  /** How much a boot may differ from it, as a share. */
  readonly bootSpread: number;
  /** Terraform's and Ansible's part in making the leader anew. */
  readonly leaderRemake: number;
  /** From the start of Jenkins until it answers: 20 to 25 seconds were seen with 95 plugins. */
  readonly jenkinsStart: number;
  /** A snapshot of the home, until it is complete. */
  readonly backUp: number;
}

/** Much as in AWS. */
export const USUAL_TIMING: Timing = {
  call: [100, 600],
  smoke: 25_000,
  terraform: 60_000,
  launch: 10_000,
  boots: new Map(),
  bootSpread: 0.2,
  leaderRemake: 240_000,
  jenkinsStart: 25_000,
  backUp: 180_000,
};
