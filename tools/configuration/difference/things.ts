import type { Area } from './change.ts';

const ANY = '*';

/** Where things with a name of their own stand; `*` is any step. An item of a list is one step, its kind the next. */
const THINGS: readonly (readonly [Area, readonly string[]])[] = [
  ['node', ['jenkins', 'nodes', ANY]],
  ['cloud', ['jenkins', 'clouds', ANY]],
  ['permission', ['jenkins', 'authorizationStrategy', ANY, 'entries', ANY]],
  ['credential', ['credentials', 'system', 'domainCredentials', ANY, 'credentials', ANY]],
  ['variable', ['jenkins', 'globalNodeProperties', 'envVars', 'envVars', 'env', ANY]],
  ['view', ['jenkins', 'views', ANY]],
];

/** The thing that a path leads into. */
export interface Thing {
  readonly area: Area;
  /** With the kind in front where that belongs to the name, as in `user octocat`. */
  readonly name: string;
  /** How many steps lead to it. */
  readonly depth: number;
}

/** Which thing a path leads to or into; a setting when it is none with a name. */
export function thingAt(steps: readonly string[]): Thing {
  for (const [area, pattern] of THINGS)
    if (
      steps.length >= pattern.length &&
      pattern.every((step, index) => step === ANY || step === steps[index])
    )
      return { area, name: nameOf(area, steps[pattern.length - 1] ?? ''), depth: pattern.length };
  return { area: 'setting', name: steps.join('.'), depth: steps.length };
}

/** Of most things the kind says nothing: there are only permanent nodes. Of a permission it does: user or group. */
const nameOf = (area: Area, identity: string): string =>
  area === 'permission' ? identity : identity.slice(identity.indexOf(' ') + 1);

/** Whether a path leads to a thing with a name of its own. */
export const isThing = (steps: readonly string[]): boolean => {
  const { area, depth } = thingAt(steps);
  return area !== 'setting' && depth === steps.length;
};
