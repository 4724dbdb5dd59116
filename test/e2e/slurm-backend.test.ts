import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { ARTEFACT, type BackendStage, backendContract, type Work } from '../contracts/backend-contract.ts';
import { backendOrder } from '../contracts/backend-orders.ts';
import { type BuildOrigin, buildOrigin } from './build-origin.ts';
import { begunIn, scripts, slurmBackend, slurmWorld } from './slurm-room.ts';
import { type StartedSlurm, slurmIsMissing, startedSlurm } from './started-slurm.ts';

// A real Slurm: seconds to start, a job is begun and ended by its scheduler's rhythm of about a second each.
let slurm: StartedSlurm;
let origin: BuildOrigin;
let commits: Readonly<Record<Work | 'base', string>>;
let noted: string;

beforeAll(async () => {
  if (slurmIsMissing) return;
  slurm = await startedSlurm();
  origin = await buildOrigin(slurm.folder);
  noted = join(slurm.folder, 'noted');
  await mkdir(noted);
  const base = await origin.commit(undefined, scripts(noted));
  const passes = await origin.commit(base, { work: 'passes\n' });
  const fails = await origin.commit(passes, { work: 'fails\n' });
  const lasts = await origin.commit(fails, { work: 'lasts\n' });
  await origin.push(42, lasts);
  commits = { base, passes, fails, lasts };
});
afterAll(() => slurm?.stop());

const contract = async (): Promise<BackendStage> => {
  const folder = await mkdtemp(join(slurm.folder, 'room-'));
  const world = slurmWorld(slurm, origin.address, folder);
  const requests = new Map<string, string>();
  return {
    backend: () => slurmBackend(world),
    order(work) {
      const order = backendOrder({ sha: commits[work], base: commits.base, intended: Date.now() });
      requests.set(order.run, order.request);
      return order;
    },
    pass: () => wait(150),
    begun: run => begunIn(noted, requests.get(run) ?? ''),
    async spoil(order) {
      const path = await readFile(join(world.settings.jobIdsDir, 'runs', order.run, 'directory'), 'utf8');
      await writeFile(join(world.settings.jobsBaseDir, path, ARTEFACT.name), ARTEFACT.text.toUpperCase());
    },
    broken: broken => slurm.suspended(broken),
    holds: true,
    onBranch: undefined,
    tidies: true,
    patience: 200,
    async end() {
      slurm.suspended(false);
      await slurm.run('scancel', '--name=ci-bot');
    },
  };
};

describe.skipIf(slurmIsMissing)('Debian package `slurm-wlm`', () =>
  backendContract('a real Slurm', contract),
);
