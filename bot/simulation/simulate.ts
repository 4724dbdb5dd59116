import { readEvent } from '../comments/read-event.ts';
import { decide } from '../core/decide.ts';
import { textDigest } from '../core/digest.ts';
import { needs } from '../core/needs.ts';
import { newRecord } from '../core/new-record.ts';
import type { BotEvent, Delivery } from '../model/bot-event.ts';
import type { AuditEntry, Facts, Input, Standing } from '../model/decision.ts';
import type { Effect, Ended } from '../model/effect.ts';
import type { Person } from '../model/person.ts';
import type { Pull } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { RepositorySettings } from '../model/settings.ts';
import { statusComment } from '../status/status-comment.ts';

/** What a simulation takes for granted. */
export interface Assumed {
  readonly settings: RepositorySettings;
  readonly instance: string;
  /** The pull request as GitHub would have it. */
  readonly pull: Pull;
  /** What people are to the repository; who is not asked for here is nobody. */
  readonly standingOf: (person: Person) => Standing;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the bot would do. */
export interface Simulated {
  /** In the order in which they would be done, if each succeeds. */
  readonly effects: readonly Effect[];
  readonly audit: readonly AuditEntry[];
  /** The comment as it would stand then; undefined: none would. */
  readonly comment: string | undefined;
}

/** A bound for what a single event can give rise to. */
const ROUNDS = 100;

/** What would follow from a delivery: every effect is taken for done, and nothing is done. */
export function simulate({ id, event }: Delivery, assumed: Assumed): Simulated {
  const effects: Effect[] = [];
  const audit: AuditEntry[] = [];
  const tell = (record: PullRecord | undefined, input: Input): PullRecord | undefined => {
    const decision = decide(record, input, factsOf(record, input, assumed));
    audit.push(...(decision?.audit ?? []));
    return decision?.record ?? record;
  };
  let record = tell(knownBefore(event, assumed), {
    kind: 'event',
    id,
    event,
    reading: readEvent(event, assumed.settings),
  });
  for (let round = 0; round < ROUNDS && record !== undefined; round += 1) {
    const next: PullRecord['pending'][number] | undefined = record.pending.toSorted(
      (one, other) => one.due - other.due,
    )[0];
    if (next === undefined) {
      const ticked = tell(record, { kind: 'tick' });
      if (ticked?.pending.length === 0) break;
      record = ticked;
      continue;
    }
    effects.push(next.effect);
    record = tell(record, { kind: 'ended', key: next.key, ended: endOf(next.effect, record, assumed) });
  }
  const shows = effects.some(({ kind }) => kind === 'show');
  return { effects, audit, comment: shows && record ? statusComment(record, assumed) : undefined };
}

/** Words are about a pull request that is known, with the head that it had when they were written. */
const knownBefore = ({ kind }: BotEvent, { pull }: Assumed): PullRecord | undefined =>
  kind === 'comment' || kind === 'review' ? newRecord(pull, 0) : undefined;

function factsOf(record: PullRecord | undefined, input: Input, assumed: Assumed): Facts {
  const { settings, instance, now, pull, standingOf } = assumed;
  const wanted = needs(record, input, settings);
  return {
    now,
    instance,
    settings,
    configurationProblems: [],
    pull: wanted.pull ? pull : undefined,
    moved: 'never',
    standings: wanted.standings.map(standingOf),
  };
}

/** Every effect succeeds. Clusters hold what they are handed. */
function endOf(effect: Effect, record: PullRecord, assumed: Assumed): Ended {
  if (effect.kind === 'show') {
    const hash = textDigest(statusComment(record, assumed));
    return { kind: 'done', got: { kind: 'comment', id: record.comment ?? 1, hash } };
  }
  if (effect.kind === 'tidy') return { kind: 'done', got: { kind: 'tidied', moved: [] } };
  if (effect.kind !== 'submit') return { kind: 'done' };
  const run = record.runs.find(({ id }) => id === effect.run);
  const held = assumed.settings.targets.some(
    ({ name, backend }) => name === run?.target && backend === 'slurm',
  );
  return { kind: 'done', got: { kind: 'submitted', handle: 'simulated', link: undefined, held } };
}
