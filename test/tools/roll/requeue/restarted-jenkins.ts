import type { BuildsSince, StartedAgain } from '../../../../tools/adapters/jenkins/jenkins-control.ts';
import type { KnownWork, SeenBuild, SeenWork } from '../../../../tools/adapters/jenkins/known-work.ts';
import type { Starting } from '../../../../tools/roll/requeue/start-once.ts';

/** The process that rolls was killed. */
export class Killed extends Error {}

/** What happens to the process that rolls, at its next start of something: it comes back, or it is killed before or after. */
export type Fate = 'fine' | 'killed-before' | 'killed-after';

/** A Jenkins that is back, as a start sees it: it folds equal requests that wait, and some begin at once. */
export class RestartedJenkins implements Starting {
  readonly account = 'roller';
  /** Each request to start something that arrived. */
  readonly arrived: KnownWork[] = [];
  #waiting: readonly SeenWork[];
  #builds: readonly SeenBuild[];
  #fates: readonly Fate[];
  #clock: number;
  #item = 1_000;
  #number = 1_000;
  readonly #beginsAtOnce: boolean;

  constructor(given: {
    readonly waiting: readonly SeenWork[];
    readonly builds: readonly SeenBuild[];
    readonly clock: number;
    readonly fates: readonly Fate[];
    readonly beginsAtOnce: boolean;
  }) {
    this.#waiting = given.waiting;
    this.#builds = given.builds;
    this.#clock = given.clock;
    this.#fates = given.fates;
    this.#beginsAtOnce = given.beginsAtOnce;
  }

  /** What was begun by us and is there. */
  begun(): readonly SeenWork[] {
    return [...this.#waiting, ...this.#builds].filter(({ accounts }) => accounts.includes(this.account));
  }

  async waitingWork(): Promise<readonly SeenWork[]> {
    return this.#waiting;
  }

  async buildsOf(job: string, since: BuildsSince): Promise<readonly SeenBuild[]> {
    return this.#builds.filter(
      build =>
        build.job === job && ('time' in since ? build.since >= since.time : build.number >= since.number),
    );
  }

  async startAgain(work: KnownWork, how: 'rebuild' | 'parameters'): Promise<StartedAgain> {
    const [fate = 'fine', ...fates] = this.#fates;
    this.#fates = fates;
    if (fate === 'killed-before') throw new Killed();
    this.arrived.push(work);
    const item = this.#queue(work, how);
    if (fate === 'killed-after') throw new Killed();
    return { item: how === 'rebuild' ? undefined : `queue/item/${item}/`, dropped: [] };
  }

  #queue(work: KnownWork, how: 'rebuild' | 'parameters'): number {
    const repeats = how === 'rebuild' ? work.number : undefined;
    const equal = this.#waiting.find(
      each =>
        each.job === work.job &&
        each.repeats === repeats &&
        JSON.stringify(each.parameters) === JSON.stringify(work.parameters),
    );
    if (equal !== undefined) {
      const folded = { ...equal, accounts: [...new Set([...equal.accounts, this.account])] };
      this.#waiting = this.#waiting.map(each => (each === equal ? folded : each));
      return equal.item;
    }
    this.#clock += 1_000;
    const item: SeenWork = {
      ...work,
      item: this.#item++,
      number: undefined,
      since: this.#clock,
      causes: ['Started by user Roller'],
      accounts: [this.account],
      repeats,
    };
    if (this.#beginsAtOnce)
      this.#builds = [
        { ...item, number: this.#number++, result: undefined, ended: undefined, interrupted: [] },
        ...this.#builds,
      ];
    else this.#waiting = [...this.#waiting, item];
    return item.item;
  }
}
