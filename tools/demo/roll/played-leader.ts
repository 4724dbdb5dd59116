import type { LeaderHome } from '../../adapters/jenkins/stand-in/leader-home.ts';
import type { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';

/** What the playbook of the leader is to bring about. */
export interface LeaderBook {
  /** The core version of Jenkins, as it is written into the leader's image tag. */
  readonly version: string;
  /** Jenkins is restarted unless that was done since then, in milliseconds since 1970; undefined: it is not restarted. */
  readonly restartSince: number | undefined;
}

/** The machine of a leader on which a stand-in of Jenkins runs: it does to it what the playbooks do to a real one. */
export class PlayedLeader {
  readonly #standIn: StandInJenkins;
  readonly #now: () => number;
  #restarted = Number.NEGATIVE_INFINITY;
  #home: LeaderHome | undefined;
  /** How often Jenkins was restarted or started by a playbook. */
  starts = 0;
  /** Whether a Jenkins of this version comes up. */
  boots: (version: string) => boolean = () => true;

  constructor(standIn: StandInJenkins, now: () => number) {
    this.#standIn = standIn;
    this.#now = now;
  }

  /** `playbooks/leader.yml`. */
  setUp({ version, restartSince }: LeaderBook): void {
    const { process, state } = this.#standIn.state.work;
    if (state.life.is === 'passing') return;
    const isDown = state.life.is !== 'up';
    const isDue = restartSince !== undefined && this.#restarted < restartSince;
    if (!isDown && !isDue && process.running.version === version) return;
    if (!isDown) this.#home = process.snapshot();
    else if (this.#home !== undefined) process.restore(this.#home);
    process.install({ version, boots: this.boots(version) });
    if (isDown) process.boot();
    else process.goDown('clean', 'wake');
    this.#restarted = this.#now();
    this.starts += 1;
  }

  /** `playbooks/stop-leader.yml`. */
  stop(): void {
    const { process, state } = this.#standIn.state.work;
    if (state.life.is !== 'up') return;
    this.#home ??= process.snapshot();
    process.goDown('clean', 'stopped');
  }
}
