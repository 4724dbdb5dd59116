import { createColors } from 'picocolors';
import type { PlainValue } from '../../../fleet/load/tree.ts';
import { printable } from '../../report/printable.ts';
import { AREAS, type Area, type Change, type ConfigurationDiff, type Detail, type Effect } from './change.ts';

const TITLES: Readonly<Record<Area, string>> = {
  node: 'Nodes',
  cloud: 'Clouds',
  permission: 'Permissions',
  credential: 'Credentials',
  variable: 'Variables of builds',
  view: 'Views',
  setting: 'Settings',
};

const EFFECTS: Readonly<Record<Effect, string>> = {
  live: 'applies with a reload',
  'at-next-connection': 'for an agent when it connects again',
  restart: 'needs a restart',
  'deletes-node': 'deletes the node, killing its builds',
  'clears-offline-mark': 'clears its offline mark',
  'keeps-old-value': 'changes nothing',
};

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
const GRAVE: ReadonlySet<Effect> = new Set([
  'deletes-node',
  'restart',
  'clears-offline-mark',
  'keeps-old-value',
]);

type Colours = ReturnType<typeof createColors>;

/** A difference for a person: area by area, each change with what it does. Nothing in the files can steer the terminal. */
export function diffText({ changes, notes }: ConfigurationDiff, colour: boolean): string {
  if (changes.length === 0) return 'no difference\n';
  const colours = createColors(colour);
  const areas = AREAS.flatMap(area => {
    const own = changes.filter(change => change.area === area);
    return own.length === 0
      ? []
      : [[colours.bold(TITLES[area]), ...own.flatMap(each => lines(each, colours))]];
  });
  const told = notes.length === 0 ? [] : [notes.map(note => colours.yellow(`! ${note}`))];
  return `${[...areas, ...told].map(block => block.join('\n')).join('\n\n')}\n`;
}

function lines(change: Change, colours: Colours): readonly string[] {
  const effects = change.effects.map(effect =>
    GRAVE.has(effect) ? colours.yellow(EFFECTS[effect]) : EFFECTS[effect],
  );
  return [
    `  ${SIGNS[change.kind]} ${printable(change.name)}: ${effects.join('; ')}`,
    ...(change.area === 'permission'
      ? permissionLines(change)
      : change.details.map(each => detailLine(each, change.area))
    ).map(line => `      ${printable(line)}`),
    ...change.notes.map(note => `      ${colours.dim(note)}`),
  ];
}

/** Who gains and who loses what. */
function permissionLines({ details }: Change): readonly string[] {
  const gained = details.flatMap(({ after, before }) => (before === undefined ? permissionsIn(after) : []));
  const lost = details.flatMap(({ after, before }) => (after === undefined ? permissionsIn(before) : []));
  return [
    ...(gained.length > 0 ? [`gains ${gained.join(', ')}`] : []),
    ...(lost.length > 0 ? [`loses ${lost.join(', ')}`] : []),
  ];
}

/** A permission itself, a list of them, or the entry of a user or group. */
function permissionsIn(value: PlainValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(permissionsIn);
  const entry = Object.values(Object(value))[0];
  return permissionsIn(Object(entry).permissions ?? []);
}

function detailLine({ path, before, after }: Detail, area: Area): string {
  // The first step into a node or cloud is its kind, which is always the same.
  const name = path.slice(area === 'setting' || area === 'variable' ? 0 : 1).join('.');
  const [old, fresh] = [shown(before), shown(after)];
  const values = before === undefined ? fresh : after === undefined ? `${old} before` : `${old} → ${fresh}`;
  return name === '' ? values : `${name}: ${values}`;
}

const LONGEST = 120;

function shown(value: PlainValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
