/** Tag keys and values. */
export type ImageTags = ReadonlyMap<string, string>;

/** A machine image (AMI). */
export interface MachineImage {
  /** `ami-…`. */
  readonly id: string;
  readonly name: string;
  readonly tags: ImageTags;
  /** When it was made, in milliseconds since 1970. */
  readonly created: number;
  /** `x86_64`, `arm64` or another of EC2's words. */
  readonly arch: string;
  /** `available`, or another of EC2's words: `pending`, `failed`, `disabled`, … */
  readonly state: string;
  /** The snapshots that its disks are made from. */
  readonly snapshots: readonly string[];
}

/** A snapshot of a disk. */
export interface DiskSnapshot {
  /** `snap-…`. */
  readonly id: string;
  readonly tags: ImageTags;
  /** When it was begun, in milliseconds since 1970. */
  readonly created: number;
  /** `completed`, or another of EC2's words: `pending`, `error`, … */
  readonly state: string;
}

/** Something that starts, or may yet start, a machine from an image or a disk from a snapshot. */
export interface ImageUse {
  /** The id of the image or the snapshot. */
  readonly of: string;
  /** Who, for a person: `launch template tvm-cpu, version 3`, `instance i-0123 (stopped)`. */
  readonly by: string;
}

/** The machine images of one account in one region. Every call throws NoCredentials or CloudRefused. */
export interface MachineImages {
  /** The account's own images, whatever their state: all, or those whose tag `fleet` is this one. */
  own(fleet?: string): Promise<readonly MachineImage[]>;
  /** The images with these ids that are there and may be seen, whoever owns them. */
  find(ids: readonly string[]): Promise<readonly MachineImage[]>;
  /** The account's own snapshots whose tag `fleet` is this one. */
  snapshots(fleet: string): Promise<readonly DiskSnapshot[]>;
  /** What uses any image or snapshot: all versions of all launch templates, and all instances that are not terminated. */
  uses(): Promise<readonly ImageUse[]>;
  /** Machines can no longer be started from it; its snapshots stay. */
  deregister(image: string): Promise<void>;
  /** Refused while an image is made from it. */
  deleteSnapshot(snapshot: string): Promise<void>;
}
