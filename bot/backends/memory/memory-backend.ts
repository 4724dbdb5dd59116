import { checksum } from '../../artefacts/checksum.ts';
import type { PullRef } from '../../model/pull.ts';
import type { Artefact, RunResult } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import type { BackendKind } from '../../model/target.ts';
import { type Backend, BackendFailed, type RunName, type RunOrder, type Submitted } from '../backend.ts';
import type { MemoryRun, MemorySystem } from './memory-system.ts';

/** A call of a backend. */
export type BackendCall = 'submit' | 'release' | 'cancel' | 'look' | 'artefact' | 'tidy' | 'runBranch';

/** What goes wrong with a call: nothing happens, it happens and the answer is lost, or it is refused for good. */
type BackendFault = 'fails' | 'answer-lost' | 'refused';

/** How a simulated backend behaves. */
export interface MemoryBackendOptions {
  readonly kind: BackendKind;
  /** Whether runs wait for their release, as on Slurm. */
  readonly holds: boolean;
  /** Waited for at each call: its latency. */
  readonly passes?: (call: BackendCall) => Promise<void>;
  /** Asked at each call; undefined: it goes well. */
  readonly fault?: (call: BackendCall) => BackendFault | undefined;
}

/** A backend before a simulated system, for tests of what stands before backends, and for the demonstration. */
export class MemoryBackend implements Backend {
  readonly kind: BackendKind;
  readonly #system: MemorySystem;
  readonly #options: MemoryBackendOptions;

  constructor(system: MemorySystem, options: MemoryBackendOptions) {
    this.kind = options.kind;
    this.#system = system;
    this.#options = options;
  }

  submit(order: RunOrder): Promise<Submitted> {
    return this.#called('submit', () => {
      const { handle, released } = this.#system.add(order, this.#options.holds);
      return { handle, link: linkOf(handle), held: released === undefined };
    });
  }

  release({ order }: RunName): Promise<void> {
    return this.#called('release', () => this.#system.release(order.run));
  }

  cancel({ order }: RunName): Promise<void> {
    return this.#called('cancel', () => this.#system.cancel(order.run));
  }

  look(runs: readonly RunName[]): Promise<readonly Sighting[]> {
    return this.#called('look', () => runs.map(({ order }) => this.#sighting(order.run)));
  }

  artefact({ order }: RunName, artefact: Artefact): Promise<Uint8Array> {
    return this.#called('artefact', () => {
      const text = this.#system.find(order.run)?.plan.artefacts[artefact.name];
      if (text === undefined || checksum(text) !== artefact.sha256)
        throw new BackendFailed(`artefact ${JSON.stringify(artefact.name)} is not what it was`, {
          later: false,
        });
      return new TextEncoder().encode(text);
    });
  }

  tidy(_pull: PullRef, _runs: readonly RunName[]): ReturnType<Backend['tidy']> {
    return this.#called('tidy', () => []);
  }

  runBranch(target: string, branch: string, sha: string): Promise<void> {
    return this.#called('runBranch', () => this.#system.branch(target, branch, sha));
  }

  async #called<Got>(call: BackendCall, act: () => Got): Promise<Got> {
    await this.#options.passes?.(call);
    const fault = this.#options.fault?.(call);
    if (fault === 'refused')
      throw new BackendFailed(`the simulated system refuses ${call}`, { later: false });
    if (fault === 'fails') throw new BackendFailed(`the simulated system fails at ${call}`, { later: true });
    const got = act();
    if (fault === 'answer-lost') throw new BackendFailed(`the answer to ${call} was lost`, { later: true });
    return got;
  }

  #sighting(run: string): Sighting {
    const known = this.#system.find(run);
    return known === undefined ? { kind: 'absent' } : sighted(known, this.#system.position(run));
  }
}

function sighted(run: MemoryRun, position: number): Sighting {
  const { released, began, ended, plan } = run;
  const link = linkOf(run.handle);
  const expectedEnd = Number.isFinite(plan.runs) && began !== undefined ? began + plan.runs : undefined;
  if (ended !== undefined) return { kind: 'ended', at: ended, since: began, result: resultOf(run), link };
  if (began !== undefined) return { kind: 'running', since: began, expectedEnd, link };
  if (released === undefined) return { kind: 'held', link };
  return { kind: 'queued', position, why: 'the simulated system is busy', expectedEnd: undefined, link };
}

function resultOf({ stopped, plan, handle }: MemoryRun): RunResult {
  const artefacts = Object.entries(plan.artefacts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text).length,
    sha256: checksum(text),
    source: `${handle}/${name}`,
  }));
  return {
    outcome: stopped ? 'cancelled' : plan.outcome,
    summary: stopped ? 'stopped' : plan.summary,
    details: [],
    tests: stopped ? undefined : plan.tests,
    artefacts: stopped ? [] : artefacts,
    report: undefined,
  };
}

const linkOf = (handle: string): string => `https://runs.example/${handle}`;
