import fc from 'fast-check';
import { seededRandom } from '../../../bot/benchmarks/seeded-random.ts';
import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import { conversation, type Somebody } from '../../../bot/github/stand-in/people.ts';
import type { Carriage } from './bot-instance.ts';
import type { Mishap } from './bot-process.ts';
import { BotWorld, handleQueue, type Job, lookAfterRuns, personOf } from './bot-world.ts';
import { checkWorld } from './check-world.ts';

const COMMENTS = [
  'bot: build repo:stack-2023.06 arch:x86_64/amd/zen2',
  '@ci-bot run ci [unix-cpu]',
  'bot: build repo:stack-2023.06 arch:x86_64/amd/zen2',
  '@ci-bot run ci [unix-cpu]',
  '@ci-bot run ci [all]',
  '@ci-bot rerun failed',
  '@ci-bot abort',
  '@ci-bot approve',
  '@ci-bot runbenchmarks',
  '@ci-bot status\n@ci-bot run ci [unix-gpu]',
  '@ci-bot run ci [unix-gpo]',
  'bot: deploy',
  '@ci-bot help',
  '@ci-bot dead letters',
] as const;
const PEOPLE = ['author', 'committer', 'outsider', 'admin'] as const;
const WRITERS: readonly string[] = ['committer', 'admin'];

/** Something that somebody does, that time does, or that the bots do. */
type Act =
  | { readonly kind: 'comment'; readonly by: (typeof PEOPLE)[number]; readonly text: string }
  | { readonly kind: 'edit' | 'delete' | 'push' | 'close' | 'reopen' | 'merge' | 'label' | 'unlabel' }
  | { readonly kind: 'approve'; readonly by: (typeof PEOPLE)[number] }
  | { readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly kind: 'work' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('comment' as const),
      by: fc.constantFrom(...PEOPLE, 'committer', 'committer', 'admin'),
      text: fc.constantFrom(...COMMENTS),
    }),
  },
  { weight: 9, arbitrary: fc.constant({ kind: 'work' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('push', 'reopen', 'label', 'unlabel', 'edit', 'delete') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('push', 'close', 'close', 'merge') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('approve' as const), by: fc.constantFrom(...PEOPLE) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(300, 7_000, 61_000, 400_000),
    }),
  },
);

/** A history: what happens, in which of two pull requests, and the seed of everything that goes wrong meanwhile. */
export const histories = fc.record({
  seed: fc.nat(),
  /** How many of a hundred calls go wrong. */
  ill: fc.constantFrom(0, 3, 12),
  acts: fc.array(fc.record({ act: acts, first: fc.boolean() }), {
    minLength: 10,
    maxLength: 40,
    size: 'max',
  }),
});

type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

const MISHAPS: readonly Mishap[] = [
  'fails',
  'fails',
  'answer-lost',
  'answer-lost',
  'killed before',
  'killed after',
  { after: 90_000 },
  { slow: 25_000 },
];
/** Each with how often it is chosen. */
const CARRIAGES: readonly Carriage[] = [
  'comes',
  'comes',
  'comes',
  'comes',
  'comes twice',
  'late',
  'failed',
  'vanished',
];

/** Lets a history happen, to its end, and looks whether all is as it has to be. */
export async function live({ seed, ill, acts: all }: History): Promise<void> {
  const world = new BotWorld();
  const random = seededRandom(seed);
  const one = <T>(from: readonly [T, ...T[]] | readonly T[]): T => {
    const chosen = from[Math.floor(random() * from.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  const { scene } = world;
  const open = (by: Somebody, branch: string, fork: boolean): HeldPull =>
    by.open(scene.repository, { branch, files: { 'a.txt': branch }, fork });
  const pulls = [open(scene.committer, 'mend', false), open(scene.outsider, 'other', true)] as const;
  const stage = new Stage(world, pulls);
  world.choose = many => Math.floor(random() * many);
  if (ill > 0)
    world.carriage = (_, { event, action }) => {
      const carriage = one(CARRIAGES);
      // GitHub has no list of reviews, and of labels only that they are there.
      const isListed = event === 'issue_comment' || (event === 'pull_request' && !/label/.test(action ?? ''));
      return carriage === 'vanished' && !isListed ? 'failed' : carriage;
    };
  const mishap = (call: string): Mishap | undefined => {
    if (random() * 100 >= ill) return undefined;
    // Of GitHub's refusals there is nothing that could be told under the pull request.
    return /^(?:jenkins|slurm|gitlab|uploader)/.test(call) && random() < 0.3 ? 'refused' : one(MISHAPS);
  };
  const jobs: readonly Job[] = [handleQueue, handleQueue, lookAfterRuns, world.reconcile];
  for (const { act, first } of all) {
    world.pass(100);
    if (act.kind !== 'work') {
      stage.act(act, pulls[first ? 0 : 1]);
      continue;
    }
    for (const instance of world.instances) {
      await instance.arrive(random() < 0.3);
      while (instance.processes.filter(({ dead }) => !dead).length < 2) instance.start(mishap);
    }
    const work = world.instances.flatMap(({ processes }) =>
      processes.flatMap(process => (process.dead ? [] : [{ process, job: one(jobs) }])),
    );
    // A job that a store keeps from beginning is begun another time.
    await world.run(work.map(({ process, job }) => ({ process, job: each => job(each).catch(() => {}) })));
  }
  await world.settle();
  await checkWorld(world, stage);
}

/** The people, and what is true of what they did. */
class Stage {
  readonly asked: { readonly pull: HeldPull; readonly comment: number }[] = [];
  readonly pulls: readonly HeldPull[];
  readonly #approved = new Set<string>();
  readonly #world: BotWorld;

  constructor(world: BotWorld, pulls: readonly HeldPull[]) {
    this.#world = world;
    this.pulls = pulls;
    this.#trusted(pulls[0]);
  }

  #trusted(pull: HeldPull | undefined): void {
    if (pull?.author.login === 'committer') this.#approved.add(pull.head.sha);
  }

  readonly mayRun = (sha: string): boolean => this.#approved.has(sha);

  readonly mayAsk = (person: number, target: string, { author }: HeldPull): boolean => {
    const { committer, admin } = this.#world.scene;
    if ([committer, admin].some(each => personOf(each).id === person)) return true;
    return author.id === person && target.startsWith('unix');
  };

  act(act: Exclude<Act, { kind: 'work' }>, pull: HeldPull): void {
    const { scene } = this.#world;
    const author = pull.author.id === scene.committer.account.id ? scene.committer : scene.outsider;
    switch (act.kind) {
      case 'comment':
        if (WRITERS.includes(act.by)) this.#approved.add(pull.head.sha);
        this.asked.push({ pull, comment: scene[act.by].comment(pull, act.text) });
        return;
      case 'approve':
        if (WRITERS.includes(act.by)) this.#approved.add(pull.head.sha);
        scene[act.by].review(pull, 'approved');
        return;
      case 'push':
        author.push(pull, { 'a.txt': String(this.#world.now) });
        this.#trusted(pull);
        return;
      case 'edit':
      case 'delete':
        this.#change(act.kind, pull);
        return;
      case 'pass':
        this.#world.pass(act.milliseconds);
        return;
      default:
        this.#maintain(act.kind, pull);
    }
  }

  #change(kind: 'edit' | 'delete', pull: HeldPull): void {
    const last = conversation(pull).findLast(({ byBot }) => !byBot);
    if (last === undefined) return;
    const index = this.asked.findIndex(({ comment }) => comment === last.id);
    if (index >= 0) this.asked.splice(index, 1);
    const { admin } = this.#world.scene;
    if (kind === 'delete') admin.delete(pull, last.id);
    else admin.edit(pull, last.id, '@ci-bot run ci [all]');
  }

  #maintain(kind: 'close' | 'reopen' | 'merge' | 'label' | 'unlabel', pull: HeldPull): void {
    const { committer } = this.#world.scene;
    if (kind === 'close') committer.close(pull);
    else if (kind === 'reopen') committer.reopen(pull);
    else if (kind === 'label') committer.label(pull, 'bot:deploy');
    else if (kind === 'unlabel') committer.unlabel(pull, 'bot:deploy');
    else if (pull.state === 'open') committer.merge(pull);
  }
}
