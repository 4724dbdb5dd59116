/** How a roll is asked for. */
export interface RunOptions {
  readonly images?: string;
  readonly server?: string;
  readonly emulator?: string;
  /** A folder for the journals, instead of the bucket of the fleet's state. */
  readonly journal?: string;
  /** Outside the windows, too. */
  readonly now?: true;
  /** Why, which `now` asks for. */
  readonly why?: string;
  /** Who, instead of what the environment says. */
  readonly by?: string;
  /** A pool, or `leader`. */
  readonly only?: string;
  /** How many machines of each image go first. */
  readonly canary?: string;
  readonly json?: true;
  readonly quiet?: true;
}
