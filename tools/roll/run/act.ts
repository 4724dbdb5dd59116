import type { RecordedWork } from './recorded-work.ts';

/**
 * Something that a roll does to the world. Each is worded so that doing it twice has the effect of doing it once: a
 * process that was killed in the middle of one simply does it again.
 */
export type Act =
  /** Marks a node offline with the roll's token; a mark of somebody else stays. Its builds run on. */
  | { readonly kind: 'cordon'; readonly node: string }
  /** Takes the roll's own mark away, and no other. */
  | { readonly kind: 'uncordon'; readonly node: string }
  /** Puts a mark of somebody else back that a restart of Jenkins has taken away. */
  | { readonly kind: 'mark-again'; readonly node: string; readonly reason: string }
  /** Runs the smoke job, on this node or (undefined) anywhere, and waits for it. It may be queued before the node takes builds. */
  | { readonly kind: 'smoke'; readonly node: string | undefined }
  /** Ends a build: asks, then insists, then kills. */
  | { readonly kind: 'abort'; readonly build: string }
  /** Sees to it that a group wants at least so many machines. */
  | { readonly kind: 'enlarge'; readonly pool: string; readonly to: number }
  /** Ends a machine of a group. `shrink`: the group wants one fewer afterwards; otherwise it makes another in its place. */
  | { readonly kind: 'retire'; readonly pool: string; readonly instance: string; readonly shrink: boolean }
  /** Makes a static host anew with Terraform, then sets it up with Ansible. `image`: another than the pinned one. */
  | {
      readonly kind: 'remake-host';
      readonly pool: string;
      readonly host: number;
      /** The machine that goes. When another is in its place, only what is left to do is done. */
      readonly instance: string;
      readonly image: string | undefined;
    }
  /** Begins no builds any more. A restart forgets it. */
  | { readonly kind: 'quiet' }
  | { readonly kind: 'unquiet' }
  /** Writes down what the leader has and does. */
  | { readonly kind: 'record' }
  /** Makes a snapshot of the Jenkins home and waits until it is complete. */
  | { readonly kind: 'back-up' }
  /** Makes the leader's machine anew with Terraform and sets it up with Ansible. */
  | { readonly kind: 'remake-leader'; readonly instance: string }
  /** Gives the leader that stays another Jenkins or another configuration with Ansible, and restarts Jenkins. */
  | { readonly kind: 'update-leader' }
  /** Puts the leader back as it was: image, Jenkins version, and the home from a snapshot. */
  | {
      readonly kind: 'restore-leader';
      readonly instance: string;
      /** Undefined: the pinned one was not the new one. */
      readonly image: string | undefined;
      readonly jenkins: string;
      readonly snapshot: string;
    }
  /** Compares the leader with the record of before. @see LeaderRecord */
  | { readonly kind: 'check-leader' }
  /** Finds recorded work that is neither there nor finished. */
  | { readonly kind: 'find-lost' }
  /** Starts lost work again, unless that was done already. */
  | { readonly kind: 'start-again'; readonly work: RecordedWork; readonly how: 'rebuild' | 'parameters' }
  /** Has a multibranch project look for pushes that it was not told of. */
  | { readonly kind: 'scan'; readonly project: string };

/** The word for an act. */
export type ActKind = Act['kind'];
