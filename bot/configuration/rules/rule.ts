import type { Finding } from '../../../fleet/problem.ts';
import type { Fault, RuleAbout } from '../../../fleet/rules/rule.ts';

/** A relation between several values of a file that must hold. */
export interface Rule<File> extends RuleAbout {
  /** Every place where it does not hold, in the order of the file. Never throws. */
  readonly check: (file: File) => readonly Finding[];
}

/** Makes a rule from what is said of it and from a function that yields its faults. */
export function rule<File>(about: RuleAbout, faults: (file: File) => Iterable<Fault>): Rule<File> {
  const { id, severity } = about;
  return {
    ...about,
    check: file => Array.from(faults(file), fault => ({ severity, rule: id, ...fault })),
  };
}
