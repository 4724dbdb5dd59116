import type { SeenBuild, SeenWork } from '../../adapters/jenkins/known-work.ts';
import type { RecordedWork } from '../run/recorded-work.ts';
import { CLOCKS_APART } from '../run/time-limits.ts';
import { isSameBuild, wasGiven } from './identity.ts';
import type { JenkinsNow } from './jenkins-now.ts';

/** What is known when it is looked whether work was started again. */
export interface Attempt {
  /** The id of the account that starts it. */
  readonly account: string;
  /** When it was first meant, in milliseconds since 1970. */
  readonly intended: number;
  /** What other work of the roll was started as, as addresses: nothing stands for two. */
  readonly claimed: ReadonlySet<string>;
}

/**
 * What lost work was started again as: the address of a build or queue item, relative to the root; undefined: it was not.
 * A rebuild names the build that it repeats, whoever asked for it; a start with parameters is of our account, and nobody else
 * says of it what it is for: work that equals other work must be started one after another. What waits and equals it counts
 * whenever it came, since a start is folded into it. Of several the oldest counts.
 */
export function alreadyStarted(
  work: RecordedWork,
  { waiting, builds }: JenkinsNow,
  { account, intended, claimed }: Attempt,
): string | undefined {
  const others = builds.filter(build => work.number === undefined || !isSameBuild(work, build));
  const addressed: readonly Addressed[] = [
    ...waiting.map(seen => ({ seen, url: itemAddress(seen), folds: seen.repeats === undefined })),
    ...others.map(seen => ({ seen, url: buildAddress(seen), folds: false })),
  ];
  return addressed
    .filter(({ seen, url }) => !claimed.has(url) && !claimed.has(itemAddress(seen)))
    .filter(({ seen, folds }) => folds || seen.since >= intended - CLOCKS_APART)
    .filter(({ seen }) => seen.job === work.job && isStartOf(work, seen, account))
    .toSorted((a, b) => a.seen.since - b.seen.since)[0]?.url;
}

interface Addressed {
  readonly seen: SeenWork;
  readonly url: string;
  /** Jenkins folds equal requests into it. */
  readonly folds: boolean;
}

function isStartOf(work: RecordedWork, seen: SeenWork, account: string): boolean {
  if (seen.repeats !== undefined) return seen.repeats === work.number;
  return seen.accounts.includes(account) && wasGiven(work.parameters, seen.parameters);
}

const itemAddress = ({ item }: SeenWork): string => `queue/item/${item}/`;
const buildAddress = ({ job, number }: SeenBuild): string => `${job}${number}/`;
