import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../tools/command-line.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { EXAMPLES } from '../../bot/events/examples.ts';
import { fleet, memoryWorld } from '../memory-world.ts';

const CONFIGURATION = `names: [ci-bot]
instances: [one]
guide: true
jobs: {unix-cpu: p/unix-cpu}
builds: {x86_64/amd/zen2: {repositories: [stack-2023.06]}}
`;

/** A published payload of a comment under a pull request, with other words in it. */
function payload(body: string): string {
  const {
    issue,
    comment: said,
    ...more
  } = structuredClone(EXAMPLES.filter(({ name }) => name === 'issue_comment')[0]?.payload ?? {});
  const pull = {
    url: 'https://api.github.com/p',
    html_url: 'https://github.com/p',
    diff_url: 'd',
    patch_url: 'p',
  };
  return JSON.stringify({
    ...more,
    action: 'created',
    issue: { ...Object(issue), pull_request: pull },
    comment: { ...Object(said), body },
  });
}

const asked = (body: string, ...words: readonly string[]) =>
  fleet(['bot', 'simulate', 'p.json', '-c', 'c.yaml', ...words], {
    'p.json': payload(body),
    'c.yaml': CONFIGURATION,
  });

afterEach(() => vi.unstubAllGlobals());

describe('fleet bot simulate', () => {
  it('writes nothing and asks nobody', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const { world, files } = memoryWorld({
      'p.json': payload('@ci-bot run ci [all]'),
      'c.yaml': CONFIGURATION,
    });
    const write = vi.spyOn(files, 'write');
    const words = ['bot', 'simulate', 'p.json', '-c', 'c.yaml', '--role', 'Codertocat=write', '--json'];
    expect(await runCommandLine(words, world)).toBe(EXIT.ok);
    expect(fetched).not.toHaveBeenCalled();
    expect(write).not.toHaveBeenCalled();
  });

  it('shows what would be done for who may', async () => {
    const { exitCode, out } = await asked('@ci-bot run ci [unix-cpu]', '--role', 'Codertocat=write');
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('submit run=');
    expect(out).toContain('the comment then:');
  });

  it.each([
    [['--role', 'somebody'], 'write it as --role login=role'],
    [['--role', 'somebody=king'], 'it is one of none, read'],
    [['-c', 'gone.yaml'], '--config names'],
  ])('says what is wrong with %j', async (words, fix) => {
    const { exitCode, err } = await asked('@ci-bot run ci [unix-cpu]', ...words);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain(fix);
  });

  it.each([['{'], ['[]'], ['{"action": "created"}'], ['null']])('is no payload: %s', async text => {
    const { exitCode, err } = await fleet(['bot', 'simulate', 'p.json', '-c', 'c.yaml'], {
      'p.json': text,
      'c.yaml': CONFIGURATION,
    });
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('p.json');
  });
});
