import { referencesIn, textsIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

/** Every reference leads to a resource of the stack. */
export const references: Relation = view =>
  [...view.values()].flatMap(({ address, attributes }) =>
    textsIn(attributes)
      .flatMap(referencesIn)
      .filter(target => !view.has(target))
      .map(target => `${address} refers to ${target}, which is not there`),
  );
