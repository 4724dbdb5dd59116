import type { KnownParameter, SeenBuild, SeenWork } from '../../adapters/jenkins/known-work.ts';
import type { RecordedWork } from '../run/recorded-work.ts';

/** Whether it is the item of the record that waits. An id alone proves nothing: they begin anew after a crash. */
export const isSameItem = (work: RecordedWork, item: SeenWork): boolean =>
  work.number === undefined && item.item === work.item && item.job === work.job && item.since === work.since;

/** Whether both are the same entry of a record. */
export const isSameWork = (some: RecordedWork, other: RecordedWork): boolean =>
  some.job === other.job &&
  some.item === other.item &&
  some.number === other.number &&
  some.since === other.since;

/**
 * Whether it is the build of the record, or the one that the recorded item became. The number of a build comes again only
 * when an older home is put back, its start never changes. An item that became a build took its parameters and causes
 * along, which another item under the same id does not have; further causes come from requests that were folded into it.
 */
export function isSameBuild(work: RecordedWork, build: SeenBuild): boolean {
  if (build.job !== work.job) return false;
  if (work.number !== undefined) return build.number === work.number && build.since === work.since;
  return (
    build.item === work.item &&
    build.since >= work.since &&
    hasSameParameters(work.parameters, build.parameters) &&
    work.causes.every(cause => build.causes.includes(cause))
  );
}

/** Whether both have the same names with the same values; secrets cannot be compared. */
export function hasSameParameters(
  some: readonly KnownParameter[],
  others: readonly KnownParameter[],
): boolean {
  return some.length === others.length && agrees(some, others) && agrees(others, some);
}

/**
 * Whether a build has been given the recorded parameters. What the job has lost since is dropped by Jenkins, and what it has
 * gained has its default: names that only one of them has do not count.
 */
export function wasGiven(recorded: readonly KnownParameter[], given: readonly KnownParameter[]): boolean {
  const values = new Map(given.map(parameter => [parameter.name, textOf(parameter)]));
  return recorded.every(
    parameter => !values.has(parameter.name) || values.get(parameter.name) === textOf(parameter),
  );
}

const agrees = (some: readonly KnownParameter[], others: readonly KnownParameter[]): boolean => {
  const values = new Map(others.map(parameter => [parameter.name, textOf(parameter)]));
  return some.every(
    parameter => values.has(parameter.name) && values.get(parameter.name) === textOf(parameter),
  );
};

/** A number that was given as text stays text in Jenkins. */
const textOf = (parameter: KnownParameter): string | undefined =>
  'secret' in parameter ? undefined : String(parameter.value);
