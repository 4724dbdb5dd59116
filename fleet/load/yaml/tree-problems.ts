import type { Path, Place, Problem } from '../../problem.ts';
import { suggest } from '../../suggest.ts';
import { LIMITS } from '../limits.ts';
import { shortened } from '../written.ts';
import type { AliasFailure } from './anchors.ts';

/** Where in the file and in the data something is wrong. */
export interface Spot {
  readonly place: Place;
  readonly path: Path;
}

function problem(spot: Spot, rule: string, message: string, got: string, fix: string): Problem {
  return { severity: 'error', rule, path: spot.path, place: spot.place, message, got: shortened(got), fix };
}

/** YAML itself forbids it, and the second value would silently win. */
export function duplicateKey(spot: Spot, key: string, first: Place): Problem {
  const message = `a map has each key once; \`${key}\` stands in line ${first.line} already`;
  return problem(spot, 'yaml-duplicate-key', message, `${key} again`, 'remove one of them, or merge them');
}

/** Keys that are no text, that merge (`<<`), or that JavaScript would take for something else. */
export function badKey(spot: Spot, got: string): Problem {
  const message = 'a key is a plain word';
  const word = /^[\w.+-]+$/.test(got) && !['__proto__', 'nothing'].includes(got);
  return problem(
    spot,
    'yaml-key',
    message,
    got,
    word ? `put it in quotes: \`"${got}"\`` : 'write a plain word',
  );
}

/**
 * Explicit keys (`? key`) and anchored keys, which nobody needs; also what the parser lets pass and YAML does
 * not: a map that goes on behind the last item of a list (`- "x" ? y`) or begins behind an anchor (`a: &x b: c`).
 */
export function misplacedKey(spot: Spot, key: string): Problem {
  const message = 'a key is the first thing in its line, in the column of the other keys of its map';
  return problem(spot, 'yaml-key', message, key, 'begin a line with it, without `?` or `&` before it');
}

/** Merge keys are no part of YAML 1.2. */
export function mergeKey(spot: Spot): Problem {
  const message = 'merge keys are not used';
  return problem(
    spot,
    'yaml-merge-key',
    message,
    '<<',
    'write the keys out, or use an alias (`*name`) for the whole value',
  );
}

/** Tags could name types of other programs. */
export function tagged(spot: Spot, tag: string): Problem {
  const message = 'tags (`!` and what follows) are not used';
  return problem(spot, 'yaml-tag', message, tag, 'remove the tag; put the value in quotes when it is text');
}

/** A number that would lose digits: leading zeros, or more than 53 bits. */
export function digitsLost(spot: Spot, source: string): Problem {
  const message = 'a number has no leading zero and at most 15 digits; longer ones are text';
  return problem(spot, 'yaml-number', message, source, `put it in quotes: \`"${source}"\``);
}

/** An escape such as `\0` or `\ud800` in a quoted text. */
export function unwantedEscape(spot: Spot, source: string): Problem {
  const message = 'a text has no control characters and no halves of surrogate pairs';
  return problem(spot, 'yaml-escape', message, source, 'remove the escape');
}

/** An alias that leads nowhere, into itself, or too far. */
export function badAlias(spot: Spot, name: string, failure: AliasFailure, names: Iterable<string>): Problem {
  const got = `*${name}`;
  if (failure === 'cycle')
    return problem(
      spot,
      'yaml-anchor-cycle',
      'an anchored value does not hold itself',
      got,
      'write the value out here',
    );
  if (failure === 'too-much') return tooManyNodes(spot, got);
  const near = suggest(name, names);
  const fix =
    near === undefined
      ? `put \`&${name}\` before the value it stands for, or quote it`
      : `did you mean \`*${near}\`?`;
  return problem(spot, 'yaml-alias', 'an alias (`*`) names an anchor (`&`) further up in the file', got, fix);
}

/** Billions of values in a few lines of aliases. */
function tooManyNodes(spot: Spot, got: string): Problem {
  const message = `the file has at most ${LIMITS.nodes} values, at most ${LIMITS.depth} deep, with all aliases written out`;
  return problem(spot, 'yaml-alias-limit', message, got, 'use fewer aliases of aliases');
}
