import { createColors } from 'picocolors';
import { printable } from '../report/printable.ts';
import type { JobAct } from './apply-jobs.ts';
import type { JobChange } from './job-change.ts';
import type { JobsPlan } from './plan-jobs.ts';

const VERBS: Readonly<Record<JobChange['kind'], string>> = {
  add: 'add',
  change: 'change',
  'by-hand': 'change back',
  remove: 'remove',
  refused: 'refuse',
  kept: 'keep',
};

const DONE_VERBS: Readonly<Record<JobChange['kind'], string>> = {
  add: 'added',
  change: 'changed',
  'by-hand': 'changed back',
  remove: 'removed',
  refused: 'refused',
  kept: 'kept',
};

/** What a plan would do, for a person: a line for each change, with the lines that differ, and a sum. */
export function planText({ changes, unchanged }: JobsPlan, { colour }: { readonly colour: boolean }): string {
  const colours = createColors(colour);
  const lines = changes.map(change => {
    const head = `${VERBS[change.kind]} ${printable(change.path)}`;
    switch (change.kind) {
      case 'add':
        return colours.green(head);
      case 'remove':
        return colours.red(head);
      case 'refused':
      case 'kept':
        return colours.yellow(`${head}: ${printable(change.why)}`);
      default:
        return `${colours.yellow(head)}\n${patchText(change.difference, colours)}`;
    }
  });
  return `${[...lines, sumText(changes, unchanged)].join('\n')}\n`;
}

function patchText(difference: string, colours: ReturnType<typeof createColors>): string {
  const paint = (line: string) => {
    if (line.startsWith('+')) return colours.green(line);
    return line.startsWith('-') ? colours.red(line) : line;
  };
  return difference
    .split('\n')
    .map(line => `    ${paint(printable(line.replaceAll('\t', '  ')))}`)
    .join('\n');
}

function sumText(changes: readonly JobChange[], unchanged: number): string {
  const counts = Object.entries(VERBS).flatMap(([kind, verb]) => {
    const count = changes.filter(change => change.kind === kind).length;
    return count === 0 ? [] : [`${count} to ${verb}`];
  });
  return [...counts, `${unchanged} as they should be`].join(', ');
}

/** A plan as JSON, without the configurations themselves. */
export const planJson = ({ changes, unchanged }: JobsPlan) => ({
  changes: changes.map(change => {
    const { kind, path } = change;
    if ('difference' in change) return { kind, path, difference: change.difference };
    return 'why' in change ? { kind, path, why: change.why } : { kind, path };
  }),
  unchanged,
});

/** One line of the journal. */
export function actText({ kind, path, outcome, why }: JobAct): string {
  const verb = { done: DONE_VERBS[kind], left: 'left', failed: `could not ${VERBS[kind]}` }[outcome];
  return `${verb} ${printable(path)}${why === '' ? '' : `: ${printable(why)}`}\n`;
}
