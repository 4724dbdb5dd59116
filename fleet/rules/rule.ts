import type { Finding, Severity } from '../problem.ts';
import type { Facts } from './facts.ts';

/** What is known of a rule without running it: the reference page lists it. */
export interface RuleAbout {
  /** Stable, in kebab-case, the name of the rule's file. */
  readonly id: string;
  /** `error`: nothing is made from such a file. `warning`: it can be meant, and seldom is. */
  readonly severity: Severity;
  /** The rule in one sentence, and why where that is not plain. */
  readonly says: string;
}

/** What a rule found in one place; rule and severity come from the rule itself. */
export type Fault = Omit<Finding, 'rule' | 'severity'>;

/** A relation between several values of a fleet file that must hold. */
export interface Rule extends RuleAbout {
  /** Every place where it does not hold, in the order of the file. Never throws. */
  readonly check: (facts: Facts) => readonly Finding[];
}

/** Makes a rule from what is said of it and from a function that yields its faults. */
export function rule(about: RuleAbout, faults: (facts: Facts) => Iterable<Fault>): Rule {
  const { id, severity } = about;
  return {
    ...about,
    check: facts => Array.from(faults(facts), fault => ({ severity, rule: id, ...fault })),
  };
}
