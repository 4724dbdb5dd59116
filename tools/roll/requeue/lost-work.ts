import { fullNameOf } from '../../adapters/jenkins/item-path.ts';
import type { SeenBuild } from '../../adapters/jenkins/known-work.ts';
import type { LeaderRecord, LostWork, RecordedWork } from '../run/recorded-work.ts';
import { endOf } from './end-of-build.ts';
import { isSameBuild, isSameItem, isSameWork } from './identity.ts';
import type { Downtime, JenkinsNow } from './jenkins-now.ts';
import { type Gone, withoutRepeated } from './repeated.ts';

/**
 * Recorded work that neither waits, nor runs, nor ended by itself, nor was started again by somebody else. What was begun by
 * a Pipeline that is gone itself is left out: it is begun again with that one. Complete once `SETTLING` is over since Jenkins
 * is back. An item that a person cancelled after the record looks lost.
 * @param found - what was found lost before: it was seen to, and is not told again
 */
export function lostWork(
  record: LeaderRecord,
  now: JenkinsNow,
  downtime: Downtime,
  found: readonly LostWork[] = [],
): readonly LostWork[] {
  const gone = record.work.flatMap((work): readonly Gone[] => {
    if (now.waiting.some(item => isSameItem(work, item))) return [];
    const build = now.builds.find(each => isSameBuild(work, each));
    return build !== undefined && endOf(build, record.at, downtime) !== 'restart' ? [] : [{ work, build }];
  });
  const unseen = gone.filter(({ work }) => !found.some(each => isSameWork(each.work, work)));
  return withoutRepeated(unseen, record, now, downtime)
    .filter(({ work }) => !gone.some(other => begins(other.work, work)))
    .map(({ work, build }) => ({ work, how: howAgain(work, build) }));
}

/** Only what is left can be rebuilt; Jenkins does not rebuild where there is a password. */
function howAgain({ kind, parameters }: RecordedWork, build: SeenBuild | undefined): LostWork['how'] {
  if (parameters.some(parameter => 'secret' in parameter)) return 'by-hand';
  return kind === 'pipeline' && build !== undefined ? 'rebuild' : 'parameters';
}

/** How `hudson.model.Cause.UpstreamCause` is worded. */
const UPSTREAM = /^Started by upstream project "(.*)" build number (\d+)$/;

/** Whether a build has started other work, as the step `build` of a Pipeline does. */
const begins = ({ job, number }: RecordedWork, { causes }: RecordedWork): boolean =>
  number !== undefined &&
  causes.some(cause => {
    const [, project, count] = UPSTREAM.exec(cause) ?? [];
    return project === fullNameOf(job) && Number(count) === number;
  });
