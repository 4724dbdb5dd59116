import type { PlainValue } from '../../../fleet/load/tree.ts';
import { isList, isMap } from '../identity.ts';
import { AREAS, type Change, type ConfigurationDiff } from './change.ts';
import { type Difference, differences } from './differences.ts';
import { outcomeOf } from './effects.ts';
import { withoutSecrets } from './hidden.ts';
import { isThing, type Thing, thingAt } from './things.ts';

/**
 * How two configurations of Jenkins differ, by meaning: nodes, clouds, credentials, permissions, variables and views by
 * name, settings by path; and what each change does when Jenkins reads the new one. The order of keys does not matter,
 * nor that of lists whose items have names. Nothing is shown of secrets that stand in the file.
 */
export function configurationDiff(before: PlainValue, after: PlainValue): ConfigurationDiff {
  const groups = new Map<string, { readonly thing: Thing; readonly found: Difference[] }>();
  for (const difference of differences(before, after, isThing)) {
    const thing = thingAt(difference.steps);
    const key = JSON.stringify(difference.steps.slice(0, thing.depth));
    const group = groups.get(key) ?? { thing, found: [] };
    group.found.push(difference);
    groups.set(key, group);
  }
  const changes = [...groups.values()].map(({ thing, found }) => changeOf(thing, found, after));
  return { changes: changes.sort(inOrder), notes: changes.length === 0 ? [] : notesOn(before, after) };
}

function changeOf({ area, name, depth }: Thing, found: readonly Difference[], now: PlainValue): Change {
  const details = found.map(({ steps, before, after }) => ({
    path: steps.slice(depth),
    before: withoutSecrets(before, steps.at(-1)),
    after: withoutSecrets(after, steps.at(-1)),
  }));
  const whole = found.find(({ steps }) => steps.length === depth);
  const change = { area, name, kind: kindOf(whole), details };
  return {
    ...change,
    ...outcomeOf(change, whole?.after === undefined && whole !== undefined && !isHeld(whole, now)),
  };
}

/** Whether the file still sets the attribute of Jenkins, or of another object that lives on, in which a thing stood. */
function isHeld({ steps }: Difference, now: PlainValue): boolean {
  const holder = steps.slice(0, steps[0] === 'jenkins' ? 2 : 3);
  let value: PlainValue | undefined = now;
  for (const step of holder) value = isMap(value) ? value[step] : undefined;
  return value !== undefined;
}

function kindOf(whole: Difference | undefined): Change['kind'] {
  if (whole === undefined) return 'changed';
  if (whole.before === undefined) return 'added';
  return whole.after === undefined ? 'removed' : 'changed';
}

const inOrder = (a: Change, b: Change): number =>
  AREAS.indexOf(a.area) - AREAS.indexOf(b.area) || (a.name < b.name ? -1 : 1);

/** How many nodes or clouds a file lists; undefined: it has no list, and Jenkins leaves them alone. */
function countOf(configuration: PlainValue, list: 'nodes' | 'clouds'): number | undefined {
  const jenkins = isMap(configuration) ? configuration.jenkins : undefined;
  const items = isMap(jenkins) ? jenkins[list] : undefined;
  return isList(items) ? items.length : undefined;
}

function notesOn(before: PlainValue, after: PlainValue): readonly string[] {
  const nodes = countOf(after, 'nodes');
  const first = nodes !== undefined && countOf(before, 'nodes') === undefined;
  return [
    ...(nodes ? [CLEARS_MARKS] : []),
    ...(first ? [DELETES_OTHERS] : []),
    ...(countOf(after, 'clouds') ? [FORGETS] : []),
  ];
}

/** Seen on Jenkins 2.528; newer ones keep the mark (`Nodes.setNodes`). */
const CLEARS_MARKS =
  'reading the file clears the offline mark of every node that it lists, changed or not: cordon again afterwards';
const DELETES_OTHERS =
  'the file lists nodes now: every permanent node of Jenkins that is not in the list is deleted';
/** What a cloud has asked for and what it is about to end are fields that are not saved (`EC2FleetCloud`). */
const FORGETS =
  'reading the file makes every cloud anew: ec2-fleet forgets what it has asked for, and a group may grow by more than is needed';
