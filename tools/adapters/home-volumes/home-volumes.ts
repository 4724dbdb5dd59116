/** The value of the tag `role` of the volume of a Jenkins home. The stacks set it. */
export const HOME_ROLE = 'jenkins-home';

/** The tag by which a roll finds the snapshot that it made itself; its value is the roll's id. */
export const ROLL_TAG = 'roll';

/** A volume that holds, or may come to hold, the Jenkins home. */
export interface HomeVolume {
  /** `vol-…`. */
  readonly id: string;
  /** EC2's word: `creating`, `available`, `in-use`, … */
  readonly state: string;
  /** Such as `us-west-2a`: only machines of it can have the volume. */
  readonly zone: string;
  /** `gp3`, … */
  readonly type: string;
  readonly gibibytes: number;
  readonly iops: number | undefined;
  /** In MiB/s. */
  readonly throughput: number | undefined;
  readonly encrypted: boolean;
  /** The ARN of the key; undefined where none is told. */
  readonly key: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
  readonly attached: { readonly instance: string; readonly device: string } | undefined;
}

/** A snapshot of a home. */
export interface HomeSnapshot {
  /** `snap-…`. */
  readonly id: string;
  readonly volume: string;
  /** EC2's word: `pending`, `completed`, `error`, … Only from a completed one a home can be restored at full speed. */
  readonly state: string;
  /** In percent. */
  readonly progress: number;
  /** Milliseconds since 1970: it holds what was written before. */
  readonly begun: number;
}

/** What a snapshot is taken of, and by which roll. */
export interface SnapshotWanted {
  /** The snapshot gets its tags. */
  readonly volume: HomeVolume;
  readonly roll: string;
}

/** From what a home is restored, and like which volume. */
export interface RestoreWanted {
  readonly snapshot: string;
  /** The new volume gets its zone, type, size, encryption and tags. */
  readonly like: HomeVolume;
}

/** What is put where. */
export interface SwapWanted {
  /** It must be stopped, or must not use the home. */
  readonly instance: string;
  /** Such as `/dev/sdf`. */
  readonly device: string;
  readonly from: string;
  readonly to: string;
}

/** The volumes of Jenkins homes in one account and region. Every call throws NoCredentials or CloudRefused; twice is as good as once. */
export interface HomeVolumes {
  /**
   * The home of a fleet, by the tags `fleet` and `role`. After a restore there are two volumes: the one that is
   * attached counts, and while none is, the one made last.
   */
  home(fleet: string): Promise<HomeVolume | undefined>;
  /** The volume with this id; undefined: it is not there. */
  volume(id: string): Promise<HomeVolume | undefined>;
  /** The roll's snapshot of a volume: the one that it made already, unless that failed, or else a new one. It is not waited for. */
  ensureSnapshot(wanted: SnapshotWanted): Promise<HomeSnapshot>;
  /** Undefined: no such snapshot. */
  snapshot(id: string): Promise<HomeSnapshot | undefined>;
  /**
   * The home that was made of a snapshot already, or else a new one. It is known by the snapshot, not by a tag of its
   * own, which Terraform would take away again. @returns its id, when it is there to be used
   */
  restore(wanted: RestoreWanted): Promise<string>;
  /** Takes a volume off a machine and puts another in its place. Refused, when the place holds a third one. */
  swap(wanted: SwapWanted): Promise<void>;
}
