import type { BuildState } from './jenkins-control.ts';
import type { Sleep } from './retry.ts';

/** A way of ending a build, from the kindest on. Only Pipelines know the others. */
export type Way = 'stop' | 'term' | 'kill';

/** How long each way is given, in milliseconds. While Jenkins is quiet, a Pipeline ends by the last one only. */
export interface Patience extends Readonly<Record<Way, number>> {
  /** How long to wait between two looks, in milliseconds. */
  readonly look: number;
}

/** A stopped build has time to clean up. */
export const USUAL_PATIENCE: Patience = { stop: 30_000, term: 15_000, kill: 15_000, look: 2_000 };

/** A build that is to end. */
export interface EndingBuild {
  look(): Promise<{ readonly state: BuildState; readonly pipeline: boolean }>;
  end(way: Way): Promise<void>;
}

/** Ends a build. @returns `building` when it did not end in time. */
export async function endBuild(build: EndingBuild, patience: Patience, sleep: Sleep): Promise<BuildState> {
  const first = await build.look();
  let { state } = first;
  const ways: readonly Way[] = first.pipeline ? ['stop', 'term', 'kill'] : ['stop'];
  for (const way of ways) {
    if (state.kind !== 'building') break;
    await build.end(way);
    ({ state } = await build.look());
    for (let waited = 0; state.kind === 'building' && waited < patience[way]; waited += patience.look) {
      await sleep(patience.look);
      ({ state } = await build.look());
    }
  }
  return state;
}
