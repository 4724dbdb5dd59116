/**
 * Stands among the labels for Terraform, which makes one static host at a time: its state is locked meanwhile. No label has this
 * name.
 */
export const TERRAFORM = '\u0000terraform';

/** A machine to be rolled, as the schedule sees it. */
export interface RollTask {
  /** No two are alike. */
  readonly name: string;
  readonly pool: string;
  /** How long it takes until a machine in its place is online, in milliseconds. */
  readonly boot: number;
  /** When its last build ends, in milliseconds since 1970. */
  readonly ready: number;
  /** How many of its agents take builds now, by label. */
  readonly serving: ReadonlyMap<string, number>;
  /** How many agents it has, by label. */
  readonly agents: ReadonlyMap<string, number>;
}

/** What may be missing and what may be there beside, before anything is rolled. */
export interface Capacity {
  /** How many more agents of a label may be out of service; below 0 where the floor is broken already. */
  readonly slack: ReadonlyMap<string, number>;
  /** How many machines more than now a pool may have. */
  readonly surge: ReadonlyMap<string, number>;
}

/**
 * A machine's place in the timeline; instants in milliseconds since 1970. Its agents are out of service from `cordoned`
 * to `back`, but with `surge`, where the replacement is online before the old machine takes no more builds.
 */
export interface RollStep {
  readonly name: string;
  readonly pool: string;
  readonly way: 'replace' | 'surge';
  /** `replace`: it is cordoned. `surge`: its replacement starts to boot. */
  readonly begins: number;
  /** From here on it takes no more builds. */
  readonly cordoned: number;
  /** Its last build has ended, and it goes. */
  readonly drained: number;
  /** The machine in its place is online. */
  readonly back: number;
}

/** When nothing is left to do about a machine. */
export const endOf = ({ drained, back }: RollStep): number => Math.max(drained, back);
