/** A playbook to run. */
export interface PlaybookRun {
  /** The folder with the configuration of Ansible, where it runs. */
  readonly folder: string;
  /** Its path from there. */
  readonly playbook: string;
  /** Only these hosts or groups of the inventory, as `--limit` takes them. */
  readonly limit?: string;
  /** Variables that go before all others; never secrets, since everybody on this machine sees them. */
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
}

/** How a task ended on a host. `ignored`: it failed, and the playbook does not mind. */
export type TaskOutcome = 'ok' | 'changed' | 'skipped' | 'ignored' | 'failed' | 'unreachable';

/** What a run tells while it goes on. */
export type AnsibleEvent =
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'result'; readonly host: string; readonly task: string; readonly outcome: TaskOutcome };

/** A task that went wrong on a host. */
export interface TaskFailure {
  readonly host: string;
  readonly task: string;
  /** What the module says; of a task with `no_log` only that it is hidden. */
  readonly message: string;
  /** The host could not be reached at all. */
  readonly unreachable: boolean;
}

/** Ansible on this machine. */
export interface Ansible {
  /**
   * Runs a playbook to its end.
   * @returns the hosts that it worked on; none when the limit leaves no host of the playbook.
   * @throws AnsibleFailed when something went wrong on any host; ProgramMissing when there is no Ansible.
   */
  run(run: PlaybookRun, onEvent?: (event: AnsibleEvent) => void): Promise<readonly string[]>;
}

/** A run of a playbook that ended badly. */
export class AnsibleFailed extends Error {
  /** None when the playbook could not be run at all. */
  readonly failures: readonly TaskFailure[];

  /** @param said what Ansible wrote, for when no task says what is wrong */
  constructor({ playbook }: PlaybookRun, failures: readonly TaskFailure[], said: string) {
    const told = failures.length > 0 ? failures.map(failureText).join('') : `\n  ${indented(said)}`;
    super(`\`${playbook}\` failed${told}`);
    this.name = 'AnsibleFailed';
    this.failures = failures;
  }

  /** Whether hosts that could not be reached are all that is wrong. */
  get isUnreachable(): boolean {
    return this.failures.length > 0 && this.failures.every(({ unreachable }) => unreachable);
  }
}

const failureText = ({ host, task, message }: TaskFailure): string =>
  `\n  ${host}, “${task}”: ${indented(message)}`;

const indented = (text: string): string => text.trim().replaceAll('\n', '\n    ');
