import type { RunName, RunOrder } from '../backends/backend.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';

/** A run as its backend is told of it. */
export const runName = (record: PullRecord, run: Run): RunName => ({
  order: orderOf(record, run),
  handle: run.handle,
});

function orderOf({ pull, requests }: PullRecord, run: Run): RunOrder {
  const request = requests.find(({ id }) => id === run.request);
  const { id, target, sha, base, attempt, index } = run;
  return {
    run: id,
    pull: pull.ref,
    target,
    sha,
    base,
    attempt,
    request: run.request,
    index,
    filter: request?.command.kind === 'benchmark' ? request.command.filter : undefined,
    intended: run.intended ?? request?.at ?? 0,
  };
}
