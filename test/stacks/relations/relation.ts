import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { StackView } from '../stack-view.ts';

/** Something that must hold between the parts of any stack. Returns what breaks it, in words. */
export type Relation = (view: StackView, fleet: Fleet) => readonly string[];
