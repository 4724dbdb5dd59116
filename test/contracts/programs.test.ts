import { describe, expect, it } from 'vitest';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { PlayedPrograms } from '../../tools/adapters/process/played-programs.ts';
import { ProgramMissing } from '../../tools/adapters/process/program.ts';

const environment = { PATH: process.env.PATH };
/** `sh -c SCRIPT WORD…`, which is played by what the script of each test would do. */
const played = new PlayedPrograms({
  sh: ({ words: [, script, , ...words], environment }) => {
    if (script?.includes('exit 3')) return { exitCode: 3, err: 'no\n' };
    if (script?.includes('ANSWER')) return { out: `${environment.ANSWER ?? ''}\n` };
    return { out: words.map(word => `${word}\n`).join('') };
  },
});

describe.each([
  ['of the machine', machinePrograms],
  ['that are played', played],
])('programs %s', (_, programs) => {
  it('get their words as they are, whatever stands in them', async () => {
    const words = ['a b', '$(id)', ';ls', '"', "'", '`id`', ''];
    const call = { program: 'sh', words: ['-c', 'printf "%s\\n" "$@"', 'sh', ...words], environment };
    expect((await programs.run(call)).out).toBe(words.map(word => `${word}\n`).join(''));
  });

  it('tell their exit code and their standard error', async () => {
    const end = await programs.run({ program: 'sh', words: ['-c', 'echo no >&2; exit 3'], environment });
    expect(end).toEqual({ exitCode: 3, out: '', err: 'no\n' });
  });

  it('have the environment that they are given and no other', async () => {
    const words = ['-c', 'echo "$ANSWER"'];
    expect(
      (await programs.run({ program: 'sh', words, environment: { ...environment, ANSWER: '42' } })).out,
    ).toBe('42\n');
    expect((await programs.run({ program: 'sh', words, environment })).out).toBe('\n');
  });

  it('hand over each line', async () => {
    const lines: string[] = [];
    const words = ['-c', 'printf "%s\\n" "$@"', 'sh', 'one', 'two'];
    await programs.run({ program: 'sh', words, environment, onLine: line => lines.push(line) });
    expect(lines).toEqual(['one', 'two']);
  });

  it('that are not there are named', async () => {
    const run = programs.run({ program: 'no-such-program', words: [], environment });
    await expect(run).rejects.toThrow(ProgramMissing);
  });
});

describe('a program of the machine', () => {
  it('stops with its children when it is asked to', async () => {
    const stop = new AbortController();
    const onLine = () => stop.abort();
    const words = [
      '-c',
      'trap "kill $!; echo stopped; exit 7" INT; sleep 60 >/dev/null 2>&1 & echo started; wait',
    ];
    const end = await machinePrograms.run({ program: 'sh', words, environment, onLine, signal: stop.signal });
    expect(end.exitCode).toBe(7);
    expect(end.out).toContain('stopped');
  });

  it('is made to stop when it has had its time', async () => {
    const stop = new AbortController();
    const onLine = () => stop.abort();
    const words = ['-c', 'trap "" INT; echo started; sleep 60 >/dev/null 2>&1'];
    const call = { program: 'sh', words, environment, onLine, signal: stop.signal, grace: 50 };
    expect((await machinePrograms.run(call)).exitCode).toBe(128 + 9);
  });
});
