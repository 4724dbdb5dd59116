import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { type PlayedRoom, playedRoom } from './played-room.ts';

const BUNDLED = {
  name: 'software.example.org',
  version: '2023.06',
  configBundle: 'cvmfs.tgz',
  configMap: { 'proxy.conf': '/etc/cvmfs/default.local' },
  container: undefined,
};

describe('a submission', () => {
  let room: PlayedRoom;
  beforeEach(async () => {
    room = await playedRoom({ repositories: { bundled: BUNDLED } });
  });
  afterEach(() => room.end());

  it('brings what the container is configured with', async () => {
    const bundles = join(room.folder, 'bundles');
    await mkdir(bundles);
    await writeFile(join(bundles, 'cvmfs.tgz'), 'bundle');
    const cvmfsCustomizations = { '/etc/cvmfs/default.local': 'CVMFS_HTTP_PROXY="http://proxy.example"' };
    Object.assign(room.world.settings, { repositoriesDir: bundles, cvmfsCustomizations });
    await room.backend().submit(backendOrder({ target: 'linux/x86_64/generic bundled' }));
    const cfg = join(room.slurm.jobs[0]?.folder ?? '', 'cfg');
    expect((await readdir(cfg)).toSorted()).toEqual(['cvmfs.tgz', 'job.cfg', 'proxy.conf', 'repos.cfg']);
    expect(await readFile(join(cfg, 'proxy.conf'), 'utf8')).toBe('CVMFS_HTTP_PROXY="http://proxy.example"\n');
    expect(await readFile(join(cfg, 'repos.cfg'), 'utf8')).toContain(
      'config_map = {"proxy.conf":"/etc/cvmfs/default.local"}',
    );
  });

  it.each([
    ['linux/x86_64/other bundled', 'architecture'],
    ['constructor bundled', 'architecture'],
    ['linux/x86_64/generic toString', 'repository'],
    ['linux/x86_64/generic bundled amd/gfx90a', 'accelerator'],
  ])('is refused for what the operator does not offer: %s', async (target, what) => {
    await expect(room.backend().submit(backendOrder({ target }))).rejects.toMatchObject({
      name: 'BackendFailed',
      later: false,
      message: expect.stringContaining(what),
      fix: expect.stringMatching(/^It has: /),
    });
    expect(room.slurm.jobs).toEqual([]);
  });

  it('hands no password of a proxy on to the job, though git may need it', async () => {
    const secret = 'http://bot:hunter2@proxy.example:3128';
    const environment = { PATH: '/bin', https_proxy: secret, HTTP_PROXY: 'http://proxy.example' };
    Object.assign(room.world, { environment });
    await room.backend().submit(backendOrder({ target: 'linux/x86_64/generic bundled' }));
    const environments = (program: string) =>
      room.slurm.calls.filter(call => call.program.endsWith(program)).map(call => call.environment);
    expect(environments('sbatch')).toEqual([{ PATH: '/bin', HTTP_PROXY: 'http://proxy.example' }]);
    expect(environments('git')[0]).toMatchObject({ https_proxy: secret });
  });

  it('runs every program as words, none of which a pull request could have chosen', async () => {
    await room.backend().submit(backendOrder({ target: 'linux/x86_64/generic bundled' }));
    for (const { words } of room.slurm.calls)
      for (const word of words) expect(word).toMatch(/^[\w./:=,+%|@{}-]*$/);
  });

  it('has a directory of its own, also for the same number in another repository', async () => {
    const order = backendOrder({ target: 'linux/x86_64/generic bundled' });
    const other = { ...backendOrder(), target: order.target, request: order.request };
    await room.backend().submit(order);
    await room
      .backend()
      .submit({ ...other, pull: { ...order.pull, repository: { id: 5, name: 'octo-org/fork' } } });
    const [one, two] = room.slurm.jobs.map(({ folder }) => folder);
    expect(one).not.toBe(two);
  });
});
