import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { MachineTemplate } from '../../adapters/fleet-machines/fleet-machines.ts';
import type { MachineFacts } from '../facts.ts';
import { placeNotes } from './place-notes.ts';
import type { SeenMachine } from './seen-machine.ts';
import { templateNotes } from './template-notes.ts';
import { unknownNotes } from './unknown-notes.ts';

/** What was seen of a fleet in AWS, and what `driftOf` made of it. */
export interface Seen {
  readonly machines: readonly SeenMachine[];
  readonly templates: readonly MachineTemplate[];
  readonly facts: readonly MachineFacts[];
}

/**
 * What somebody who rolls a fleet should know beside the drift, a sentence each: what `fleet apply` has to do first,
 * machines that are missing or one too many, and what could not be compared.
 */
export const notesOf = (fleet: Fleet, pins: ImagePins, seen: Seen): readonly string[] => [
  ...placeNotes(fleet, seen.facts),
  ...templateNotes(fleet, pins, seen.templates),
  ...unknownNotes(fleet, pins, seen.machines),
];
