import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import type { Run } from '../../../bot/model/run.ts';
import { statusMarker } from '../../../bot/status/status-marker.ts';
import type { BotInstance } from './bot-instance.ts';
import { type BotWorld, keyOf } from './bot-world.ts';

/** What has to be so once everything is quiet. */
export interface Truth {
  readonly pulls: readonly HeldPull[];
  /** Comments with a command that everybody can read still, as they were first written. */
  readonly asked: readonly { readonly pull: HeldPull; readonly comment: number }[];
  /** Whether a commit may be run: whose it is, and who has approved it. */
  readonly mayRun: (sha: string) => boolean;
  /** Whether somebody, by number, may ask for a target in a pull request. */
  readonly mayAsk: (person: number, target: string, pull: HeldPull) => boolean;
}

/** Looks whether all that the bots promise is so. */
export async function checkWorld(world: BotWorld, truth: Truth): Promise<void> {
  for (const instance of world.instances) {
    for (const { sha, times, run } of instance.begun) {
      expect(times, `${run} begins`).toBeLessThanOrEqual(1);
      if (times > 0) expect(truth.mayRun(sha), `${sha} may be run`).toBe(true);
      expect(instance.system.find(run)?.ended, `the end of ${run}`).toBeDefined();
    }
    for (const pull of truth.pulls) await checkPull(world, instance, pull, truth);
  }
  for (const { pull, comment } of truth.asked)
    expect(world.reactions(pull, comment), `the answer to ${comment}`).toContain('eyes');
}

async function checkPull(
  world: BotWorld,
  instance: BotInstance,
  pull: HeldPull,
  truth: Truth,
): Promise<void> {
  const record = await instance.record(keyOf(pull));
  const own = world.comments(pull).filter(body => body.includes(statusMarker(instance.name)));
  const isTold = record !== undefined && record.runs.length + record.answers.length > 0;
  expect(own.length, `comments of ${instance.name}`).toBe(isTold ? 1 : 0);
  if (record === undefined) return;
  expect(record.pending).toEqual([]);
  if (isTold) expect(record.shown?.hash).toBe(hashOf(own[0] ?? ''));
  const audit = await instance.store.audit(10_000, keyOf(pull));
  for (const run of record.runs) {
    checkRun(run, instance, record, own[0] ?? '');
    const by = record.requests.find(({ id }) => id === run.request)?.by.id ?? 0;
    if (instance.system.begun(run.id) > 0) expect(truth.mayAsk(by, run.target, pull)).toBe(true);
    const lines = audit.map(({ what, why }) => `${what}: ${why}`);
    expect(lines).toContain(`run accepted: ${run.target} attempt ${run.attempt} of ${run.sha}`);
    if (instance.system.begun(run.id) > 0)
      expect(lines).toContain(`run started: ${run.target} of ${run.sha}`);
  }
  const refusals = record.answers.filter(({ tone }) => tone === 'refused').length;
  expect(audit.filter(({ what }) => / (?:refused|not started)$/.test(what)).length).toBeGreaterThanOrEqual(
    refusals,
  );
}

/** A run has truly ended as its comment says. */
function checkRun(run: Run, instance: BotInstance, { pull }: PullRecord, comment: string): void {
  const begun = instance.system.begun(run.id);
  const told = `${run.target} ${JSON.stringify(run.standing)}`;
  if (run.standing.kind === 'unapproved') {
    expect(begun, told).toBe(0);
    expect(pull.author.login).toBe('outsider');
    return;
  }
  if (run.standing.kind !== 'ended') throw new Error(`has not ended: ${told}`);
  const { outcome, summary } = run.standing.result;
  if (outcome === 'success' || outcome === 'failure') expect(begun, told).toBe(1);
  else expect(summary, told).not.toBe('');
  expect(outcome, told).not.toBe('unknown');
  expect(comment).toContain(run.target);
}

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);
