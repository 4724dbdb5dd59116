import type { JenkinsItem } from '../adapters/jenkins/jenkins.ts';
import { BadConfig, parseConfig } from '../adapters/jenkins/parse-config.ts';
import { printConfig } from '../adapters/jenkins/print-config.ts';
import { childOf, type XmlElement } from '../adapters/jenkins/xml-element.ts';
import { configDifference } from './config-difference.ts';
import type { JobChange } from './job-change.ts';
import { readMarker } from './marker.ts';
import { withFieldsOf } from './own-fields.ts';
import { removals } from './removals.ts';
import type { WantedJobs } from './wanted-jobs.ts';

/** What makes a server's jobs those of the fleet, in the order in which it can be done. */
export interface JobsPlan {
  readonly changes: readonly JobChange[];
  /** How many wanted items are as they should be. */
  readonly unchanged: number;
}

/** What is on the server: all items, and the configurations of those that are wanted and ours. */
export interface PresentJobs {
  readonly items: readonly JenkinsItem[];
  readonly configurations: ReadonlyMap<string, string>;
}

/** Whether an item carries the marker of a fleet. */
export const isOurs = ({ description }: JenkinsItem, fleet: string): boolean =>
  readMarker(description)?.fleet === fleet;

/**
 * Compares what is wanted with what is there. Whatever lacks this fleet's marker is left as it is, and nothing is put into a
 * folder that is not ours. Folders come before what stands in them, removals last and the other way round.
 */
export function planJobs(fleet: string, wanted: WantedJobs, present: PresentJobs): JobsPlan {
  const items = new Map(present.items.map(item => [item.path, item]));
  const refused = new Set<string>();
  const changes: JobChange[] = [];
  for (const [path, element] of wanted) {
    const change = refusedBelow(path, refused) ?? changeOf(fleet, path, element, items.get(path), present);
    if (change?.kind === 'refused') refused.add(path);
    if (change !== undefined) changes.push(change);
  }
  return {
    changes: [...changes, ...removals(fleet, new Set(wanted.keys()), present.items)],
    unchanged: wanted.size - changes.length,
  };
}

function refusedBelow(path: string, refused: ReadonlySet<string>): JobChange | undefined {
  const above = [...refused].find(folder => path.startsWith(`${folder}/`));
  return above === undefined ? undefined : refusal(path, `\`${above}\` is not ours`);
}

const refusal = (path: string, why: string): JobChange => ({ kind: 'refused', path, why });

function changeOf(
  fleet: string,
  path: string,
  wanted: XmlElement,
  item: JenkinsItem | undefined,
  { configurations }: PresentJobs,
): JobChange | undefined {
  if (item === undefined) return { kind: 'add', path, configuration: printConfig(wanted) };
  if (!isOurs(item, fleet)) return refusal(path, foreignWords(item));
  const seen = configurations.get(path);
  return seen === undefined
    ? refusal(path, 'its configuration was not read')
    : comparison(path, wanted, seen);
}

function foreignWords({ description }: JenkinsItem): string {
  const other = readMarker(description);
  return other === undefined
    ? 'somebody else made it: it lacks the marker of this fleet'
    : `it belongs to the fleet \`${other.fleet}\``;
}

function comparison(path: string, wanted: XmlElement, seen: string): JobChange | undefined {
  const present = readable(seen);
  if (present === undefined) return refusal(path, 'its configuration cannot be read');
  if (present.name !== wanted.name)
    return refusal(
      path,
      'it is another kind of job now; delete it by hand, with its builds, to have it made anew',
    );
  const difference = configDifference(wanted, present);
  if (difference === undefined) return undefined;
  const kind = stampIn(present) === stampIn(wanted) ? 'by-hand' : 'change';
  return { kind, path, configuration: printConfig(withFieldsOf(wanted, present)), seen, difference };
}

const stampIn = (root: XmlElement): string | undefined =>
  readMarker(childOf(root, 'description')?.text ?? '')?.stamp;

function readable(configuration: string): XmlElement | undefined {
  try {
    return parseConfig(configuration);
  } catch (error) {
    if (error instanceof BadConfig) return undefined;
    throw error;
  }
}
