import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlainValue } from '../../../fleet/load/tree.ts';
import { schemaFindings } from '../../../tools/configuration/check/schema-findings.ts';
import { isList, isMap } from '../../../tools/configuration/identity.ts';
import { configurationText } from '../../jenkins-casc/configuration/jenkins-yaml.ts';
import { ownFleets } from '../../jenkins-casc/configuration/read-fleets.ts';

/** A configuration with one mistake, and where it stands. */
interface Mistaken {
  readonly at: string;
  readonly value: PlainValue;
}

/** The value once for each of its keys with that key misspelt, and once for each scalar with a map in its place. */
function* mistakes(value: PlainValue, at = ''): Generator<Mistaken> {
  if (isList(value)) {
    for (const [index, item] of value.entries())
      for (const wrong of mistakes(item, at)) yield { at: wrong.at, value: value.with(index, wrong.value) };
  } else if (isMap(value))
    for (const [key, below] of Object.entries(value)) {
      const { [key]: _gone, ...others } = value;
      yield { at: `${at}.${key}`, value: { ...others, [`${key}x`]: below } };
      for (const wrong of mistakes(below, `${at}.${key}`))
        yield { at: wrong.at, value: { ...value, [key]: wrong.value } };
    }
  else yield { at: `${at} as a map`, value: { nothing: 1 } };
}

/** One mistake for each kind of place: that it is in the tenth node tells nothing new. */
function unalike(value: PlainValue): readonly Mistaken[] {
  const found = new Map<string, Mistaken>();
  for (const mistake of mistakes(value)) if (!found.has(mistake.at)) found.set(mistake.at, mistake);
  return [...found.values()];
}

describe('the schema describes all that we write', () => {
  it.each([...ownFleets])('each key of %s misspelt, and each value a map, is refused', (_file, fleet) => {
    const accepted = unalike(parse(configurationText(fleet))).filter(
      ({ value }) => schemaFindings(value).length === 0,
    );
    expect(accepted.map(({ at }) => at)).toEqual([]);
  });
});
