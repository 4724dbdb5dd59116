import type { Facts } from '../model/decision.ts';
import type { Run } from '../model/run.ts';
import type { Target } from '../model/target.ts';

/** The targets among these that this instance runs. */
export const own = (targets: readonly Target[], { instance }: Facts): readonly Target[] =>
  targets.filter(target => target.instance === instance);

/** The target of a run, if this instance still runs it. */
export const targetOf = (run: Run, { settings, instance }: Facts): Target | undefined =>
  settings.targets.find(target => target.name === run.target && target.instance === instance);
