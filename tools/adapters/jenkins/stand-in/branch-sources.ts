import { splitPath } from '../item-url.ts';
import type { LeaderState } from './leader-state.ts';
import type { StandInCause } from './stand-in-work.ts';
import { trigger } from './trigger-build.ts';

/** Somebody pushes a commit to the branch of a multibranch project. A Jenkins that is down is not told of it. */
export function push(state: LeaderState, job: string, commit: string): void {
  const others = state.unseen.filter(unseen => unseen.job !== job);
  if (state.life.is !== 'up') {
    state.unseen = [...others, { job, commit }];
    return;
  }
  state.unseen = others;
  const { name } = splitPath(job);
  build(state, job, commit, { kind: 'push', text: `Push event to branch ${name}` });
}

/** A project is to be scanned; as it needs a start, not while the server is quieting down. */
export function askForScan(state: LeaderState, project: string): void {
  if (!state.scans.includes(project)) state.scans = [...state.scans, project];
}

/** Scans what is to be scanned: branches are built with commits that nobody told of. */
export function scan(state: LeaderState): void {
  if (state.quiet !== undefined) return;
  for (const project of state.scans) {
    const found = state.unseen.filter(({ job }) => splitPath(job).folder === project);
    for (const { job, commit } of found) build(state, job, commit, { kind: 'scan', text: 'Branch indexing' });
    state.unseen = state.unseen.filter(unseen => !found.includes(unseen));
  }
  state.scans = [];
}

function build(state: LeaderState, job: string, commit: string, cause: StandInCause): void {
  const rest = { kind: 'pipeline', parameters: [], delay: 0, alone: false } as const;
  trigger(state, { ...rest, job, causes: [cause], commit });
}
