import type { ProgramEnd, Programs } from '../process/program.ts';
import {
  type Ansible,
  type AnsibleEvent,
  AnsibleFailed,
  type PlaybookRun,
  type TaskFailure,
} from './ansible.ts';
import { type EventLine, readEventLine } from './event-lines.ts';

/** How Ansible is run. */
export interface ProgramAnsibleOptions {
  readonly programs: Programs;
  /** `ansible-playbook`, or a path. */
  readonly program: string;
  /** All of its environment; what SSH and Session Manager need stands in it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/** So that what Ansible prints is ours to read, whatever the configuration of the fleet or of the person says. */
const OWN_ENVIRONMENT = {
  // Ansible passes over the configuration of a folder that everybody may write to, and with it the host keys.
  ANSIBLE_CONFIG: 'ansible.cfg',
  ANSIBLE_STDOUT_CALLBACK: 'fleet_events',
  ANSIBLE_CALLBACK_PLUGINS: import.meta.dirname,
  ANSIBLE_CALLBACKS_ENABLED: '',
  ANSIBLE_NOCOLOR: '1',
  ANSIBLE_FORCE_COLOR: '0',
  LC_ALL: 'C.UTF-8',
  PYTHONDONTWRITEBYTECODE: '1',
};

/** How much of what Ansible wrote is shown where no task says what is wrong, in characters. */
const SHOWN = 4_000;

/** Ansible as a program, read through a callback plugin of ours. */
export class ProgramAnsible implements Ansible {
  readonly #options: ProgramAnsibleOptions;

  constructor(options: ProgramAnsibleOptions) {
    this.#options = options;
  }

  async run(run: PlaybookRun, onEvent?: (event: AnsibleEvent) => void): Promise<readonly string[]> {
    const results: Result[] = [];
    let hosts: End['hosts'] | undefined;
    const end = await this.#start(run, line => {
      const read = readEventLine(line);
      if (read?.kind === 'task') onEvent?.(read);
      if (read?.kind === 'end') hosts = read.hosts;
      if (read?.kind === 'result') {
        const { kind, host, task, outcome } = read;
        results.push(read);
        onEvent?.({ kind, host, task, outcome });
      }
    });
    if (end.exitCode !== 0 || hosts === undefined)
      throw new AnsibleFailed(run, failuresIn(results, hosts ?? {}), saidBy(end));
    return Object.keys(hosts);
  }

  #start(
    { folder, playbook, limit, extra }: PlaybookRun,
    onLine: (line: string) => void,
  ): Promise<ProgramEnd> {
    const { programs, program, environment, signal } = this.#options;
    return programs.run({
      program,
      words: [
        playbook,
        ...(limit === undefined ? [] : ['--limit', limit]),
        // As JSON, so that `true` stays a boolean.
        ...(extra === undefined ? [] : ['--extra-vars', JSON.stringify(extra)]),
      ],
      folder,
      environment: { ...environment, ...OWN_ENVIRONMENT },
      onLine,
      ...(signal && { signal }),
    });
  }
}

type Result = Extract<EventLine, { kind: 'result' }>;
type End = Extract<EventLine, { kind: 'end' }>;

/** What went wrong for good: where the counts say that a host's failures were rescued, they are none. */
const failuresIn = (results: readonly Result[], hosts: End['hosts']): readonly TaskFailure[] =>
  results.flatMap(({ host, task, outcome, message }) => {
    const counts = hosts[host] ?? { failures: 1, unreachable: 1 };
    const unreachable = outcome === 'unreachable' && counts.unreachable > 0;
    return unreachable || (outcome === 'failed' && counts.failures > 0)
      ? [{ host, task, message, unreachable }]
      : [];
  });

/** Ansible says on standard error why a playbook cannot be run. */
function saidBy({ exitCode, err }: ProgramEnd): string {
  const said = err.trim().slice(-SHOWN);
  return said === '' ? `it ended with exit code ${exitCode}` : said;
}
