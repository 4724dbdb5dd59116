import type { LeaderState } from './leader-state.ts';

/** An item is deleted with all that is in it: its builds end and are forgotten, what waits goes, and numbers begin anew. */
export function forgetItem(state: LeaderState, item: string): void {
  const within = (job: string) => job === item || job.startsWith(`${item}/`);
  for (const [key, { job }] of state.builds) if (within(job)) state.builds.delete(key);
  for (const [key, { build }] of state.finished) if (within(build.job)) state.finished.delete(key);
  for (const job of state.numbers.keys()) if (within(job)) state.numbers.delete(job);
  state.queue = state.queue.filter(({ of }) => !within(of.kind === 'part' ? of.build.job : of.job));
  state.scans = state.scans.filter(project => !within(project));
  state.unseen = state.unseen.filter(({ job }) => !within(job));
}
