import { expect, it } from 'vitest';
import {
  type Ansible,
  type AnsibleEvent,
  AnsibleFailed,
  type PlaybookRun,
} from '../../tools/adapters/ansible/ansible.ts';

/** Playbooks that an Ansible is tried with; each is for the hosts `one` and `two`. */
export interface AnsibleSamples {
  /** Tasks `first`, which changes something, and `second`, which is skipped on `two`. */
  readonly good: PlaybookRun;
  /** `first` is good; `breaks` says `sorry` on `two` and fails; `after` is good. */
  readonly failing: PlaybookRun;
  /** `breaks` fails, and the playbook does not mind. */
  readonly forgiving: PlaybookRun;
  /** `breaks` fails with a secret in what it says, and `no_log`. */
  readonly secret: PlaybookRun;
  /** `two` cannot be reached. */
  readonly away: PlaybookRun;
  /** No playbook. */
  readonly wrong: PlaybookRun;
}

/** The secret of the sample. */
export const SECRET = 'value-that-nobody-may-see';

/** What every Ansible does. */
export function ansibleContract(ansible: Ansible, samples: () => AnsibleSamples): void {
  const failureOf = async (run: PlaybookRun): Promise<AnsibleFailed> => {
    const error: unknown = await ansible.run(run).catch(error => error);
    if (error instanceof AnsibleFailed) return error;
    throw new Error(`no failure of Ansible: ${error}`);
  };

  it('tells each task and what came of it on each host, and names the hosts', async () => {
    const events: AnsibleEvent[] = [];
    const hosts = await ansible.run(samples().good, event => events.push(event));
    expect(hosts).toEqual(['one', 'two']);
    expect(events).toContainEqual({ kind: 'task', task: 'first' });
    const results = events.flatMap(event => (event.kind === 'result' ? [event] : []));
    const of = (wanted: string) =>
      results.filter(({ host }) => host === wanted).map(({ task, outcome }) => [task, outcome]);
    expect(of('one')).toEqual([
      ['first', 'changed'],
      ['second', 'ok'],
    ]);
    expect(of('two')).toEqual([
      ['first', 'changed'],
      ['second', 'skipped'],
    ]);
  });

  it('works on the hosts that it is limited to', async () => {
    expect(await ansible.run({ ...samples().good, limit: 'two' })).toEqual(['two']);
    expect(await ansible.run({ ...samples().failing, limit: 'one' })).toEqual(['one']);
  });

  it('says which task failed where, and why', async () => {
    const failed = await failureOf(samples().failing);
    expect(failed.failures.map(({ host, task, unreachable }) => ({ host, task, unreachable }))).toEqual([
      { host: 'two', task: 'breaks', unreachable: false },
    ]);
    expect(failed.message).toMatch(/two, “breaks”: [\s\S]*sorry/);
    expect(failed.isUnreachable).toBe(false);
  });

  it('does not mind what the playbook does not mind', async () => {
    expect(await ansible.run(samples().forgiving)).toEqual(['one', 'two']);
  });

  it('shows nothing of a task with `no_log` but its name', async () => {
    const events: AnsibleEvent[] = [];
    const failed = await failureOf(samples().secret);
    await ansible.run(samples().secret, event => events.push(event)).catch(() => {});
    expect(failed.message).toContain('breaks');
    expect(JSON.stringify([failed.message, failed.failures, events])).not.toContain(SECRET);
  });

  it('tells a host that cannot be reached from one on which something fails', async () => {
    const failed = await failureOf(samples().away);
    expect(failed.failures.map(({ host }) => host)).toEqual(['two']);
    expect(failed.isUnreachable).toBe(true);
  });

  it('says what is wrong with a playbook that it cannot run', async () => {
    const failed = await failureOf(samples().wrong);
    expect(failed.failures).toEqual([]);
    expect(failed.isUnreachable).toBe(false);
    expect(failed.message).toMatch(/failed\n {2}\S/);
  });
}
