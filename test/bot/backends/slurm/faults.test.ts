import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackendFailed, type RunName, type RunOrder } from '../../../../bot/backends/backend.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { type PlayedRoom, playedRoom } from './played-room.ts';
import type { Trouble } from './played-slurm.ts';

const TROUBLES: readonly Trouble[] = [
  'missing',
  'fails',
  'fails-after',
  'hangs',
  'hangs-after',
  'half',
  'killed',
  'killed-after',
];

/** Submits, releases and looks, as a worker does whose every step may be its last; a killed one does nothing any more. */
function worked(room: PlayedRoom, order: RunOrder): Promise<void> {
  const work = async () => {
    const backend = room.backend();
    const { handle } = await backend.submit(order);
    await backend.release({ order, handle });
    await backend.look([{ order, handle }]);
  };
  const killed = new Promise<void>(resolve => {
    room.slurm.onKilled = resolve;
  });
  return Promise.race([work(), killed]);
}

describe('a run begins exactly once', () => {
  let room: PlayedRoom;
  beforeEach(async () => {
    room = await playedRoom();
  });
  afterEach(() => room.end());

  /** The number of program calls of a work without trouble. */
  const calls = async (): Promise<number> => {
    const before = room.slurm.calls.length;
    await worked(room, backendOrder());
    return room.slurm.calls.length - before;
  };

  it('with every trouble at every call, by workers that come after each other', async () => {
    const count = await calls();
    for (const trouble of TROUBLES)
      for (let at = 0; at < count; at++) {
        const order = backendOrder();
        const first = room.slurm.calls.length;
        room.slurm.trouble = call => (call === first + at ? trouble : undefined);
        // A worker that met trouble, or was killed, is followed by another, which knows nothing of it.
        await worked(room, order).catch(error => expect(error).toBeInstanceOf(BackendFailed));
        room.slurm.begin();
        room.slurm.trouble = undefined;
        await worked(room, order);
        room.slurm.begin();
        const where = `${trouble} at call ${at}`;
        expect(room.slurm.begun(order.run), where).toBe(1);
        const [seen] = await room.backend().look([{ order, handle: undefined }]);
        expect(seen?.kind, where).toBe('running');
        const live = room.slurm.jobs.filter(
          job => job.comment === `run:${order.run}` && job.state !== 'CANCELLED',
        );
        expect(live, where).toHaveLength(1);
      }
  });

  it('with two workers at once, one of which waits for its answer in any place', async () => {
    const count = await calls();
    for (let at = 0; at < count; at++) {
      const order = backendOrder();
      const first = room.slurm.calls.length;
      room.slurm.trouble = call => (call === first + at ? 'hangs-after' : undefined);
      await Promise.all([worked(room, order), worked(room, order)].map(work => work.catch(() => undefined)));
      room.slurm.trouble = undefined;
      await worked(room, order);
      room.slurm.begin();
      expect(room.slurm.begun(order.run), `at call ${at}`).toBe(1);
    }
  });

  it('when the second sbatch overtakes the first, of which only the number was lost', async () => {
    const order = backendOrder();
    room.slurm.trouble = (_call, program) => (program === 'sbatch' ? 'killed-after' : undefined);
    await worked(room, order);
    room.slurm.trouble = undefined;
    // squeue does not show it yet.
    const [early] = room.slurm.jobs;
    if (early === undefined) throw new Error('no job');
    room.slurm.forgotten.add(early.id);
    const { handle } = await room.backend().submit(order);
    room.slurm.forgotten.clear();
    expect(handle).not.toBe(`${early.id}`);
    await room.backend().release({ order, handle });
    room.slurm.begin();
    expect([early.state, early.begun]).toEqual(['CANCELLED', 0]);
    expect(room.slurm.begun(order.run)).toBe(1);
  });

  it('and is found again, not handed over again, after a death behind sbatch', async () => {
    const order = backendOrder();
    room.slurm.trouble = (_call, program) => (program === 'sbatch' ? 'killed-after' : undefined);
    await worked(room, order);
    room.slurm.trouble = undefined;
    const { handle } = await room.backend().submit(order);
    expect(room.slurm.jobs.map(({ id }) => `${id}`)).toEqual([handle]);
  });

  it('and of two that were handed over at once one is ended at once', async () => {
    const order = backendOrder();
    const handles = await Promise.all([room.backend().submit(order), room.backend().submit(order)]);
    const live = room.slurm.jobs.filter(({ state }) => state === 'PENDING');
    expect(handles.map(({ handle }) => handle)).toEqual([`${live[0]?.id}`, `${live[0]?.id}`]);
    expect(live).toHaveLength(1);
  });

  it('and a run that was stopped is not released any more', async () => {
    const order = backendOrder();
    const { handle } = await room.backend().submit(order);
    room.slurm.trouble = (_call, program) => (program === 'scancel' ? 'fails' : undefined);
    await expect(room.backend().cancel({ order, handle })).rejects.toBeInstanceOf(BackendFailed);
    await room.backend().release({ order, handle });
    room.slurm.begin();
    expect(room.slurm.begun(order.run)).toBe(0);
  });
});

describe('a job that Slurm does not tell of', () => {
  it('has not ended, whatever squeue or scontrol leave out', async () => {
    const room = await playedRoom();
    const runs: RunName[] = [];
    for (let count = 0; count < 3; count++) {
      const order = backendOrder();
      runs.push({ order, handle: (await room.backend().submit(order)).handle });
    }
    for (const run of runs) await room.backend().release(run);
    room.slurm.begin();
    const [left] = room.slurm.jobs;
    if (left !== undefined) room.slurm.unlisted.add(left.id);
    for (const trouble of TROUBLES.filter(each => !each.startsWith('killed')))
      for (const broken of ['squeue', 'scontrol']) {
        room.slurm.trouble = (_call, program) => (program === broken ? trouble : undefined);
        const seen = await room
          .backend()
          .look(runs)
          .catch(error => {
            expect(error).toMatchObject({ name: 'BackendFailed', later: true });
            return [];
          });
        for (const { kind } of seen) expect(kind).toBe('running');
      }
    await room.end();
  });

  it('keeps no other run from being seen when its own files cannot be read', async () => {
    const room = await playedRoom();
    const runs: RunName[] = [];
    for (let count = 0; count < 2; count++) {
      const order = backendOrder();
      runs.push({ order, handle: (await room.backend().submit(order)).handle });
    }
    for (const job of room.slurm.jobs) job.state = 'COMPLETED';
    const [spoiled] = runs;
    const record = join(room.world.settings.jobIdsDir, 'runs', spoiled?.order.run ?? '', 'directory');
    await rm(record);
    await mkdir(record);
    expect((await room.backend().look(runs)).map(({ kind }) => kind)).toEqual(['running', 'ended']);
    await rm(record, { recursive: true });
    expect((await room.backend().look(runs)).map(({ kind }) => kind)).toEqual(['ended', 'ended']);
    await writeFile(join(record, '../ended.json'), '{"kind": "ended", "at": "spoiled"}');
    expect((await room.backend().look(runs)).map(({ kind }) => kind)).toEqual(['ended', 'ended']);
    await room.end();
  });

  it('has ended when Slurm says that it knows no such job, with what its files say', async () => {
    const room = await playedRoom();
    const order = backendOrder();
    const run = { order, handle: (await room.backend().submit(order)).handle };
    room.slurm.forgotten.add(Number(run.handle));
    const [seen] = await room.backend().look([run]);
    expect(seen).toMatchObject({ kind: 'ended', result: { outcome: 'unknown' } });
    expect(seen?.kind === 'ended' && seen.result.summary).toContain(`_bot_job${run.handle}.result`);
    await room.end();
  });
});
