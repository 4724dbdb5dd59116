import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { asRepository } from '../../../bot/github/stand-in/repository-acts.ts';
import { pullKey } from '../../../bot/model/pull.ts';
import type { Run } from '../../../bot/model/run.ts';
import type { BotPlace } from './bot-place.ts';
import { BUILD } from './settings.ts';

/** How a story ended. */
export interface BotAccount {
  /** Runs that were taken on, and those of them that a backend has begun. */
  readonly runs: number;
  readonly begun: number;
  readonly deliveries: number;
  /** What is not as it should be; empty: nothing. */
  readonly wrong: readonly string[];
}

/** How each run should have ended: `#1 sanity 1: failure`. */
export type Expected = ReadonlyMap<HeldPull, readonly string[]>;

/** Compares what the bot remembers with what Jenkins, the cluster and GitHub saw. */
export async function accountOf(place: BotPlace, expected: Expected): Promise<BotAccount> {
  const { opened, github } = place;
  const told = await Promise.all([...expected].map(([pull, ends]) => pullAccount(place, pull, ends)));
  const { waiting, dead } = await opened.queue.depth();
  const refused = github.webhooks.listed().filter(({ item }) => statusOf(item) !== 202).length;
  return {
    runs: told.reduce((sum, { runs }) => sum + runs, 0),
    begun: told.reduce((sum, { begun }) => sum + begun, 0),
    deliveries: github.webhooks.listed().length,
    wrong: [
      ...told.flatMap(({ wrong }) => wrong),
      ...(waiting + dead > 0 ? [`${waiting} deliveries wait, ${dead} could not be handled`] : []),
      ...(refused > 0 ? [`${refused} deliveries were not taken`] : []),
    ],
  };
}

const statusOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'status_code' in item ? item.status_code : undefined;

async function pullAccount(place: BotPlace, pull: HeldPull, expected: readonly string[]) {
  const key = pullKey({ repository: asRepository(pull.repository), number: pull.number });
  const runs = (await place.opened.store.read(key))?.record.runs ?? [];
  const ends = runs.map(
    ({ target, attempt, standing }) =>
      `${target} ${attempt}: ${standing.kind === 'ended' ? standing.result.outcome : standing.kind}`,
  );
  const comments = conversation(pull).filter(({ byBot }) => byBot).length;
  const targets = [...Map.groupBy(runs, ({ target }) => target)];
  const begun = targets.map(([target, its]) => begunOf(place, pull, target, its));
  const wrong = [
    ...difference(expected, ends).map(end => `it did not come to ${end}`),
    ...difference(ends, expected).map(end => `it came to ${end}`),
    ...begun.flatMap(({ wrong: each }) => each),
    ...(comments === 1 ? [] : [`the bot wrote ${comments} comments`]),
  ];
  return {
    runs: runs.length,
    begun: begun.reduce((sum, { times }) => sum + times, 0),
    wrong: wrong.map(each => `#${pull.number}: ${each}`),
  };
}

const difference = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.filter(each => !other.includes(each));

/** How often a backend began runs of a target, which is to be once for each that it was handed. */
function begunOf({ cluster, jenkins }: BotPlace, { number }: HeldPull, target: string, runs: readonly Run[]) {
  const handed = runs.filter(({ intended }) => intended !== undefined).length;
  const times =
    target === BUILD
      ? runs.reduce((sum, { id }) => sum + cluster.system.begun(id), 0)
      : jenkins.builds(target, number);
  return {
    times,
    wrong: times === handed ? [] : [`${target} was handed over ${handed} times and began ${times} times`],
  };
}
