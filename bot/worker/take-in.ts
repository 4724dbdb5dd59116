import { decide } from '../core/decide.ts';
import type { Input } from '../core/decision.ts';
import { needs } from '../core/needs.ts';
import { nextLook } from '../core/next-look.ts';
import { type PullRef, pullKey } from '../core/pull.ts';
import type { PullRecord } from '../core/pull-record.ts';
import { StoreFailed } from '../stores/bot-store.ts';
import type { Configuration } from './configurations.ts';
import { gatherFacts, type InDoubt } from './gather-facts.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How often a record is decided on anew because somebody else wrote it meanwhile. */
const RACES = 10;

/**
 * Tells the core something and writes down what follows; nothing is done yet.
 * @param inDoubt - of an event; of anything else it is decided although GitHub does not answer
 * @returns the record as it is now; undefined: the pull request is none of ours
 * @throws ForgeFailed, StoreFailed; then nothing was written
 */
export async function takeIn(
  ref: PullRef,
  input: Input,
  configuration: Configuration,
  parts: WorkerParts,
  inDoubt: InDoubt = 'go on',
): Promise<PullRecord | undefined> {
  const { store, log } = parts;
  const key = pullKey(ref);
  for (let race = 0; race < RACES; race += 1) {
    const stored = await store.read(key);
    const wanted = needs(stored?.record, input, configuration.settings);
    const facts = await gatherFacts(ref, wanted, configuration, parts, inDoubt);
    // A pull request that GitHub does not know: nothing can be decided of it.
    if (stored === undefined && wanted.pull && facts.pull === undefined) return undefined;
    const decision = decide(stored?.record, input, facts);
    if (decision === undefined) return stored?.record;
    const next = nextLook(decision.record, facts.now, parts.pollInterval);
    const written = await store.write(key, stored?.version ?? 0, decision.record, {
      audit: decision.audit,
      next,
    });
    if (written === 'written') {
      for (const { what, why, cause } of decision.audit) log(what, { pull: key, why, cause });
      return decision.record;
    }
  }
  throw new StoreFailed(`the record of ${key} was written by somebody else ${RACES} times in a row`);
}
