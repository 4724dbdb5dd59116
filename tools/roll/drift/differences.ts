import type { InstanceType } from '../../../fleet/values/instance-type.ts';
import type { Drift } from '../facts.ts';

/** @param wanted undefined: there is no pin, so nothing can be said */
export const imageDrift = (has: string, wanted: string | undefined): readonly Drift[] =>
  wanted === undefined || has === wanted ? [] : [{ kind: 'image', has, wanted }];

/** @param wanted each of them will do */
export function typeDrift(has: string, wanted: readonly InstanceType[]): readonly Drift[] {
  const names = wanted.map(({ name }) => name);
  return names.includes(has) ? [] : [{ kind: 'instance-type', has, wanted: names }];
}

/** A setting of which one side may be unknown; then nothing is said. */
export const settingDrift = (
  what: string,
  has: string | undefined,
  wanted: string | undefined,
): readonly Drift[] =>
  has === undefined || wanted === undefined || has === wanted
    ? []
    : [{ kind: 'settings', what, has, wanted }];
