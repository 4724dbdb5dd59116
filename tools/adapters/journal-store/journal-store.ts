/** Who holds the lock of a fleet's rolls, and until when. */
export interface LockHolder {
  /** A person or a pipeline, and the process: `operator, process 4711 on build-3 (9f2c41d0)`. No two processes have the same. */
  readonly holder: string;
  readonly roll: string;
  /** Milliseconds since 1970. After it anybody may take the lock over. */
  readonly expires: number;
}

/** What came of asking for the lock. */
export type LockAnswer = { readonly kind: 'ours' } | { readonly kind: 'held'; readonly by: LockHolder };

/** The journals of one fleet's rolls. Every call throws JournalFailed, NoCredentials or CloudRefused. */
export interface JournalStore {
  /** The ids of all rolls, oldest first: they sort by time. */
  rolls(): Promise<readonly string[]>;
  /**
   * All lines of a roll's journal in order; none for a roll that is not there.
   * @param from the first number that is wanted: 1, which it is if not given, or the one behind an earlier reading or writing
   */
  read(roll: string, from?: number): Promise<readonly string[]>;
  /**
   * Adds lines, of which the first has this number; all or none of them are there afterwards, also after a crash.
   * `taken`: somebody else has written that number; nothing was added. The same lines again at the same number are
   * `written`: it is a repetition of a request whose answer was lost, since every line names its writer.
   */
  append(roll: string, from: number, lines: readonly string[]): Promise<'written' | 'taken'>;
  /**
   * Takes the lock, takes it over when it has expired, or holds it longer when it is this holder's already.
   * @param now milliseconds since 1970
   */
  lock(wanted: LockHolder, now: number): Promise<LockAnswer>;
  /** Who has the lock, to be told; undefined: nobody, or it has expired. @param now milliseconds since 1970 */
  heldBy(now: number): Promise<LockHolder | undefined>;
  /** Gives the lock back; one that is somebody else's stays. */
  unlock(holder: string): Promise<void>;
}

/** A journal that cannot be read or written. The message says what to do, too. */
export class JournalFailed extends Error {
  constructor(message: string, fix?: string) {
    super(fix === undefined ? message : `${message}\n  fix: ${fix}`);
    this.name = 'JournalFailed';
  }
}
