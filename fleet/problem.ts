/** Where something stands in the fleet file, from the top: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** In the paths of `Finding.related`: every key of a map. No key of a fleet file is written so. */
export const ANY = '*';

/** A place in a file that a person wrote. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An `error` stops everything before a file is written; a `warning` is told and does not stop. */
export type Severity = 'error' | 'warning';

/** What a check has to say, before anybody knows in which line it stands. */
export interface Finding {
  readonly severity: Severity;
  /** Stable id of the rule in kebab-case, such as `min-above-max`. */
  readonly rule: string;
  readonly path: Path;
  /** Other places the rule looked at: when one of them is broken itself, this finding is dropped. */
  readonly related?: readonly Path[];
  /** The rule in one sentence, properties in backticks. */
  readonly message: string;
  /** The value as it was written. Never a secret: the fleet file holds none. */
  readonly got?: string;
  /** What to write instead. */
  readonly fix?: string;
}

/** A finding and the line that it is about. */
export interface Problem extends Finding {
  readonly place: Place;
}

/** `pools.cpu.instances[0]`; keys that are no plain word are quoted. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text === '' ? 'the file' : text;
}
