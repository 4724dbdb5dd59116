import type { Tell } from '../../progress/steps.ts';

/** A static host that is to be made anew. */
export interface HostToRemake {
  readonly pool: string;
  /** From 1. */
  readonly host: number;
  /** The machine that goes, `i-…`. When another is in its place, only what is left to do is done. */
  readonly instance: string;
  /** The AMI to make it from; undefined: the pinned one. */
  readonly image: string | undefined;
}

/** The leader as it was before a roll touched it. */
export interface LeaderBefore {
  /** The machine that goes, `i-…`. When another is in its place, only what is left to do is done. */
  readonly instance: string;
  /** The AMI that the leader was made from; undefined: the pinned one. */
  readonly image: string | undefined;
  /** Jenkins's core version, as its `X-Jenkins` header says it: `2.528.2`. */
  readonly jenkins: string;
  /** Of the home, complete: `snap-…`. */
  readonly snapshot: string;
  /** The versions of its plugins by short name; undefined: those that the fleet file pins. */
  readonly plugins?: Readonly<Record<string, string>>;
}

/** The machine that is in place when it is done. */
export interface Remade {
  /** `i-…`. */
  readonly instance: string;
}

/**
 * Makes the machines of one fleet anew with Terraform, and sets them up with Ansible. Calls may overlap: each waits for
 * those before it, since Terraform works on the state alone. Twice is as good as once: a call that was killed at any
 * point is simply made again. Every call throws ProvisionFailed, or what AWS says: NoCredentials, CloudRefused.
 */
export interface Provisioner {
  /** Replaces one static host and sets the new machine up. Its name stays, so Jenkins finds it again by itself. */
  remakeHost(host: HostToRemake, tell: Tell): Promise<Remade>;
  /** Stops Jenkins cleanly, replaces its machine, moves the home over, and starts Jenkins there. */
  remakeLeader(leader: { readonly instance: string }, tell: Tell): Promise<Remade>;
  /**
   * Gives the leader that stays the wanted Jenkins, plugins and configuration, and restarts Jenkins.
   * @param since when it was first meant, in milliseconds since 1970: what has taken everything over since then is not
   * restarted again
   */
  updateLeader(since: number, tell: Tell): Promise<void>;
  /** Replaces the leader by one of the image, Jenkins and home of before. The newer home stays, detached. */
  restoreLeader(before: LeaderBefore, tell: Tell): Promise<Remade>;
}

/** A machine that could not be made or set up. */
export class ProvisionFailed extends Error {
  /** What a person can do about it. */
  readonly fix: string | undefined;
  /** Whether it may go better when it is tried again without anybody doing anything. */
  readonly mayPass: boolean;

  constructor(why: string, { fix, mayPass }: { readonly fix?: string; readonly mayPass: boolean }) {
    super(why);
    this.name = 'ProvisionFailed';
    this.fix = fix;
    this.mayPass = mayPass;
  }
}
