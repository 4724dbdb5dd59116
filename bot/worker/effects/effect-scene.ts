import type { Backend, RunName } from '../../backends/backend.ts';
import type { PullRecord } from '../../model/pull-record.ts';
import type { Run } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import type { Configuration } from '../configurations.ts';
import { runName } from '../run-order.ts';
import type { WorkerParts } from '../worker-parts.ts';

/** What an effect is done with. */
export interface EffectScene {
  readonly record: PullRecord;
  readonly configuration: Configuration;
  readonly parts: WorkerParts;
}

/** A run with all that its effects need. */
export interface RunScene {
  readonly run: Run;
  readonly name: RunName;
  readonly target: Target;
  readonly backend: Backend;
}

/** Undefined: the run is gone, or the configuration or this instance does not know its target any more. */
export function runScene(id: string, { record, configuration, parts }: EffectScene): RunScene | undefined {
  const run = record.runs.find(known => known.id === id);
  const target = configuration.settings.targets.find(({ name }) => name === run?.target);
  const backend = target && parts.backendOf(target);
  if (run === undefined || target === undefined || backend === undefined) return undefined;
  return { run, name: runName(record, run), target, backend };
}
