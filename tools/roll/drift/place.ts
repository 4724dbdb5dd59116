import { groupName, hostTag } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { FleetMachine } from '../../adapters/fleet-machines/fleet-machines.ts';

/** What a machine's tags say it is in a fleet; the fleet file may know better by now. */
export type Place =
  | { readonly kind: 'leader' }
  /** `host` counts from 1; undefined: the name says none. */
  | { readonly kind: 'static'; readonly pool: string; readonly host: number | undefined }
  | { readonly kind: 'autoscaled'; readonly pool: string };

const GROUP_TAG = 'aws:autoscaling:groupName';

/** States from which a machine does not come back. */
const LEAVING = ['shutting-down', 'terminated'];

/** Undefined: it is of another fleet, on its way out, or neither the leader nor of a pool, as machines on which images are built. */
export function placeOf(fleet: Fleet, machine: FleetMachine): Place | undefined {
  const { tags, state } = machine;
  if (tags.get('fleet') !== fleet.fleet || LEAVING.includes(state)) return undefined;
  if (tags.get('role') === 'leader') return { kind: 'leader' };
  const pool = tags.get('pool');
  if (pool === undefined) return undefined;
  const name = tags.get('Name');
  const ofGroup = tags.has(GROUP_TAG) || machine.template !== undefined || name === groupName(fleet, pool);
  return ofGroup ? { kind: 'autoscaled', pool } : { kind: 'static', pool, host: hostOf(fleet, pool, name) };
}

/** The name is read as it is written, so that no other name can pass for a host's. */
function hostOf(fleet: Fleet, pool: string, name = ''): number | undefined {
  const number = Number(/[1-9]\d{0,4}$/.exec(name)?.[0]);
  return hostTag(fleet, pool, number) === name ? number : undefined;
}
