import { join } from 'node:path';
import type { RunName, RunOrder } from '../../../bot/backends/backend.ts';
import { MemoryBackend } from '../../../bot/backends/memory/memory-backend.ts';
import { MemorySystem } from '../../../bot/backends/memory/memory-system.ts';
import { jobPath } from '../../../bot/backends/slurm/job-path.ts';
import type { PullRef } from '../../../bot/model/pull.ts';
import type { Files } from '../../adapters/files/files.ts';

/** How long the build waits for a node and runs, in milliseconds. */
const WAITS = 40_000;
const RUNS = 80_000;

const ARTEFACT = 'eessi-2023.06-software-linux-x86_64-amd-zen2.tar.gz';

/** A cluster on which nothing is built, with job directories that are on the disk. Submitted runs are held, as by `sbatch --hold`. */
export class DemoCluster extends MemoryBackend {
  readonly #files: Files;
  readonly #folder: string;
  /** What runs there. */
  readonly system: MemorySystem;

  private constructor(system: MemorySystem, files: Files, folder: string) {
    super(system, { kind: 'slurm', holds: true });
    this.system = system;
    this.#files = files;
    this.#folder = folder;
  }

  static open(files: Files, folder: string, clock: () => number): DemoCluster {
    const plan = () => ({
      waits: WAITS,
      runs: RUNS,
      outcome: 'success' as const,
      summary: 'built',
      tests: { outcome: 'success' as const, summary: '41 passed' },
      artefacts: { [ARTEFACT]: 'what was built\n' },
    });
    return new DemoCluster(new MemorySystem({ clock, places: 1, plan }), files, folder);
  }

  override async submit(order: RunOrder) {
    const submitted = await super.submit(order);
    this.#files.write(join(this.#directory(order), 'job.cfg'), `run = ${order.run}\nsha = ${order.sha}\n`);
    return submitted;
  }

  override async tidy(_pull: PullRef, runs: readonly RunName[]) {
    return runs.flatMap(({ order }) => {
      const from = this.#directory(order);
      const to = join(this.#folder, 'trash', from.slice(join(this.#folder, 'jobs/').length));
      const names = this.#files.list(from);
      for (const name of names) {
        this.#files.write(join(to, name), this.#files.read(join(from, name)));
        this.#files.remove(join(from, name), this.#folder);
      }
      return names.length === 0 ? [] : [{ from, to }];
    });
  }

  #directory(order: RunOrder): string {
    const [architecture = ''] = order.target.split(' ');
    return join(this.#folder, 'jobs', jobPath(order, architecture, undefined));
  }
}
