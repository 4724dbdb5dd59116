import type { Backend } from '../../../bot/backends/backend.ts';
import { MemoryBackend } from '../../../bot/backends/memory/memory-backend.ts';
import { MemorySystem, type RunPlan } from '../../../bot/backends/memory/memory-system.ts';
import { type PullRef, pullKey } from '../../../bot/model/pull.ts';

/** Every run waits ten seconds and succeeds after ten minutes. */
const PLAN: RunPlan = {
  waits: 10_000,
  runs: 600_000,
  outcome: 'success',
  summary: 'passed',
  tests: undefined,
  artefacts: {},
};

/**
 * A simulated Jenkins with a system for each pull request: one system looks at all its runs whenever it is asked for one, and would
 * be what is measured.
 */
export function systemPerPull(clock: () => number): Backend {
  const backends = new Map<string, MemoryBackend>();
  const of = (pull: PullRef): MemoryBackend => {
    const key = pullKey(pull);
    const known = backends.get(key);
    if (known !== undefined) return known;
    const system = new MemorySystem({ clock, places: 1_000, plan: () => PLAN });
    const made = new MemoryBackend(system, { kind: 'jenkins', holds: false });
    backends.set(key, made);
    return made;
  };
  return {
    kind: 'jenkins',
    submit: order => of(order.pull).submit(order),
    release: run => of(run.order.pull).release(run),
    cancel: run => of(run.order.pull).cancel(run),
    look: async runs => {
      const seen = await Promise.all(runs.map(run => of(run.order.pull).look([run])));
      return seen.flat();
    },
    artefact: (run, artefact) => of(run.order.pull).artefact(run, artefact),
    tidy: async () => [],
    runBranch: async () => {},
  };
}
