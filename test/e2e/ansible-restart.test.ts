import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ProgramAnsible } from '../../tools/adapters/ansible/program-ansible.ts';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';

let folder = '';
const taskSchema = z.looseObject({ name: z.string(), vars: z.record(z.string(), z.string()).default({}) });
const fileSchema = z.array(z.looseObject({ block: z.array(taskSchema).optional() }));

/** The task of the role that runs Jenkins, as it stands there: its state and what that is made from. */
function runTask() {
  const file = fileSchema.parse(parse(readFileSync('ansible/roles/leader/tasks/service.yml', 'utf8')));
  const task = file.flatMap(({ block = [] }) => block).find(({ name }) => name === 'Run Jenkins');
  const module = z.object({ state: z.string() }).parse(task?.['ansible.builtin.systemd']);
  return { state: module.state, vars: task?.vars ?? {} };
}

const ansible = new ProgramAnsible({
  programs: machinePrograms,
  program: 'ansible-playbook',
  environment: { PATH: process.env.PATH, HOME: process.env.HOME },
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'));
  const local = { ansible_connection: 'local', ansible_python_interpreter: '/usr/bin/python3' };
  writeFileSync(join(folder, 'ansible.cfg'), '[defaults]\ninventory = hosts.yml\n');
  writeFileSync(join(folder, 'hosts.yml'), JSON.stringify({ all: { hosts: { one: local } } }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The machine booted at 1000 and Jenkins was started so many seconds later; undefined: never. */
interface Case {
  readonly restart: boolean;
  readonly since: number;
  readonly started: number | undefined;
  readonly news: boolean;
  readonly becomes: 'started' | 'restarted';
}

const CASES: readonly Case[] = [
  { restart: false, since: 0, started: 100, news: true, becomes: 'started' },
  { restart: true, since: 0, started: 100, news: false, becomes: 'restarted' },
  { restart: true, since: 1101, started: 100, news: false, becomes: 'restarted' },
  { restart: true, since: 1050, started: 100, news: false, becomes: 'started' },
  { restart: true, since: 1050, started: 100, news: true, becomes: 'restarted' },
  { restart: true, since: 1050, started: undefined, news: false, becomes: 'restarted' },
];

describe('Jenkins on the leader', () => {
  it.each(CASES)('is $becomes: restart $restart since $since, news $news', async one => {
    const { state, vars } = runTask();
    const unchanged = { changed: false };
    const facts = {
      ansible_date_time: { epoch: '10000' },
      ansible_uptime_seconds: 9_000,
      leader_restart: one.restart,
      leader_restart_since: one.since,
      leader_before: {
        status: { ActiveEnterTimestampMonotonic: String((one.started ?? 0) * 1_000_000) },
      },
      leader_units: unchanged,
      leader_plugins: { changed: one.news },
      leader_environment: unchanged,
      leader_first_configuration: unchanged,
    };
    const assertion = { that: [`wanted == '${one.becomes}'`] };
    const task = { name: 'judge', 'ansible.builtin.assert': assertion, vars: { ...vars, wanted: state } };
    const play = { name: 'judge', hosts: 'all', gather_facts: false, vars: facts, tasks: [task] };
    writeFileSync(join(folder, 'judge.yml'), JSON.stringify([play]));
    expect(await ansible.run({ folder, playbook: 'judge.yml' })).toEqual(['one']);
  });
});
