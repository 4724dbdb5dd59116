import type { Input } from './decision.ts';
import type { Person } from './person.ts';
import type { PullRecord } from './pull-record.ts';
import type { RepositorySettings } from './settings.ts';

/** What Facts must hold for a decision. */
export interface Needs {
  /** The pull request as GitHub has it now. Where that cannot be asked and there is no record, the delivery has to come again. */
  readonly pull: boolean;
  /** Whose standing is looked at, each once. */
  readonly standings: readonly Person[];
}

/**
 * What has to be asked before `decide` can be. It is asked anew for every input: the right to a run is looked at again in the
 * very decision after which it is handed over or released.
 */
export function needs(_record: PullRecord | undefined, _input: Input, _settings: RepositorySettings): Needs {
  return { pull: false, standings: [] };
}
