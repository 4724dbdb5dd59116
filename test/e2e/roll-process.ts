/**
 * `fleet roll run` as a process of its own, for tests that kill it: all is real but Ansible and the consoles, which an emulator
 * of AWS has none for. Arguments: the fleet file, the emulator, Jenkins, the folder of journals, and where playbooks of the
 * leader are played.
 */
import type { LeaderPlaybooks } from '../../tools/demo/roll/stand-in-ansible.ts';
import { explainFailure } from '../../tools/explain-failure.ts';
import { processWorld } from '../../tools/process-world.ts';
import { runCommand } from '../../tools/roll/start/run-command.ts';
import { playedTools } from './played-tools.ts';

const [named = '', emulator = '', server = '', journal = '', leader = ''] = process.argv.slice(2);

async function post(path: string, body: unknown): Promise<void> {
  const { ok } = await fetch(`${leader}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!ok) throw new Error(`the leader does not obey: ${path}`);
}

const playbooks: LeaderPlaybooks = { setUp: book => post('set-up', book), stop: () => post('stop', {}) };
const world = processWorld(process);
const options = { server, emulator, journal, now: true, why: 'a test', by: 'tester' } as const;
try {
  process.exitCode = await runCommand(named, options, world, of => playedTools(of, world, playbooks));
} catch (error) {
  process.exitCode = explainFailure(error, world, true);
}
