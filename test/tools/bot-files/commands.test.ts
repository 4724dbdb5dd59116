import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../tools/exit-codes.ts';
import { SMALLEST_FILES } from '../../../tools/reference/bot-files-page.ts';
import { fleet } from '../memory-world.ts';

const { repository, operator } = SMALLEST_FILES;
const SECRET = `glpat-${'Zq7xW2kLm9Tn4Vb6Yc3R'}`;

describe('fleet bot check', () => {
  const check = (files: Readonly<Record<string, string>>, ...words: readonly string[]) =>
    fleet(['bot', 'check', ...words], files);

  it('takes the files of this folder when none is named', async () => {
    const { exitCode, out } = await check({ '.ci-bot.yaml': repository, 'bot.yaml': operator });
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('bot.yaml is a sound `bot.yaml`');
  });

  it('says so when there is none', async () => {
    expect((await check({})).exitCode).toBe(EXIT.badInput);
    expect((await check({}, 'gone.yaml')).err).toContain('gone.yaml');
  });

  it('shows problems with their lines', async () => {
    const { exitCode, err, out } = await check({ '.ci-bot.yaml': `${repository}onPush: stop\n` });
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toMatch(/\.ci-bot\.yaml:6:9 error onPush: .*\n.*onPush: stop\n/);
    expect(out).toBe('');
  });

  it('holds files against each other', async () => {
    const other = operator.replace('folders: [mxnet-validation]', 'folders: [elsewhere]');
    const { exitCode, err } = await check({ '.ci-bot.yaml': repository, 'bot.yaml': other });
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toMatch(/\.ci-bot\.yaml:4:13 error jobs\.unix-gpu: .*mxnet-validation\/unix-gpu/);
  });

  it('tells an instance that nobody names, which fails under --strict alone', async () => {
    const files = { '.ci-bot.yaml': repository, 'bot.yaml': operator.replace('mxnet-ci', 'other-ci') };
    expect((await check(files)).exitCode).toBe(EXIT.ok);
    const { exitCode, err } = await check(files, '--strict');
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('other-ci');
  });

  it('never prints a secret', async () => {
    const files = { 'bot.yaml': operator.replace('jenkins-token', SECRET) };
    for (const words of [[], ['--json']]) {
      const { exitCode, err, out } = await check(files, ...words);
      expect(exitCode).toBe(EXIT.badInput);
      expect(`${err}${out}`).toContain('secret-in-file');
      expect(`${err}${out}`).not.toContain(SECRET);
    }
  });

  it('knows a file by its keys, and says when it cannot', async () => {
    const list = 'people: [{login: octocat, id: 583231}]\n';
    expect((await check({ 'mine.yaml': list }, 'mine.yaml')).out).toContain('list of people');
    expect((await check({ 'mine.yaml': operator }, 'mine.yaml', '-q')).out).toBe('');
    expect((await check({ 'mine.yaml': 'a: 1\n' }, 'mine.yaml')).err).toContain('file-kind');
  });
});

describe('fleet bot import', () => {
  const files = Object.fromEntries(
    ['app.cfg', 'repos.cfg', 'config.json'].map(name => [
      name,
      readFileSync(`test/fixtures/bot-imports/${name}`, 'utf8'),
    ]),
  );

  it('prints both files, and on the other channel what was lost', async () => {
    const { exitCode, out, err } = await fleet(['bot', 'import', 'app.cfg', 'repos.cfg'], files);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/# \.ci-bot\.yaml[\s\S]*# bot\.yaml/);
    expect(err).toContain('[bot_control] command_response_fmt');
  });

  it('writes them into a folder, over nothing', async () => {
    const { files: written, exitCode } = await fleet(['bot', 'import', 'config.json', '--out', 'new'], files);
    expect(exitCode).toBe(EXIT.ok);
    expect(written.read('new/bot.yaml')).toContain('instance: diffeqbot');
    const again = await fleet(['bot', 'import', 'config.json', '--out', 'new'], {
      ...files,
      'new/bot.yaml': 'mine',
    });
    expect(again.exitCode).toBe(EXIT.badInput);
    expect(again.files.read('new/bot.yaml')).toBe('mine');
  });

  it('refuses what is no configuration of these bots', async () => {
    for (const words of [['config.json', 'app.cfg'], ['repos.cfg', 'x.cfg', 'app.cfg'], ['x.json']])
      expect(
        (await fleet(['bot', 'import', ...words], { ...files, 'x.cfg': '[a]\n', 'x.json': '3' })).exitCode,
      ).toBe(EXIT.badInput);
  });
});
