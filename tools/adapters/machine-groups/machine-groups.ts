/** A machine of a group. */
export interface GroupMachine {
  /** `i-…`. */
  readonly id: string;
  /** Auto Scaling's word: `Pending`, `InService`, `Terminating:Wait`, … */
  readonly lifecycle: string;
  /** What the group's health check says of it, not Jenkins. */
  readonly healthy: boolean;
  /** The group does not choose it when it shrinks by itself. It is no hindrance to `retire`. */
  readonly protected: boolean;
}

/** Something that a group tried in vain. */
export interface FailedActivity {
  /** When it was begun, in milliseconds since 1970. */
  readonly at: number;
  /** Auto Scaling's words: what it did, and why it failed, such as a lack of capacity or a quota. */
  readonly message: string;
}

/** An autoscaling group as it is now. */
export interface MachineGroup {
  readonly name: string;
  /** In machines, as are `min` and `max`. */
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  /** Those that come and go are among them. */
  readonly machines: readonly GroupMachine[];
  /** Processes of Auto Scaling that somebody switched off. With `Launch` among them no machine comes in another's place. */
  readonly suspended: readonly string[];
  /** Why it has fewer machines in service than it wants, when its last attempt failed. */
  readonly failed: FailedActivity | undefined;
}

/** `enlarged`: it wants so many now, or wanted them before. `at-max`: it may not want so many, and nothing was changed. */
export type Enlarged =
  | { readonly kind: 'enlarged'; readonly desired: number }
  | { readonly kind: 'at-max'; readonly desired: number; readonly max: number };

/**
 * `gone`: it was gone, or going, before. `retired`: it goes now. `shrunk` is false, whatever was asked, when the group
 * wanted as few as it may: then another machine comes in its place.
 */
export type Retired = { readonly kind: 'gone' } | { readonly kind: 'retired'; readonly shrunk: boolean };

/** The autoscaling groups of one account in one region. Every call throws NoCredentials or CloudRefused. */
export interface MachineGroups {
  /** The groups with these names, by name; names that are not there are left out. */
  groups(names: readonly string[]): Promise<ReadonlyMap<string, MachineGroup>>;
  /**
   * Sees to it that a group wants at least so many machines; it never wants fewer afterwards. AWS knows no "set it if
   * it is still so": when Jenkins asks for more in the same moment, the later of the two wins, and Jenkins asks again.
   */
  enlarge(group: string, to: number): Promise<Enlarged>;
  /**
   * Ends a machine of a group. Twice is as good as once, also when the answer to the first was never seen: one that is
   * going already (held back by a lifecycle hook, too) or that is in no group is done. Refused, when it is in another group.
   * @param shrink the group wants one fewer afterwards; otherwise it makes another in its place
   */
  retire(group: string, instance: string, shrink: boolean): Promise<Retired>;
}

/** It will not serve again, and the group does not count it any more. */
export const isLeaving = ({ lifecycle }: Pick<GroupMachine, 'lifecycle'>): boolean =>
  /^(?:Warmed:)?(?:Terminat|Detach)/.test(lifecycle);
