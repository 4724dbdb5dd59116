import type { Backend, RunName, RunOrder } from '../../../bot/backends/backend.ts';
import type { Tell } from './teller.ts';

/** Who is told of what a worker asks of backends. */
export interface BackendEar {
  readonly tell: Tell;
  /** A backend has a run; the worker does not know that yet. */
  onTaken: (order: RunOrder) => void;
}

/** A backend that tells of what it was asked to do to runs. */
export function toldBackend(backend: Backend, name: string, ear: BackendEar): Backend {
  const about = ({ order }: RunName, what: string) =>
    ear.tell(name, order.pull.number, `${what} ${order.target}`);
  return {
    kind: backend.kind,
    async submit(order) {
      const submitted = await backend.submit(order);
      about({ order, handle: undefined }, submitted.held ? 'takes, and holds,' : 'takes');
      ear.onTaken(order);
      return submitted;
    },
    async release(run) {
      await backend.release(run);
      about(run, 'releases');
    },
    async cancel(run) {
      await backend.cancel(run);
      about(run, 'stops');
    },
    look: runs => backend.look(runs),
    artefact: (run, artefact) => backend.artefact(run, artefact),
    tidy: (pull, runs) => backend.tidy(pull, runs),
    runBranch: (target, branch, sha, repository) => backend.runBranch(target, branch, sha, repository),
  };
}
