import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { machinePrograms } from '../../tools/adapters/process/machine-programs.ts';
import { ACCOUNT, PlayedReload, RECORDED, recordedConfiguration } from './played-reload.ts';

const GOOD = 'jenkins:\n  systemMessage: good\n';
const answered = z.looseObject({
  changed: z.boolean().default(false),
  failed: z.boolean().default(false),
  applied: z.boolean().default(false),
  msg: z.string().default(''),
});
const refused = RECORDED.filter(({ check }) => check.status === 400);
/** What the check does not see but the reload does is played by a check that sees nothing. */
const unloadable = RECORDED.filter(({ reload }) => reload !== 302);

describe('the module jenkins_reload', () => {
  let folder = '';
  let jenkins: PlayedReload;
  const path = (name: string) => join(folder, name);
  const placed = () => readFileSync(path('jenkins.yaml'), 'utf8');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reload-'));
    writeFileSync(path('jenkins.yaml'), GOOD, { mode: 0o640 });
    writeFileSync(path('token'), `${ACCOUNT.token}\n`, { mode: 0o400 });
    jenkins = new PlayedReload(placed);
    await jenkins.listen();
  });
  afterEach(async () => {
    await jenkins.close();
    rmSync(folder, { recursive: true });
  });

  /** Runs the module as Ansible does: with its arguments in a file. */
  async function reload(text: string, more: Readonly<Record<string, unknown>> = {}) {
    writeFileSync(path('new.yaml'), text, { mode: 0o640 });
    const options = {
      url: `http://127.0.0.1:${jenkins.port}`,
      user: ACCOUNT.user,
      token_file: path('token'),
      source: path('new.yaml'),
      destination: path('jenkins.yaml'),
      stamp: path('applied'),
      timeout: 3,
      ...more,
    };
    writeFileSync(path('arguments'), JSON.stringify({ ANSIBLE_MODULE_ARGS: options }));
    const { out, err } = await machinePrograms.run({
      program: '/usr/bin/python3',
      words: ['ansible/roles/leader/library/jenkins_reload.py', path('arguments')],
      environment: { PATH: process.env.PATH },
    });
    expect(out + err).not.toContain(ACCOUNT.token);
    if (out === '') throw new Error(err);
    return answered.parse(JSON.parse(out));
  }

  it('places a good file at one stroke, once, with the mode of what it was given', async () => {
    expect(await reload('jenkins:\n  systemMessage: better\n')).toMatchObject({
      changed: true,
      applied: true,
    });
    expect(placed()).toContain('better');
    expect(statSync(path('jenkins.yaml')).mode & 0o777).toBe(0o640);
    expect(jenkins.take()).toEqual(['check', 'reload']);
    expect(await reload(placed())).toMatchObject({ changed: false, applied: false });
    expect(jenkins.take()).toEqual([]);
    expect(readdirSync(folder).filter(name => name.includes('unfinished'))).toEqual([]);
  });

  it('in check mode only checks', async () => {
    const better = 'jenkins:\n  systemMessage: better\n';
    expect(await reload(better, { _ansible_check_mode: true })).toMatchObject({
      changed: true,
      applied: false,
    });
    expect(jenkins.take()).toEqual(['check']);
    expect(placed()).toBe(GOOD);
  });

  it('reloads a file that was placed but never applied', async () => {
    expect(await reload(GOOD)).toMatchObject({ changed: true, applied: true });
    expect(jenkins.take()).toEqual(['check', 'reload']);
  });

  it.each(refused)('does not place what the check refuses: $title', async ({ body, check }) => {
    const { failed, msg } = await reload(body);
    expect(failed).toBe(true);
    for (const problem of check.problems) expect(msg).toContain(problem.split('\n', 1)[0]);
    expect(jenkins.take()).toEqual(['check']);
    expect(placed()).toBe(GOOD);
  });

  it.each(unloadable)(
    'puts the old file back when the reload fails ($reload): $title',
    async ({ body, reload: status }) => {
      jenkins.blind = true;
      const { failed, msg } = await reload(body);
      expect(failed).toBe(true);
      expect(msg).toMatch(
        status === 200 ? /refused the configuration: .*Invalid configuration elements/ : /as YAML \(500\)/,
      );
      expect(jenkins.take()).toEqual(['check', 'reload']);
      expect(placed()).toBe(GOOD);
      expect(statSync(path('jenkins.yaml')).mode & 0o777).toBe(0o640);
    },
  );

  it('leaves no file where there was none when the first reload fails', async () => {
    rmSync(path('jenkins.yaml'));
    jenkins.blind = true;
    writeFileSync(path('elsewhere'), '');
    expect((await reload(recordedConfiguration('unknown attribute').body)).failed).toBe(true);
    expect(readdirSync(folder)).not.toContain('jenkins.yaml');
  });

  it('waits for a Jenkins that is starting', async () => {
    jenkins.starting = 2;
    expect(await reload('jenkins: {}\n', { timeout: 20 })).toMatchObject({ applied: true });
  });

  it.each([
    [401, 'refuses the API token'],
    [503, 'still not ready'],
    [403, 'it needs Overall/Administer'],
    [404, 'was not expected: 404'],
  ])('says what an answer of %i means', async (status, said) => {
    jenkins.always = status;
    expect((await reload('jenkins: {}\n')).msg).toContain(said);
    expect(placed()).toBe(GOOD);
  });

  it('says when nobody answers, when the token is missing and when the file is empty', async () => {
    expect((await reload('jenkins: {}\n', { url: 'http://127.0.0.1:1' })).msg).toContain('does not answer');
    expect((await reload('jenkins: {}\n', { token_file: path('nothing') })).msg).toContain('no API token');
    expect((await reload(' \n')).msg).toContain('is empty');
    expect(jenkins.take()).toEqual([]);
  });
});
