import type { RunName, RunOrder } from '../backends/backend.ts';
import type { PullRecord } from '../core/pull-record.ts';
import type { Run } from '../core/run.ts';

/** A run as its backend is told of it. */
export const runName = (record: PullRecord, run: Run): RunName => ({
  order: orderOf(record, run),
  handle: run.handle,
});

function orderOf({ pull, requests, runs }: PullRecord, run: Run): RunOrder {
  const request = requests.find(({ id }) => id === run.request);
  const command = request?.command;
  return {
    run: run.id,
    pull: pull.ref,
    target: run.target,
    sha: run.sha,
    base: pull.base.sha,
    attempt: run.attempt,
    request: run.request,
    index: runs.filter(other => other.request === run.request).findIndex(({ id }) => id === run.id),
    filter: command?.kind === 'benchmark' ? command.filter : undefined,
    intended: run.intended ?? request?.at ?? 0,
  };
}
