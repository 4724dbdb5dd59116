import type { Fleet } from '../../fleet/schema/fleet.ts';
import { terraformOf } from '../../stacks/synth.ts';
import { type StackView, viewOf } from './stack-view.ts';

/** A pin for every image of a fleet. */
export function pinsFor(fleet: Pick<Fleet, 'images'>): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(fleet.images).map((image, index) => [image, `ami-${String(index).padStart(17, '0')}`]),
  );
}

/** The whole stack of a fleet, with made-up images. */
export function synthesised(fleet: Fleet): StackView {
  return viewOf(terraformOf({ fleet, pins: pinsFor(fleet), source: 'fleet.yaml' }));
}
