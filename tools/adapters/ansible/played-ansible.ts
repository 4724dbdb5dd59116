import {
  type Ansible,
  type AnsibleEvent,
  AnsibleFailed,
  type PlaybookRun,
  type TaskFailure,
  type TaskOutcome,
} from './ansible.ts';

/** How a task ends on a host in a play. */
export interface PlayedTask {
  readonly host: string;
  readonly task: string;
  readonly outcome: TaskOutcome;
  readonly message?: string;
}

/** What a playbook does: its tasks in order, or what Ansible says when it cannot run it. */
export type PlayedBook = (run: PlaybookRun) => readonly PlayedTask[] | string;

/** Ansible that is played by a function, for tests; `runs` keeps what was asked of it. */
export class PlayedAnsible implements Ansible {
  readonly runs: PlaybookRun[] = [];
  readonly #play: PlayedBook;

  constructor(play: PlayedBook) {
    this.#play = play;
  }

  async run(run: PlaybookRun, onEvent?: (event: AnsibleEvent) => void): Promise<readonly string[]> {
    this.runs.push(run);
    const played = this.#play(run);
    if (typeof played === 'string') throw new AnsibleFailed(run, [], played);
    const tasks = played.filter(({ host }) => run.limit === undefined || run.limit === host);
    const done = withoutWhatFollowsFailures(tasks);
    for (const { host, task, outcome } of done) {
      onEvent?.({ kind: 'task', task });
      onEvent?.({ kind: 'result', host, task, outcome });
    }
    const failures = done.filter(isFailure).map(failureOf);
    if (failures.length > 0) throw new AnsibleFailed(run, failures, '');
    return [...new Set(done.map(({ host }) => host))].sort();
  }
}

/** A host on which a task has failed gets no further ones. */
const withoutWhatFollowsFailures = (tasks: readonly PlayedTask[]): readonly PlayedTask[] =>
  tasks.filter(
    ({ host }, index) => !tasks.slice(0, index).some(before => before.host === host && isFailure(before)),
  );

const isFailure = ({ outcome }: PlayedTask): boolean => outcome === 'failed' || outcome === 'unreachable';

const failureOf = ({ host, task, outcome, message = '' }: PlayedTask): TaskFailure => ({
  host,
  task,
  message,
  unreachable: outcome === 'unreachable',
});
