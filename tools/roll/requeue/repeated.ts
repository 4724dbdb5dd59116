import type { SeenBuild, SeenWork } from '../../adapters/jenkins/known-work.ts';
import type { LeaderRecord, RecordedWork } from '../run/recorded-work.ts';
import { CLOCKS_APART } from '../run/time-limits.ts';
import { hasSameParameters, isSameBuild, isSameItem } from './identity.ts';
import type { Downtime, JenkinsNow } from './jenkins-now.ts';

/** Work that is not there any more, and what is left of its build. */
export interface Gone {
  readonly work: RecordedWork;
  readonly build: SeenBuild | undefined;
}

/**
 * What is gone and was not started again by anybody. The ec2-fleet plugin does so when a node goes away, unless it is told not
 * to: a Freestyle build comes back with its parameters and causes, a Pipeline with parameters and without any cause. A person
 * may have rebuilt a Pipeline. What waited, nobody starts again. Each build counts for one of those that are gone.
 */
export function withoutRepeated(
  gone: readonly Gone[],
  { work }: LeaderRecord,
  { waiting, builds }: JenkinsNow,
  { down }: Downtime,
): readonly Gone[] {
  const fresh: ReadonlySet<SeenWork> = new Set([
    ...waiting.filter(item => !work.some(each => isSameItem(each, item))),
    ...builds.filter(build => !work.some(each => isSameBuild(each, build))),
  ]);
  const left = new Set([...fresh].filter(({ since }) => since >= down - CLOCKS_APART));
  return gone.filter(each => {
    const repetition = [...left].find(seen => repeats(each.work, seen));
    if (repetition !== undefined) left.delete(repetition);
    return repetition === undefined;
  });
}

function repeats(work: RecordedWork, seen: SeenWork): boolean {
  if (seen.job !== work.job || work.number === undefined) return false;
  if (seen.repeats !== undefined) return seen.repeats === work.number;
  if (!hasSameParameters(work.parameters, seen.parameters)) return false;
  return seen.causes.length === 0 || (work.kind === 'freestyle' && sameTexts(seen.causes, work.causes));
}

const sameTexts = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every(text => others.includes(text));
