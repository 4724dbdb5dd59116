import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'tools/roll/provision';
const BOOK = /playbooks\/([\w-]+)\.yml/g;

/** The playbooks that a roll runs, as its code names them. */
const playbooks = new Set(
  readdirSync(FOLDER).flatMap(file =>
    [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(BOOK)].map(([path]) => path),
  ),
);

const playbook = (path: string): string => readFileSync(`ansible/${path}`, 'utf8');

describe('no playbook of a roll', () => {
  it('reloads the configuration: with a list of nodes that would end builds and clear marks', () => {
    expect(playbooks).toContain('playbooks/leader.yml');
    for (const path of playbooks) expect(playbook(path)).not.toMatch(/reload|tasks_from/);
    expect(playbook('playbooks/configuration.yml')).toMatch(/tasks_from: reload/);
  });

  it('has a task of the leader that does so', () => {
    const tasks = 'ansible/roles/leader/tasks';
    const imported = readFileSync(`${tasks}/main.yml`, 'utf8').matchAll(/import_tasks: ([\w-]+\.yml)/g);
    const files = ['main.yml', ...[...imported].flatMap(([, file]) => file ?? [])];
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect(readFileSync(`${tasks}/${file}`, 'utf8')).not.toMatch(/jenkins_reload|\/reload/);
    expect(readFileSync(`${tasks}/reload.yml`, 'utf8')).toMatch(/jenkins_reload/);
  });
});
