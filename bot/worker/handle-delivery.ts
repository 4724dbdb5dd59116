import { readEvent } from '../comments/read-event.ts';
import { type BotEvent, type Delivery, pullRefOf } from '../model/bot-event.ts';
import { type PullRef, pullKey } from '../model/pull.ts';
import type { StoredRecord } from '../stores/bot-store.ts';
import type { Configuration } from './configurations.ts';
import type { InDoubt } from './gather-facts.ts';
import { alone } from './lease.ts';
import { lookNow } from './look-after.ts';
import { settle } from './settle.ts';
import { takeIn } from './take-in.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Somebody else has the pull request in hand just now. */
export class Busy extends Error {
  constructor(pull: string) {
    super(`another worker is at ${pull}`);
    this.name = 'Busy';
  }
}

/**
 * Handles a delivery: decides, writes down, does. Twice is as good as once.
 * @param inDoubt - whether it is decided also where GitHub does not say what somebody is
 * @throws Busy, ForgeFailed, StoreFailed: it is to be handled again
 */
export async function handleDelivery(
  { id, event }: Delivery,
  parts: WorkerParts,
  inDoubt: InDoubt,
): Promise<void> {
  if (event.kind === 'push' || event.kind === 'installation') return forgetOld(event, parts);
  const ref = pullRefOf(event);
  const configuration = await parts.configurations.of(ref.repository);
  if (configuration === undefined) {
    parts.log('ignored', { delivery: id, pull: pullKey(ref), why: 'the repository has no `.ci-bot.yaml`' });
    return;
  }
  const reading = readEvent(event, configuration.settings);
  const input = { kind: 'event', id, event, reading } as const;
  const done = await alone(`pull:${pullKey(ref)}`, parts, async keep => {
    // What is told then is what is so now.
    const isAsked = reading.asked.some(({ command }) => command.kind === 'status');
    const known = isAsked ? await lookAtKnown(ref, configuration, parts) : undefined;
    let told = await takeIn(ref, input, configuration, parts, { inDoubt, known });
    if (told !== undefined && event.kind === 'report')
      told = await takeReport(event, told, configuration, parts);
    if (told !== undefined) await settle(ref, told, configuration, parts, keep);
  });
  if (done === 'busy') throw new Busy(pullKey(ref));
}

/** Keeps what a runner reports, and looks at its run at once. */
async function takeReport(
  { pull: ref, run, report }: Extract<BotEvent, { kind: 'report' }>,
  stored: StoredRecord,
  configuration: Configuration,
  parts: WorkerParts,
): Promise<StoredRecord | undefined> {
  await parts.store.setNote(`report:${run}`, JSON.stringify(report));
  return lookNow({ ref, stored, configuration }, parts, ({ id }) => id === run);
}

async function lookAtKnown(
  ref: PullRef,
  configuration: Configuration,
  parts: WorkerParts,
): Promise<StoredRecord | undefined> {
  const stored = await parts.store.read(pullKey(ref));
  return stored && lookNow({ ref, stored, configuration }, parts);
}

/** After these the next that asks for a repository's configuration gets the newest. */
function forgetOld(event: BotEvent, { configurations, log }: WorkerParts): void {
  if (event.kind === 'push' && event.isDefault) configurations.forget(event.repository);
  if (event.kind !== 'installation') return;
  for (const repository of event.repositories) {
    configurations.forget(repository);
    log('installation', { change: event.change, repository: repository.name });
  }
}
