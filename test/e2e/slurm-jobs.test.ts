import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunName, RunOrder } from '../../bot/backends/backend.ts';
import type { SlurmWorld } from '../../bot/backends/slurm/slurm-world.ts';
import type { Sighting } from '../../bot/model/sighting.ts';
import { backendOrder } from '../contracts/backend-orders.ts';
import { type BuildOrigin, buildOrigin, type Files } from './build-origin.ts';
import { begunIn, scripts, slurmBackend, slurmWorld } from './slurm-room.ts';
import { type StartedSlurm, slurmIsMissing, startedSlurm } from './started-slurm.ts';

// A real Slurm: seconds to start, and a job is begun and ended by its scheduler's rhythm of about a second each.
describe.skipIf(slurmIsMissing)('jobs in a real Slurm (Debian package `slurm-wlm`)', () => {
  let slurm: StartedSlurm;
  let origin: BuildOrigin;
  let base: string;
  let noted: string;
  let world: SlurmWorld;
  let pull = 100;

  beforeAll(async () => {
    slurm = await startedSlurm();
    origin = await buildOrigin(slurm.folder);
    noted = join(slurm.folder, 'noted');
    await mkdir(noted);
    base = await origin.commit(undefined, { ...scripts(noted), 'lines.txt': 'one\ntwo\nthree\n' });
  });
  afterAll(() => slurm?.stop());
  beforeEach(async () => {
    world = slurmWorld(slurm, origin.address, await mkdtemp(join(slurm.folder, 'room-')));
  });
  afterEach(() => slurm.run('scancel', '--me'));

  const ordered = async (files: Files, said: Partial<RunOrder> = {}): Promise<RunOrder> => {
    pull += 1;
    const sha = await origin.commit(base, files);
    await origin.push(pull, sha);
    return backendOrder({
      sha,
      base,
      intended: Date.now(),
      pull: { repository: { id: 7, name: 'octo-org/software-layer' }, number: pull },
      ...said,
    });
  };
  const submitted = async (files: Files): Promise<RunName> => {
    const order = await ordered(files);
    return { order, handle: (await slurmBackend(world).submit(order)).handle };
  };
  const folderOf = async ({ order }: RunName): Promise<string> => {
    const path = await readFile(join(world.settings.jobIdsDir, 'runs', order.run, 'directory'), 'utf8');
    return join(world.settings.jobsBaseDir, path);
  };
  const look = async (run: RunName): Promise<Sighting | undefined> =>
    (await slurmBackend(world).look([run]))[0];
  const until = async <K extends Sighting['kind']>(run: RunName, kind: K) => {
    for (let times = 0; times < 800; times++) {
      const seen = await look(run);
      // The kind is compared.
      if (seen?.kind === kind) return seen as Extract<Sighting, { readonly kind: K }>;
      await wait(150);
    }
    throw new Error(`never ${kind}`);
  };

  it('lie in a directory with the base, the changes and the settings, and are linked by their number', async () => {
    const run = await submitted({ work: 'passes\n', 'new.txt': 'new\n' });
    const folder = await folderOf(run);
    const month = new Date(run.order.intended).toISOString().slice(0, 7).replace('-', '.');
    expect(folder.slice(world.settings.jobsBaseDir.length)).toBe(
      `/repo_7/${month}/pr_${pull}/event_${run.order.request}/run_000/linux_x86_64_generic`,
    );
    expect(await readFile(join(folder, 'new.txt'), 'utf8')).toBe('new\n');
    expect(await readFile(join(folder, `${pull}.diff`), 'utf8')).toContain('+++ b/new.txt');
    const settings = await readFile(join(folder, 'cfg/job.cfg'), 'utf8');
    expect(settings).toContain('repo_id = stack-2023.06\n');
    expect(settings).toContain('software_subdir = x86_64/generic\nos_type = linux\n');
    const job = run.handle ?? '';
    expect(await readlink(join(world.settings.jobsBaseDir, job))).toBe(folder);
    expect(await readlink(join(world.settings.jobIdsDir, 'submitted', job))).toBe(folder);
    await slurmBackend(world).release(run);
    const { result, since, at } = await until(run, 'ended');
    expect(since).toBeGreaterThanOrEqual(run.order.intended - 1_000);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(result).toMatchObject({
      outcome: 'success',
      summary: ':grin: SUCCESS',
      tests: { outcome: 'success' },
    });
    expect(await readdir(join(world.settings.jobIdsDir, 'submitted'))).toEqual([]);
    expect(await readlink(join(world.settings.jobIdsDir, 'finished', job))).toBe(folder);
    const [moved] = await slurmBackend(world).tidy(run.order.pull, [run]);
    expect(
      await readFile(
        join(moved?.to ?? '', `event_${run.order.request}/run_000/linux_x86_64_generic/built`),
        'utf8',
      ),
    ).toBe(`Changed:${pull}.diff\n`);
    await expect(lstat(join(world.settings.jobsBaseDir, job))).rejects.toThrow('ENOENT');
  });

  it('hold the commit that was asked for, on the base as it is now, though the branch went on', async () => {
    const order = await ordered({ work: 'passes\n', 'lines.txt': 'ONE\ntwo\nthree\n' });
    await origin.push(pull, await origin.commit(order.sha, { work: 'lasts\n' }));
    const newer = await origin.commit(base, { 'other.txt': 'newer\n' });
    const handle = (await slurmBackend(world).submit({ ...order, base: newer })).handle;
    const folder = await folderOf({ order, handle });
    expect(await readFile(join(folder, 'work'), 'utf8')).toBe('passes\n');
    expect(await readFile(join(folder, 'other.txt'), 'utf8')).toBe('newer\n');
    expect(await readFile(join(folder, 'lines.txt'), 'utf8')).toBe('ONE\ntwo\nthree\n');
  });

  it('are not made of a conflict, or of a commit that was taken back, and the reason has a tip', async () => {
    const order = await ordered({ work: 'passes\n', 'lines.txt': 'ours\n' });
    const conflicting = await origin.commit(base, { 'lines.txt': 'theirs\n' });
    await expect(slurmBackend(world).submit({ ...order, base: conflicting })).rejects.toMatchObject({
      later: false,
      message: expect.stringContaining('Unable to download or merge changes'),
      fix: expect.stringContaining('syncing your branch'),
    });
    await origin.push(pull, await origin.commit(base, { work: 'passes\n' }));
    await expect(slurmBackend(world).submit(order)).rejects.toMatchObject({
      later: false,
      message: expect.stringContaining('no longer part of the pull request'),
    });
    const gone = { ...world, cloneAddress: () => join(slurm.folder, 'never.git') };
    await expect(slurmBackend(gone).submit(order)).rejects.toMatchObject({
      later: true,
      fix: expect.any(String),
    });
    expect(await look({ order, handle: undefined })).toEqual({ kind: 'absent' });
  });

  it('write nothing through links of a pull request', async () => {
    const outside = join(slurm.folder, 'outside');
    await mkdir(outside);
    const linked = async (name: string): Promise<RunOrder> => {
      await origin.git('checkout', '--quiet', '--force', '--detach', base);
      const path = join(slurm.folder, 'work', name);
      await mkdir(join(path, '..'), { recursive: true });
      await symlink(name === 'cfg' ? outside : join(outside, 'job.cfg'), path);
      await origin.git('add', '--all');
      await origin.git('commit', '--quiet', '-m', 'links');
      return ordered({}, { sha: await pushed(await origin.git('rev-parse', 'HEAD')) });
    };
    const pushed = async (sha: string): Promise<string> => {
      await origin.push(pull + 1, sha);
      return sha;
    };
    const folderLink = await linked('cfg');
    await origin.push(pull, folderLink.sha);
    await expect(slurmBackend(world).submit(folderLink)).rejects.toMatchObject({ later: false });
    const fileLink = await linked('cfg/job.cfg');
    await origin.push(pull, fileLink.sha);
    await slurmBackend(world).submit(fileLink);
    expect(await readdir(outside)).toEqual([]);
  });

  it('wait in an order that is told, with an end that Slurm expects', async () => {
    const words = ['--ntasks=2', '--time=5', '--job-name=other', '--output=/dev/null', '--wrap=sleep 60'];
    const other = (await slurm.run('sbatch', '--parsable', ...words)).trim();
    // The jobs of the test before may still be ending; until the machine is taken, the other one waits too.
    await vi.waitFor(
      async () =>
        expect(await slurm.run('squeue', '--noheader', '--format=%T', `--jobs=${other}`)).toBe('RUNNING\n'),
      { timeout: 60_000, interval: 200 },
    );
    const first = await submitted({ work: 'lasts\n' });
    const second = await submitted({ work: 'lasts\n' });
    for (const run of [first, second]) await slurmBackend(world).release(run);
    await until(first, 'queued');
    const [one, two] = await slurmBackend(world).look([first, second]);
    expect(one).toMatchObject({ kind: 'queued', position: 1 });
    expect(two).toMatchObject({ kind: 'queued', position: 2 });
    let expected: number | undefined;
    for (let times = 0; times < 300 && expected === undefined; times++) {
      await wait(200);
      const seen = await look(first);
      if (seen?.kind === 'queued') expected = seen.expectedEnd;
    }
    expect(expected).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await slurm.run('scancel', first.handle ?? '');
    expect((await until(first, 'ended')).result).toMatchObject({
      outcome: 'cancelled',
      summary: expect.stringContaining('by hand'),
    });
    expect(await begunIn(noted, first.order.request)).toBe(0);
  });

  it('that leave no result are unknown, by the name of the missing file; what they name is looked at', async () => {
    const silent = await submitted({ 'bot/check-build.sh': '#!/bin/bash\nexit 3\n', work: 'passes\n' });
    const secret = join(slurm.folder, 'secret');
    const hostile = await submitted({
      'bot/check-build.sh': `#!/bin/bash
mkdir folder; mkfifo pipe; ln -s ${secret} link; echo x >'-o'; echo fine >fine.tar.gz
printf '[RESULT]\\nstatus = SUCCESS\\nartefacts =\\n  folder\\n  pipe\\n  link\\n  -o\\n  ../../job\\n  fine.tar.gz\\n  none\\n' >_bot_job$SLURM_JOB_ID.result
env | sort >environment
`,
    });
    for (const run of [silent, hostile]) await slurmBackend(world).release(run);
    const unknown = (await until(silent, 'ended')).result;
    expect(unknown).toMatchObject({ outcome: 'unknown', artefacts: [] });
    expect(unknown.summary).toContain(`_bot_job${silent.handle}.result`);
    const { result } = await until(hostile, 'ended');
    expect(result.artefacts.map(({ name }) => name)).toEqual(['fine.tar.gz']);
    expect(result.details.filter(line => line.includes('is not taken'))).toHaveLength(6);
    const environment = await readFile(join(await folderOf(hostile), 'environment'), 'utf8');
    expect(environment).not.toMatch(/^(npm_|VITEST|NODE_)/m);
  });

  it('are found again by a worker whose predecessor was killed, and only one of two is let begin', async () => {
    const run = await submitted({ work: 'lasts\n' });
    const records = join(world.settings.jobIdsDir, 'runs', run.order.run);
    await rm(join(records, 'submitted'));
    expect(await look({ order: run.order, handle: undefined })).toEqual({ kind: 'held', link: undefined });
    await rm(join(records, 'submitted'));
    const folder = await folderOf(run);
    const words = [
      '--hold',
      '--parsable',
      '--job-name=ci-bot',
      `--comment=run:${run.order.run}`,
      `--chdir=${folder}`,
    ];
    const stray = (await slurm.run('sbatch', ...words, world.settings.buildScript)).trim();
    expect((await slurmBackend(world).submit(run.order)).handle).toBe(run.handle);
    await slurmBackend(world).release({ order: run.order, handle: undefined });
    await until(run, 'running');
    expect(await slurm.run('squeue', '--noheader', '--states=all', `--jobs=${stray}`, '--format=%T')).toBe(
      'CANCELLED\n',
    );
    expect((await slurmBackend(world).submit(run.order)).held).toBe(false);
  });

  it('of another instance on the same cluster are not ours', async () => {
    const order = await ordered({ work: 'lasts\n' });
    const words = ['--hold', '--parsable', '--job-name=other-bot', `--comment=run:${order.run}`];
    const others = (await slurm.run('sbatch', ...words, world.settings.buildScript)).trim();
    expect(await look({ order, handle: undefined })).toEqual({ kind: 'absent' });
    await slurmBackend(world).cancel({ order, handle: undefined });
    expect((await slurmBackend(world).submit(order)).handle).not.toBe(others);
    expect(await slurm.run('squeue', '--noheader', `--jobs=${others}`, '--format=%T')).toBe('PENDING\n');
  });
});
