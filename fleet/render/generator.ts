import type { Fleet } from '../schema/fleet.ts';

/** The hand-written files of a generator's folder (templates, scripts, roles): texts by path relative to it. */
export type Parts = ReadonlyMap<string, string>;

/** What a generator is made from. */
export interface GeneratorInputs {
  readonly fleet: Fleet;
  /** The fleet file's path, to be named where a person reads it. */
  readonly source: string;
  readonly parts: Parts;
}

/**
 * Makes files: texts by path relative to the generator's own folder below `out/<fleet>/`. The marker of generated files
 * is put into them afterwards; JSON is an exception, since it has no comments.
 */
export type Generator = (inputs: GeneratorInputs) => ReadonlyMap<string, string>;
