import { bareResult } from '../model/bare-result.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { keyOf } from './effects.ts';
import { forgetOldest } from './handled.ts';
import { partBytes, recordBytes } from './part-json.ts';
import { isOpen } from './stop.ts';

/** How large a record may grow, in bytes of JSON: a DynamoDB item holds 400 KB. */
export const MOST_BYTES = 300_000;

/** As many as `runsPerHour` can be, so that they can be counted. */
const MOST_ENDED = 100;
const MOST_REQUESTS = 30;
const MOST_APPROVALS = 20;
const MOST_TIDIED = 100;
const MOST_REACTIONS = 60;

/**
 * The record without what is old. Open runs, their requests and approvals stay, and so does the newest run of each target, which says
 * what failed last and how often it was tried. Of other runs the newest hundred stay, of requests without runs the newest thirty. What
 * is too large nevertheless loses the details of runs that ended, the oldest first, then these runs. Nothing runs twice by that:
 * what was asked is known by its mark (`handled`), not by its request or run.
 */
export function bounded(record: PullRecord): PullRecord {
  const counted = withinCounts(record);
  return recordBytes(counted) <= MOST_BYTES ? counted : withinSize(counted);
}

function withinCounts(record: PullRecord): PullRecord {
  const { runs, approvals, tidied } = record;
  const busy = busyRuns(record);
  const ended = runs.filter(run => !busy.has(run.id));
  const gone = new Set(ended.slice(0, Math.max(0, ended.length - MOST_ENDED)).map(({ id }) => id));
  const kept = gone.size === 0 ? runs : runs.filter(({ id }) => !gone.has(id));
  const shas = new Set([record.pull.head.sha, ...kept.filter(isOpen).map(({ sha }) => sha)]);
  const needed = approvals.filter(
    ({ sha }, index) => shas.has(sha) || index >= approvals.length - MOST_APPROVALS,
  );
  return forgetOldest({
    ...withFewerRequests(withFewerReactions({ ...record, runs: kept })),
    approvals: needed.length === approvals.length ? approvals : needed.slice(-3 * MOST_APPROVALS),
    tidied: tidied.slice(-MOST_TIDIED),
  });
}

/** Runs that are open, that something is still to be done with, or that are the newest of their target. */
function busyRuns({ runs, pending }: PullRecord): ReadonlySet<string> {
  const newest = new Map(runs.map(({ target, id }) => [target, id]));
  const open = runs.filter(isOpen).map(({ id }) => id);
  return new Set([
    ...open,
    ...newest.values(),
    ...pending.flatMap(({ effect }) => ('run' in effect ? [effect.run] : [])),
  ]);
}

function withFewerRequests(record: PullRecord): PullRecord {
  const { requests, runs, pending } = record;
  if (requests.length <= MOST_REQUESTS) return record;
  const used = new Set([
    ...runs.map(({ request }) => request),
    ...pending.flatMap(({ effect }) => ('request' in effect ? [effect.request] : [])),
  ]);
  const idle = requests.filter(({ id }) => !used.has(id));
  const kept = new Set(idle.slice(-MOST_REQUESTS));
  return { ...record, requests: requests.filter(one => used.has(one.id) || kept.has(one)) };
}

/** Reactions that could not be made for long are of no more use to anybody. */
function withFewerReactions(record: PullRecord): PullRecord {
  const reactions = record.pending.filter(({ effect }) => effect.kind === 'react');
  if (reactions.length <= MOST_REACTIONS) return record;
  const gone = new Set(reactions.slice(0, reactions.length - MOST_REACTIONS));
  return { ...record, pending: record.pending.filter(one => !gone.has(one)) };
}

/** Goes well below the limit, so that it is not to be done again at once. */
function withinSize(record: PullRecord): PullRecord {
  let excess = recordBytes(record) - (MOST_BYTES * 3) / 4;
  const shorter = record.runs.map(run => {
    if (excess <= 0 || isOpen(run)) return run;
    const less = bare(run, record);
    excess -= partBytes(run) - partBytes(less);
    return less;
  });
  const busy = new Set(record.pending.flatMap(({ effect }) => ('run' in effect ? [effect.run] : [])));
  const fewer = shorter.filter(run => {
    if (excess <= 0 || isOpen(run) || busy.has(run.id)) return true;
    excess -= partBytes(run);
    return false;
  });
  const smaller = withFewerRequests({ ...record, runs: fewer });
  if (excess <= 0) return smaller;
  const answers = smaller.answers.slice(-2).map(each => ({ ...each, folded: undefined }));
  return { ...smaller, answers, tidied: [] };
}

/** A run of which only how it ended is left, unless its artefacts are on their way. */
function bare(run: Run, { pending }: PullRecord): Run {
  const { standing } = run;
  const isUploading = pending.some(
    ({ key }) => key === keyOf({ kind: 'publish', run: run.id }) || key === `upload:${run.id}`,
  );
  if (standing.kind !== 'ended' || isUploading) return run;
  const { outcome, summary, report } = standing.result;
  return { ...run, standing: { ...standing, result: { ...bareResult(outcome, summary), report } } };
}
