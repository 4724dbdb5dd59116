import { printable } from '../report/printable.ts';
import { chainText } from './check-chain.ts';
import type { CheckFacts } from './check-report.ts';
import type { AskedLabel } from './check-uses.ts';
import { clipped } from './clipped.ts';

const MOST_PLACES = 3;
const MOST_NAMES = 30;
/** In characters. */
const LONGEST_LABEL = 80;
const LONGEST_CHAIN = 300;

/** What is asked for, where and by which way, what no job uses, and a count; for a person. */
export function checkTable(facts: CheckFacts): string {
  const { labels, unusedPools, unusedLabels } = facts;
  const idle = unusedPools.map(
    ({ pool, purpose }) => `\`${pool}\`${purpose === null ? '' : ` (${purpose})`}`,
  );
  const parts = [
    ...(labels.length > 0 ? [labels.map(askedLines).join('\n')] : []),
    ...sentence('pools that no job uses', idle),
    ...sentence(
      'labels that no job asks for',
      unusedLabels.map(label => `\`${label}\``),
    ),
    summary(facts),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sentence(what: string, names: readonly string[]): readonly string[] {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return names.length === 0 ? [] : [printable(`${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`)];
}

/** A label with its pools, and below it some of the places that ask for it. */
function askedLines({ kind, text, pools, uses }: AskedLabel): string {
  const name = clipped(text, LONGEST_LABEL);
  const title = `${kind === 'job' ? `nodeFor(${name})` : name}: ${pools.length === 0 ? 'no pool' : pools.join(', ')}`;
  const places = uses
    .slice(0, MOST_PLACES)
    .map(chain => `  ${clipped(`${chain[0].file}: ${chainText(chain)}`, LONGEST_CHAIN)}`);
  const more = uses.length > MOST_PLACES ? [`  and ${uses.length - MOST_PLACES} more`] : [];
  return [title, ...places, ...more].map(printable).join('\n');
}

function summary({ files, labels, undecided }: CheckFacts): string {
  const wrong = labels.filter(({ error }) => error !== null).length;
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  return [
    `${count(files.length, 'file')}: ${count(labels.length, 'label')} asked for`,
    wrong === 0 ? 'each has a pool' : `${wrong} without a pool`,
    `${count(undecided.length, 'place')} undecided`,
  ].join(', ');
}
