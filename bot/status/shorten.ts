/** A part of the comment that is a row of items of one kind, the newest first; without any it is not there. */
export interface Section {
  /** What its items are called when some are left out, in the plural. */
  readonly name: string;
  readonly before: string;
  readonly items: readonly string[];
  readonly between: string;
  readonly after: string;
  /** Sections with a lower number lose their oldest items first; undefined: it stays whole. */
  readonly rank: number | undefined;
}

/** Room for the sentence that says what was left out. */
const RESERVE = 600;

/**
 * The sections as one text, at most so long: where it would be longer, whole items are left out, the oldest of the section with
 * the lowest rank first, and a last line says how many. What stays whole must fit by itself.
 */
export function shortened(sections: readonly Section[], longest: number): string {
  const whole = joined(sections);
  if (whole.length <= longest) return whole;
  let excess = whole.length - (longest - RESERVE);
  const kept = new Map<Section, Section>();
  for (const section of byRank(sections)) {
    const fewer = without(section, excess);
    excess -= lengthOf(section) - lengthOf(fewer);
    kept.set(section, fewer);
    if (excess <= 0) break;
  }
  const left = [...kept].map(
    ([before, { items }]) => [before.name, before.items.length - items.length] as const,
  );
  const text = joined(sections.map(section => kept.get(section) ?? section));
  return `${text}${leftOut(left.filter(([, count]) => count > 0))}`;
}

const byRank = (sections: readonly Section[]): readonly Section[] =>
  sections
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0));

/** A section without so many of its oldest items that it is shorter by the excess, as far as it goes. */
function without(section: Section, excess: number): Section {
  const { items, between } = section;
  let count = items.length;
  for (let saved = 0; saved < excess && count > 0; count--)
    saved += (items[count - 1]?.length ?? 0) + between.length;
  return { ...section, items: items.slice(0, count) };
}

const GAP = '\n\n';

const textOf = ({ before, items, between, after }: Section): string =>
  items.length === 0 ? '' : `${before}${items.join(between)}${after}${GAP}`;

const lengthOf = (section: Section): number => textOf(section).length;

const joined = (sections: readonly Section[]): string => sections.map(textOf).join('');

const leftOut = (left: readonly (readonly [string, number])[]): string =>
  `Left out, since a comment can be no longer: ${left.map(([name, count]) => `${count} ${name}`).join(', ')}.\n`;
