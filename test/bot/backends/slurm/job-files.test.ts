import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackendFailed } from '../../../../bot/backends/backend.ts';
import { artefactBytes, takenArtefacts } from '../../../../bot/backends/slurm/artefact-files.ts';
import { jobCfg, reposCfg } from '../../../../bot/backends/slurm/job-cfg.ts';
import { jobResult } from '../../../../bot/backends/slurm/job-outcome.ts';
import { isJobPath, jobPath } from '../../../../bot/backends/slurm/job-path.ts';
import { sbatchWords } from '../../../../bot/backends/slurm/sbatch.ts';
import { SLURM_LIMITS } from '../../../../bot/backends/slurm/slurm-world.ts';
import { trashed } from '../../../../bot/backends/slurm/trash-bin.ts';
import { isArtefactName } from '../../../../bot/backends/taken-artefact.ts';
import { hostileText } from '../../../arbitraries/hostile-text.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { playedRoom } from './played-room.ts';
import { slurmSettings } from './slurm-settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'job-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the path of a job', () => {
  it('is another for each repository, pull request, request, run and target, and stays below its folder', () => {
    const order = backendOrder();
    const paths = [
      order,
      { ...order, pull: { ...order.pull, number: 43 } },
      { ...order, pull: { ...order.pull, repository: { id: 5, name: 'octo-org/other' } } },
      { ...order, index: 1 },
      backendOrder(),
    ].map(each => jobPath(each, 'linux/x86_64/generic', undefined));
    const accelerated = jobPath(order, 'linux/x86_64/generic', 'nvidia/cc80');
    expect(new Set([...paths, accelerated]).size).toBe(6);
    for (const path of [...paths, accelerated]) expect(isJobPath(path)).toBe(true);
  });

  it('is not made from anything else', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const path = (): string => jobPath({ ...backendOrder(), request: text }, 'linux', undefined);
        expect(path).toThrow(BackendFailed);
        try {
          expect(isJobPath(jobPath(backendOrder(), `linux/${text}`, undefined))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(BackendFailed);
        }
        expect(isJobPath(`../${text}`)).toBe(false);
      }),
    );
    for (const number of [-1, 1.5, Number.NaN, 2 ** 60])
      expect(() => jobPath({ ...backendOrder(), index: number }, 'linux', undefined)).toThrow(BackendFailed);
    for (const word of ['..', '.', '', 'a\n', '-x'])
      expect(() => jobPath(backendOrder(), word, undefined)).toThrow(BackendFailed);
  });
});

describe('what sbatch and the scripts are told', () => {
  const settings = slurmSettings('/cluster', {
    submitParameters: ['--time=1:00', '--job-name=mine', '--no-hold'],
    httpProxy: 'http://proxy.example:3128/',
    loadModules: ['a/1', 'b/2'],
  });
  const entry = settings.repositories['stack-2023.06'];
  if (entry === undefined) throw new Error('no repository');
  const target = {
    architecture: 'linux/x86_64/amd/zen2',
    accelerator: 'nvidia/cc80',
    repository: 'stack-2023.06',
    entry,
  };

  it('are the words of the operator first and those that keep a run one at the end', async () => {
    const room = await playedRoom();
    const words = sbatchWords({ ...room.world, settings }, target, '0123456789abcdef', '/cluster/jobs/x');
    await room.end();
    const last = (name: string) => words.findLast(word => word.startsWith(name));
    expect(last('--job-name')).toBe('--job-name=ci-bot');
    expect(last('--time')).toBe('--time=1:00');
    expect(words.indexOf('--hold')).toBeGreaterThan(words.indexOf('--no-hold'));
    expect(words).toEqual(
      expect.arrayContaining(['--constraint=zen2', '--gres=gpu:1', '--comment=run:0123456789abcdef']),
    );
    expect(words.at(-1)).toBe(settings.buildScript);
  });

  it('are the keys that bot/build.sh reads, and no value takes a second line', () => {
    const text = jobCfg(settings, target, '/cluster/jobs/x/cfg');
    for (const line of [
      'http_proxy = http://proxy.example:3128/',
      'load_modules = a/1,b/2',
      'local_tmp = /cluster/tmp',
      'repos_cfg_dir = /cluster/jobs/x/cfg',
      'repo_name = software.example.org',
      'repo_version = 2023.06',
      'container = docker://registry.example.org/build-node:1',
      'software_subdir = x86_64/amd/zen2',
      'os_type = linux',
      'accelerator = nvidia/cc80',
    ])
      expect(text.split('\n')).toContain(line);
    expect(reposCfg(settings.repositories)).toMatch(/^\[stack-2023\.06\]\nrepo_name = /);
    expect(() => jobCfg({ ...settings, localTmp: '/tmp\n[repository]' }, target, '/x')).toThrow(
      BackendFailed,
    );
  });
});

describe('artefacts', () => {
  it('have a name of one plain element', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(isArtefactName(`${text}/x`)).toBe(false);
      }),
    );
    for (const name of ['..', '.hidden', '-o', 'a b', 'a\nb', '', 'a/b', 'ü'])
      expect(isArtefactName(name)).toBe(false);
    expect(isArtefactName('eessi-2023.06-software-linux-x86_64-generic-1682696567.tar.gz')).toBe(true);
  });

  it('are refused beyond limits, and when they or their folder are links', async () => {
    const place = join(folder, 'place');
    await mkdir(place);
    for (const name of ['small', 'large', 'third'])
      await writeFile(join(place, name), name.repeat(name === 'large' ? 9 : 1));
    await symlink(join(place, 'small'), join(place, 'link'));
    await symlink(place, join(folder, 'elsewhere'));
    const limits = { ...SLURM_LIMITS, artefactBytes: 20, artefacts: 1 };
    const { artefacts, refused } = await takenArtefacts(
      place,
      ['link', 'large', 'small', 'small', 'third'],
      limits,
    );
    expect(artefacts).toHaveLength(1);
    expect(refused.map(line => line.split(' ')[1])).toEqual(['"link"', '"large"', '"third"']);
    const [small] = artefacts;
    if (small === undefined) throw new Error('no artefact');
    expect(await artefactBytes(place, small)).toEqual(Buffer.from('small'));
    expect((await takenArtefacts(join(folder, 'elsewhere'), ['small'], limits)).artefacts).toEqual([]);
    await writeFile(join(place, 'small'), 'SMALL');
    expect(await artefactBytes(place, small)).toMatch(/checksum/);
  });
});

describe('how a job ended', () => {
  const none = { result: undefined, tests: undefined, artefacts: [], refused: [] };
  const fine = { ...none, result: { outcome: 'success', lines: ['fine'], artefacts: [] } } as const;

  it('is Slurm’s word where Slurm ended it, and else that of the scripts', () => {
    const of = (state: string, stopped = false) => jobResult({ job: '7', state, exit: '1:0', stopped }, fine);
    expect(of('TIMEOUT').outcome).toBe('timed-out');
    expect(of('CANCELLED').summary).toContain('by hand');
    expect(of('CANCELLED', true)).toMatchObject({ outcome: 'cancelled', summary: 'stopped by this bot' });
    for (const state of ['NODE_FAIL', 'OUT_OF_MEMORY', 'BOOT_FAIL', 'PREEMPTED'])
      expect(of(state)).toMatchObject({ outcome: 'failure', artefacts: [] });
    expect(of('COMPLETED')).toMatchObject({ outcome: 'success', summary: 'fine', details: [] });
    expect(of('FAILED').details).toEqual(['Slurm: FAILED, exit code 1:0.']);
    const unknown = jobResult({ job: '7', state: 'COMPLETED', exit: '0:0', stopped: false }, none);
    expect(unknown).toMatchObject({
      outcome: 'unknown',
      summary: expect.stringContaining('_bot_job7.result'),
    });
  });
});

describe('the trash bin', () => {
  const pull = { repository: { id: 7, name: 'octo-org/software-layer' }, number: 42 };
  const day = Date.UTC(2026, 10, 21);
  const otherDisk = async (): Promise<void> => {
    throw Object.assign(new Error('cross-device link'), { code: 'EXDEV' });
  };
  const left = async (settings: ReturnType<typeof slurmSettings>): Promise<void> => {
    const place = join(settings.jobsBaseDir, 'repo_7/2026.11/pr_42/event_0123456789abcdef/run_000/linux');
    await mkdir(join(place, 'deep'), { recursive: true });
    await writeFile(join(place, 'deep/file'), 'kept');
    await symlink('/nowhere', join(place, 'link'));
    await mkdir(join(settings.jobsBaseDir, 'repo_8/2026.11/pr_42'), { recursive: true });
    await mkdir(join(settings.jobsBaseDir, 'repo_7/2026.11/pr_421'), { recursive: true });
    await symlink(place, join(settings.jobsBaseDir, '17'));
    await symlink(join(settings.jobsBaseDir, 'repo_7/2026.11/pr_421'), join(settings.jobsBaseDir, '18'));
  };

  it.each([
    ['on the same disk', undefined],
    ['on another disk', otherDisk],
  ])('takes the folder of this pull request only, with its links gone, once: %s', async (_, renamed) => {
    const settings = slurmSettings(folder);
    await left(settings);
    const [moved, ...more] = await trashed(settings, pull, day, renamed);
    expect(more).toEqual([]);
    expect(moved).toEqual({
      from: join(settings.jobsBaseDir, 'repo_7/2026.11/pr_42'),
      to: join(settings.trashBin, 'repo_7/2026.11.21/2026.11/pr_42'),
    });
    const there = join(moved?.to ?? '', 'event_0123456789abcdef/run_000/linux');
    expect(await readFile(join(there, 'deep/file'), 'utf8')).toBe('kept');
    expect((await lstat(join(there, 'link'))).isSymbolicLink()).toBe(true);
    expect((await readdir(settings.jobsBaseDir)).toSorted()).toEqual(['18', 'repo_7', 'repo_8']);
    expect(await readdir(join(settings.jobsBaseDir, 'repo_7/2026.11'))).toEqual(['pr_421']);
    expect(await trashed(settings, pull, day, renamed)).toEqual([]);
    await mkdir(join(settings.jobsBaseDir, 'repo_7/2026.11/pr_42'));
    expect((await trashed(settings, pull, day, renamed)).map(({ to }) => to)).toEqual([`${moved?.to}.1`]);
  });

  it('goes on where a killed process stopped, to the same place', async () => {
    const settings = slurmSettings(folder);
    await left(settings);
    const killed = async (): Promise<void> => {
      throw new Error('killed');
    };
    await expect(trashed(settings, pull, day, killed)).rejects.toThrow('killed');
    const to = join(settings.trashBin, 'repo_7/2026.11.21/2026.11/pr_42');
    await mkdir(join(dirname(to), 'pr_42.partial/half'), { recursive: true });
    // The next day, and meanwhile the pull request was open again.
    await mkdir(join(settings.jobsBaseDir, 'repo_7/2026.11/pr_42'));
    const moved = await trashed(settings, pull, day + 86_400_000, otherDisk);
    expect(moved.map(each => each.to)).toEqual([to, to.replace('2026.11.21', '2026.11.22')]);
    expect(await readdir(to)).toEqual(['event_0123456789abcdef']);
  });
});
