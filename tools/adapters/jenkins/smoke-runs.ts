import { FLEET_FOLDER } from '../../../fleet/resolve/names.ts';
import { itemUrl } from './item-url.ts';
import type { SmokeRun, SmokeState } from './jenkins-control.ts';
import type { KnownWork, SeenBuild } from './known-work.ts';
import type { Waiting } from './read-builds.ts';

/** The address of the smoke job, relative to the root. */
export const SMOKE_JOB = itemUrl(`${FLEET_FOLDER}/smoke`);

/**
 * The parameters of a run. What the job only writes down, ROLL, names the run: the roll and when it was meant, so that no
 * clock of Jenkins is compared with ours.
 */
export const smokeParameters = ({
  label,
  node,
  roll,
  intended,
}: SmokeRun): Readonly<Record<string, string>> => ({
  LABEL: label,
  NODE: node ?? '',
  ROLL: `${roll}.${intended}`,
});

/** Where a run may be seen. */
interface SmokeSightings {
  /** The address of the smoke job. */
  readonly job: string;
  readonly waiting: Waiting;
  readonly builds: readonly SeenBuild[];
}

/** A run that was started before, waiting or begun; undefined: there is none. The newest counts. */
export function smokeSoFar(run: SmokeRun, { job, waiting, builds }: SmokeSightings): SmokeState | undefined {
  const wanted = Object.entries(smokeParameters(run));
  const isIt = (work: KnownWork) =>
    work.job === job &&
    wanted.every(([name, value]) =>
      work.parameters.some(given => given.name === name && 'value' in given && given.value === value),
    );
  const build = builds.filter(isIt).sort((a, b) => b.number - a.number)[0];
  if (build) {
    const url = `${job}${build.number}/`;
    return { kind: kindOf(build, waiting.parts.includes(url)), url };
  }
  const item = waiting.work.find(isIt);
  return item && { kind: 'queued', url: `queue/item/${item.item}/` };
}

function kindOf({ result }: SeenBuild, waits: boolean): SmokeState['kind'] {
  if (result === undefined) return waits ? 'queued' : 'running';
  return result === 'SUCCESS' ? 'passed' : 'failed';
}
