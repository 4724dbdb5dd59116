import { describe } from 'vitest';
import {
  PlayedAnsible,
  type PlayedBook,
  type PlayedTask,
} from '../../tools/adapters/ansible/played-ansible.ts';
import { ansibleContract } from './ansible-contract.ts';

const task = (host: string, name: string, outcome: PlayedTask['outcome'], message = ''): PlayedTask => ({
  host,
  task: name,
  outcome,
  message,
});
const good = (name: string) => [task('one', name, 'ok'), task('two', name, 'ok')];
const HIDDEN = '`no_log` hides what it says';

const BOOKS: Readonly<Record<string, ReturnType<PlayedBook>>> = {
  good: [
    task('one', 'first', 'changed'),
    task('two', 'first', 'changed'),
    task('one', 'second', 'ok'),
    task('two', 'second', 'skipped'),
  ],
  failing: [
    ...good('first'),
    task('one', 'breaks', 'ok'),
    task('two', 'breaks', 'failed', 'sorry'),
    ...good('after'),
  ],
  forgiving: [task('one', 'breaks', 'ignored'), task('two', 'breaks', 'ignored')],
  secret: [task('one', 'breaks', 'ok'), task('two', 'breaks', 'failed', HIDDEN)],
  away: [task('one', 'first', 'ok'), task('two', 'first', 'unreachable', 'connection refused')],
};

describe('Ansible that is played', () => {
  const book = (playbook: string) => ({ folder: '/ansible', playbook });
  ansibleContract(new PlayedAnsible(({ playbook }) => BOOKS[playbook] ?? 'this is no playbook'), () => ({
    good: book('good'),
    failing: book('failing'),
    forgiving: book('forgiving'),
    secret: book('secret'),
    away: book('away'),
    wrong: book('wrong'),
  }));
});
