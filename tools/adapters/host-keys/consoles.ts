/** What machines write on their consoles, where cloud-init publishes their SSH host keys: only the machine itself can write there. */
export interface Consoles {
  /**
   * The end of a machine's console, at most 64 KiB; empty when nothing is there yet. Undefined: no such machine.
   * @throws NoCredentials or CloudRefused.
   */
  consoleOutput(instanceId: string): Promise<string | undefined>;
}
