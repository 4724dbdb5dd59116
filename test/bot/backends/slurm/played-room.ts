import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlurmBackend } from '../../../../bot/backends/slurm/slurm-backend.ts';
import { SLURM_LIMITS, type SlurmWorld } from '../../../../bot/backends/slurm/slurm-world.ts';
import type { SlurmSettings } from '../../../../bot/configuration/operator-settings.ts';
import { PlayedSlurm } from './played-slurm.ts';
import { slurmSettings } from './slurm-settings.ts';

/** In memory where there is such a place: the backend waits for the disk at each of its records. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A backend before a played Slurm, with files in a temporary folder. */
export interface PlayedRoom {
  readonly folder: string;
  readonly slurm: PlayedSlurm;
  readonly world: SlurmWorld;
  /** A new one, as another worker has it. */
  backend(): SlurmBackend;
  end(): Promise<void>;
}

export async function playedRoom(said: Partial<SlurmSettings> = {}): Promise<PlayedRoom> {
  const folder = await mkdtemp(join(PLACE, 'played-slurm-'));
  const slurm = new PlayedSlurm();
  // Little with what hangs, and much with what a busy machine is slow to do.
  const patience = (calls: number) => (slurm.mayHang(calls) ? 8 : 60_000);
  const world: SlurmWorld = {
    settings: slurmSettings(folder, said),
    programs: slurm,
    git: 'git',
    environment: {},
    clock: () => Date.UTC(2026, 10, 21, 12),
    facets: (_repository, target) => {
      const [architecture = '', repository = '', accelerator] = target.split(' ');
      return { architecture, repository, ...(accelerator === undefined ? {} : { accelerator }) };
    },
    cloneAddress: () => '/origin.git',
    limits: {
      ...SLURM_LIMITS,
      resultGrace: 0,
      get command() {
        return patience(1);
      },
      // Of a whole checkout.
      get git() {
        return patience(10);
      },
    },
  };
  return {
    folder,
    slurm,
    world,
    backend: () => new SlurmBackend(world),
    end: () => rm(folder, { recursive: true, force: true }),
  };
}
