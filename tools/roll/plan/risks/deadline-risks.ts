import type { RunningBuild } from '../../facts.ts';
import type { Moment } from '../judged-machine.ts';
import { minutesText } from '../minutes-text.ts';
import { type Remaining, remainingOf } from '../remaining.ts';
import type { RollRisk } from '../roll-risk.ts';

/**
 * What the deadline does to builds that are waited for; those with the least work done first, since they are aborted first.
 * @param what - what waits for them.
 */
export function deadlineRisks(
  builds: readonly RunningBuild[],
  { drain, readAt }: Moment,
  what: 'its machine' | 'the leader',
): readonly RollRisk[] {
  const least = [...builds].sort(
    (one, other) => other.startedAt - one.startedAt || (one.url < other.url ? -1 : 1),
  );
  return least.flatMap((build): readonly RollRisk[] => {
    const remaining = remainingOf(build, drain, readAt);
    const says = wordsFor(remaining, `${drain.deadline}`, drain.then, what);
    if (says === undefined) return [];
    const kind = remaining.kind === 'unknown' ? 'no-estimate' : 'beyond-deadline';
    return [{ kind, about: build.url, says, path: build.url }];
  });
}

function wordsFor(
  remaining: Remaining,
  deadline: string,
  then: Moment['drain']['then'],
  what: string,
): string | undefined {
  switch (remaining.kind) {
    case 'ends':
      return remaining.beyond
        ? `runs ${minutesText(remaining.after)} more, beyond the deadline of ${deadline}; ${what} waits for it all the same`
        : undefined;
    case 'aborted':
      return `runs ${minutesText(remaining.left)} more and is aborted at the deadline, after ${deadline}`;
    case 'left':
      return `runs ${minutesText(remaining.left)} more, beyond the deadline of ${deadline}; ${what} is left for the next window`;
    case 'unknown':
      return `nobody knows how long it runs; the deadline of ${deadline} stands for it, and then ${AFTERWARDS[then](what)}`;
  }
}

const AFTERWARDS: Readonly<Record<Moment['drain']['then'], (what: string) => string>> = {
  wait: what => `${what} waits on`,
  abort: () => 'it is aborted',
  'carry-over': what => `${what} is left for the next window`,
};
