/** An image that is there from the start, under the id with which it is pinned. */
export interface EmulatedImage {
  /** `ami-…`. */
  readonly id: string;
  readonly name: string;
  readonly architecture: 'x86_64' | 'arm64';
}

/** What an emulated account holds from the start, and where its emulator keeps its files. */
export interface EmulatorOptions {
  /** For its log and its own files; made if need be. */
  readonly folder: string;
  /** All images that there are: a machine with another one is refused, as AWS refuses it. */
  readonly images: readonly EmulatedImage[];
  /** Domains whose public zones are there already, such as `example.org`. */
  readonly zones: readonly string[];
  /** Aborting ends the start; an emulator that is up is left to who started it. */
  readonly signal?: AbortSignal;
}

/** A running emulator of AWS, on this machine only. It ends when the program that started it ends, however that ends. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Its log file. */
  readonly log: string;
  /** Ends it; nothing happens when it has ended. */
  stop(): Promise<void>;
  /** Lets it run on after this program. `Emulators.stopKept` ends it, and so does removing its folder. */
  keep(): Promise<void>;
}

/** Starts emulators and finds the one that was kept. */
export interface Emulators {
  /**
   * @throws EmulatorMissing when it is not installed.
   * @throws EmulatorFailed when it does not come up.
   */
  start(options: EmulatorOptions): Promise<Emulator>;
  /** The endpoint of the emulator that was kept with this folder and still runs. */
  kept(folder: string): Promise<string | undefined>;
  /** Ends that emulator. @returns whether there was one. */
  stopKept(folder: string): Promise<boolean>;
}

/** The emulator is not installed. */
export class EmulatorMissing extends Error {
  constructor(program: string) {
    super(`the AWS emulator is not installed (there is no \`${program}\`): run \`make setup\``);
    this.name = 'EmulatorMissing';
  }
}

/** The emulator did not come up. */
export class EmulatorFailed extends Error {
  constructor(why: string, log: string, lastLines: string) {
    super(`the AWS emulator did not come up: ${why}; its log is \`${log}\`, which ends with:\n${lastLines}`);
    this.name = 'EmulatorFailed';
  }
}
