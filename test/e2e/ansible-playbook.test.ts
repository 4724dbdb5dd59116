import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yamlOf } from '../../fleet/render/yaml.ts';
import { type AnsibleEvent, AnsibleFailed } from '../../tools/adapters/ansible/ansible.ts';
import { ProgramAnsible } from '../../tools/adapters/ansible/program-ansible.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { ansibleContract, SECRET } from '../contracts/ansible-contract.ts';

let folder = '';
const local = { ansible_connection: 'local', ansible_python_interpreter: '/usr/bin/python3' };
/** Nobody listens there. */
const refused = { ansible_host: '127.0.0.1', ansible_port: 1 };
const sometimesAway = {
  ...local,
  ...refused,
  ansible_connection: "{{ 'ssh' if away | default(false) else 'local' }}",
};

const write = (name: string, tasks: readonly object[], hosts = 'all') =>
  writeFileSync(
    join(folder, `${name}.yml`),
    yamlOf([{ name, hosts, gather_facts: false, tasks: JSON.parse(JSON.stringify(tasks)) }]),
  );
const command = (name: string, shell: string, more: object = {}) => ({
  name,
  'ansible.builtin.command': { argv: ['sh', '-c', shell] },
  ...more,
});
const breaks = (more: object = {}) =>
  command('breaks', 'echo sorry >&2; exit 1', { when: "inventory_hostname == 'two'", ...more });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'playbooks-'));
  mkdirSync(join(folder, 'inventory'));
  writeFileSync(
    join(folder, 'ansible.cfg'),
    '[defaults]\ninventory = inventory\nstdout_callback = minimal\n',
  );
  const inventory = {
    all: { hosts: { one: local, two: sometimesAway } },
    apart: { hosts: { three: refused } },
  };
  writeFileSync(join(folder, 'inventory', 'hosts.yml'), yamlOf(inventory));
  write(
    'good',
    [
      command('first', 'true'),
      command('second', 'true', { changed_when: false, when: "inventory_hostname == 'one'" }),
    ],
    'one:two',
  );
  write('failing', [command('first', 'true'), breaks(), command('after', 'true')], 'one:two');
  write('forgiving', [breaks({ ignore_errors: true })], 'one:two');
  write(
    'secret',
    [
      command('breaks', `echo ${SECRET} >&2; exit 1`, {
        when: "inventory_hostname == 'two'",
        no_log: true,
      }),
    ],
    'one:two',
  );
  write('away', [command('first', 'true')], 'one:two');
  writeFileSync(join(folder, 'wrong.yml'), 'this is no playbook\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const ansible = new ProgramAnsible({
  programs: machinePrograms,
  program: 'ansible-playbook',
  environment: { PATH: process.env.PATH, HOME: process.env.HOME },
});
const book = (name: string) => ({ folder, playbook: `${name}.yml` });

// Some seconds: each test starts Ansible itself, on this machine.
describe('Ansible as a program', () => {
  ansibleContract(ansible, () => ({
    good: book('good'),
    failing: book('failing'),
    forgiving: book('forgiving'),
    secret: book('secret'),
    away: { ...book('away'), extra: { away: true } },
    wrong: book('wrong'),
  }));

  it('hands variables over with their types, and takes words for no options', async () => {
    write(
      'types',
      [
        {
          name: 'types',
          'ansible.builtin.assert': {
            that: ['restart is sameas true', 'count == 3', `word == "a 'b' $(id) {\\"c\\"}"`],
          },
        },
      ],
      'one',
    );
    const extra = { restart: true, count: 3, word: `a 'b' $(id) {"c"}` };
    expect(await ansible.run({ ...book('types'), extra })).toEqual(['one']);
  });

  it('counts no failure that the playbook has rescued, when another is for good', async () => {
    write(
      'rescued',
      [{ name: 'block', block: [command('first', 'exit 1')], rescue: [command('mends', 'true')] }, breaks()],
      'one:two',
    );
    const failed: unknown = await ansible.run(book('rescued')).catch(error => error);
    if (!(failed instanceof AnsibleFailed)) throw failed;
    expect(failed.failures.map(({ host }) => host)).not.toContain('one');
    expect(failed.failures).toContainEqual(expect.objectContaining({ host: 'two', task: 'breaks' }));
  });

  it('tells what each item of a loop says that failed', async () => {
    const loop = command('loops', 'echo "bad {{ item }}" >&2; exit {{ item }}', { loop: [0, 1, 2] });
    write('loops', [loop], 'one');
    const failed = ansible.run(book('loops'));
    await expect(failed).rejects.toThrow('bad 1');
    await expect(failed).rejects.toThrow('bad 2');
  });

  it('works on no host when the limit leaves none of the playbook’s', async () => {
    const events: AnsibleEvent[] = [];
    expect(await ansible.run({ ...book('good'), limit: 'three' }, event => events.push(event))).toEqual([]);
    expect(events).toEqual([]);
  });
});
