import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StandInJenkins } from '../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { PlayedPrograms } from '../../../tools/adapters/process/played-programs.ts';
import type { ProgramCall } from '../../../tools/adapters/process/program.ts';
import { runCommandLine } from '../../../tools/command-line.ts';
import { roomFolder } from '../../../tools/synth/parts.ts';
import type { World } from '../../../tools/world.ts';
import { PARTS } from '../../jenkins-casc/jobs/room.ts';
import { memoryWorld } from '../memory-world.ts';
import { folderXml, multibranchXml, pipelineXml } from './sample-jobs.ts';
import { asJenkinsSaves } from './served-xml.ts';

let standIn: StandInJenkins;
beforeEach(async () => {
  standIn = await StandInJenkins.start();
});
afterEach(() => standIn.stop());

const TOKEN = { JENKINS_USER: 'admin', JENKINS_API_TOKEN: 'admin-token' };

const parts = Object.fromEntries(
  [...PARTS].map(([path, text]) => [`${roomFolder('jenkins-casc')}/${path}`, text]),
);

/** Plays jenkins-job-builder: enough of each job to tell them apart. */
function playedBuilder(files: World['files'], contextOf: (name: string) => string) {
  return ({ folder = '', words }: ProgramCall) => {
    expect(words.slice(0, 3)).toEqual(['--conf', 'definitions/job-builder.ini', 'test']);
    for (const file of files.list(`${folder}/definitions`).filter(name => name.endsWith('.yaml'))) {
      const text = files.read(`${folder}/definitions/${file}`);
      for (const job of text.split('- job:').slice(1)) {
        const name = /^ {4}name: "?([^"\n]+)"?$/m.exec(job)?.[1] ?? '';
        const kind = /^ {4}project-type: (\w+)$/m.exec(job)?.[1];
        const xml = {
          folder: folderXml(name),
          multibranch: multibranchXml(contextOf(name)),
          pipeline: pipelineXml(name),
        };
        files.write(
          `${folder}/rendered/${name}/config.xml`,
          xml[z.enum(['folder', 'multibranch', 'pipeline']).parse(kind)],
        );
      }
    }
    return {};
  };
}

interface Run {
  readonly environment?: World['environment'];
  readonly answers?: readonly string[];
  readonly contextOf?: (name: string) => string;
  readonly builder?: boolean;
}

async function jobs(words: readonly string[], run: Run = {}) {
  const { environment = TOKEN, answers = [], contextOf = name => name, builder = true } = run;
  const { world, files, terminal } = memoryWorld(parts);
  terminal.answers.push(...answers);
  const programs = new PlayedPrograms(builder ? { 'jenkins-jobs': playedBuilder(files, contextOf) } : {});
  const server = words.includes('--server') ? [] : ['--server', standIn.url.href];
  const exitCode = await runCommandLine(['jobs', ...words, 'tvm', ...server], {
    ...world,
    programs,
    environment,
  });
  return { exitCode, ...terminal.written, environments: programs.calls.map(call => call.environment) };
}

describe('fleet jobs', () => {
  it('shows, asks, does, and then has nothing to do', async () => {
    const diff = await jobs(['diff']);
    expect(diff).toMatchObject({ exitCode: 3, out: expect.stringContaining('add tvm-cpu\n') });
    expect(standIn.state.store.acts).toEqual([]);
    const applied = await jobs(['apply'], { answers: ['yes'] });
    expect(applied).toMatchObject({ exitCode: 0, out: expect.stringContaining('added fleet/smoke\n') });
    const done = standIn.state.store.acts.length;
    for (const { path } of standIn.state.store.list()) standIn.state.store.rewrite(path, asJenkinsSaves);
    expect(await jobs(['apply', '--yes'])).toMatchObject({ exitCode: 0 });
    expect(await jobs(['diff'])).toMatchObject({ exitCode: 0 });
    expect(standIn.state.store.acts).toHaveLength(done);
  });

  it('does nothing unless it may', async () => {
    expect(await jobs(['apply'], { answers: ['no'] })).toMatchObject({ exitCode: 1 });
    expect(await jobs(['apply'])).toMatchObject({ exitCode: 1, err: expect.stringContaining('--yes') });
    expect(standIn.state.store.acts).toEqual([]);
  });

  it('changes one job when one job changed', async () => {
    await jobs(['apply', '--yes']);
    const before = standIn.state.store.acts.length;
    const contextOf = (name: string) => (name === 'tvm-gpu' ? 'new' : name);
    const diff = await jobs(['diff'], { contextOf });
    expect(diff.out).toMatch(/change tvm-gpu\n(?:.*\n)*?.*\+ +<contextLabel>new</);
    expect(await jobs(['apply', '--yes'], { contextOf })).toMatchObject({ exitCode: 0 });
    expect(standIn.state.store.acts.slice(before)).toEqual(['update tvm-gpu']);
  });

  it('says what it left, and ends differently', async () => {
    standIn.state.store.create('tvm-cpu', pipelineXml('theirs', 'other'));
    const applied = await jobs(['apply', '--yes']);
    expect(applied).toMatchObject({ exitCode: 3 });
    expect(applied.out).toContain('left tvm-cpu: it belongs to the fleet `other`');
  });

  it('prints JSON that a program can read: the plan, and a line for each act', async () => {
    const planSchema = z.object({ changes: z.array(z.object({ kind: z.literal('add'), path: z.string() })) });
    const planned = planSchema.parse(JSON.parse((await jobs(['diff', '--json'])).out));
    const { out } = await jobs(['apply', '--yes', '--json']);
    const actSchema = z.object({ at: z.iso.datetime(), path: z.string(), outcome: z.literal('done') });
    const acts = out
      .trim()
      .split('\n')
      .map(line => actSchema.parse(JSON.parse(line)));
    expect(acts.map(({ path }) => path)).toEqual(planned.changes.map(({ path }) => path));
  });

  it('hands no account to jenkins-job-builder, and none to a terminal', async () => {
    const { environments, out, err } = await jobs(['diff']);
    expect(JSON.stringify(environments)).not.toMatch(/admin/);
    expect(out + err).not.toMatch(/admin-token/);
  });

  it.each([
    ['plain HTTP', 'http://ci.example.org/', 'HTTPS'],
    ['an account', 'https://me:secret@ci.example.org/', 'no account'],
    ['no address', 'ci', 'no address'],
  ])('refuses an address with %s', async (_, server, why) => {
    const { exitCode, err } = await jobs(['diff', '--server', server]);
    expect(exitCode).toBe(2);
    expect(err).toContain(why);
    expect(err).not.toContain('secret');
  });

  it.each([
    ['half an account', { JENKINS_USER: 'admin' }, 2, 'half'],
    ['a wrong token', { JENKINS_USER: 'admin', JENKINS_API_TOKEN: 'wrong' }, 1, 'JENKINS_API_TOKEN'],
    ['nobody', {}, 1, 'may not'],
    [
      'an account that may only look',
      { JENKINS_USER: 'reader', JENKINS_API_TOKEN: 'reader-token' },
      1,
      'may not',
    ],
  ])('tells what is wrong with %s', async (_, environment, exitCode, why) => {
    const { err, out, ...ended } = await jobs(['apply', '--yes'], { environment });
    expect(ended).toMatchObject({ exitCode });
    expect(err + out).toContain(why);
    expect(err).not.toContain('not foreseen');
  });

  it('takes the token from a file, and a password with a crumb', async () => {
    const { world, files } = memoryWorld(parts);
    expect(world.environment).toEqual({});
    files.write('token', 'admin-token\n');
    const { jenkinsCredentials } = await import('../../../tools/jobs/server-access.ts');
    const environment = { JENKINS_USER: 'admin', JENKINS_API_TOKEN_FILE: 'token' };
    expect(jenkinsCredentials({ environment, files })).toMatchObject({
      kind: 'token',
      secret: 'admin-token',
    });
    const password = { JENKINS_USER: 'admin', JENKINS_PASSWORD: 'admin-password' };
    expect(await jobs(['apply', '--yes'], { environment: password })).toMatchObject({ exitCode: 0 });
  });

  it('names the package when jenkins-job-builder is missing', async () => {
    const { exitCode, err } = await jobs(['diff'], { builder: false });
    expect(exitCode).toBe(4);
    expect(err).toContain('jenkins-job-builder');
  });
});
