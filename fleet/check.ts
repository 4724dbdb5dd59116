import type { InstanceCatalogue } from './catalogue/instance-types.ts';
import { type Loaded, loadDocument } from './load/load.ts';
import { checkRelations } from './rules/all-rules.ts';
import { type Fleet, fleetSchema } from './schema/fleet.ts';

/** What reading a fleet file needs. */
export interface LoadFleetOptions {
  /** Returns a file's text; what it throws becomes a problem. */
  readonly read: (file: string) => string;
  readonly catalogue: InstanceCatalogue;
}

/** Reads a fleet file with its bases and checks it whole: each value by the schema, all relations by the rules. */
export function loadFleet(file: string, { read, catalogue }: LoadFleetOptions): Loaded<Fleet> {
  return loadDocument<Fleet>(file, {
    read,
    schema: fleetSchema,
    rules: fleet => checkRelations({ fleet, catalogue }),
  });
}
