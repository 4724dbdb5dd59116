import { homeOf, type LeaderHome, restoreHome } from './leader-home.ts';
import { type Phase, phaseOf } from './leader-life.ts';
import type { Installation, LeaderState } from './leader-state.ts';
import { boot, goDown, loseWork, settleAt, settleNow } from './restart-leader.ts';

const RELOADING = 1_800;
/** A restart that waits for nothing begins only so long after it was asked for, in milliseconds. */
const DECIDING = 200;

/** A Jenkins as a process: how it goes down and comes up again, and what is installed. */
export class LeaderProcess {
  readonly #now: () => LeaderState;

  /** @param now brings the state to the present time */
  constructor(now: () => LeaderState) {
    this.#now = now;
  }

  /** How it answers. */
  phase(): Phase {
    const { life, at } = this.#now();
    return phaseOf(life, at);
  }

  /** A clean restart, just after it answers again, until `settle`: the queue is there, nothing stands on an executor, no agent is back. */
  restart(): void {
    this.#begin('clean');
  }

  /** The same after SIGKILL: the queue is lost, and ids start again. */
  crash(): void {
    this.#begin('killed');
  }

  #begin(how: 'clean' | 'killed'): void {
    const state = this.#now();
    loseWork(state, how);
    state.starts += 1;
    settleAt(state, Number.POSITIVE_INFINITY);
  }

  /** The agents are back, and Pipelines go on. */
  settle(): void {
    settleNow(this.#now());
  }

  /** Goes down as soon as no build is left that must be waited for, and no new one begins. */
  goDownSafely(next: 'restart' | 'exit', reason: string | null): void {
    const state = this.#now();
    state.quiet = { reason };
    state.pending = { next, from: state.at + DECIDING };
  }

  /** Goes down at once; `wake`: and starts again. */
  goDown(how: 'clean' | 'killed', next: 'wake' | 'stopped'): void {
    goDown(this.#now(), how, next);
  }

  /** Starts it, after its process ended or its start failed. */
  boot(): void {
    boot(this.#now());
  }

  /** Reads its configuration again, during which it answers as one that starts. */
  reload(): void {
    const state = this.#now();
    const phases = [{ phase: 'down', lasts: RELOADING }] as const;
    state.life = { is: 'passing', since: state.at, phases, next: 'go on' };
  }

  /** What runs. */
  get running(): Installation {
    return this.#now().running;
  }

  /** Changes what the next start runs; `now`: and what runs, as if it had always been so. */
  install(change: Partial<Installation>, when: 'now' | 'next start' = 'next start'): void {
    const state = this.#now();
    state.installed = { ...state.installed, ...change };
    if (when === 'now') state.running = state.installed;
  }

  /** A snapshot of its disk. */
  snapshot(): LeaderHome {
    return homeOf(this.#now());
  }

  /** Puts a snapshot in place of the disk of a Jenkins whose process has ended. */
  restore(home: LeaderHome): void {
    const state = this.#now();
    if (state.life.is === 'up') throw new RangeError('it runs');
    restoreHome(state, home);
  }
}
