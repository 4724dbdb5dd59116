import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import type { Somebody } from '../../../bot/github/stand-in/people.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';
import type { BotPlace } from './bot-place.ts';
import { Chronicle } from './chronicle.ts';
import { CommentWatch } from './comment-watch.ts';
import { type DemoWorker, startWorker } from './demo-worker.ts';
import type { Tell } from './teller.ts';

/** How long the story waits for one thing, and how often it looks, in milliseconds of a watch. */
const PATIENCE = 45_000;
const LOOK = 50;

/** What a story is told with. */
export interface Stage {
  readonly place: BotPlace;
  readonly tell: Tell;
  readonly watch: CommentWatch;
  readonly chronicle: Chronicle;
  /** Says something under a pull request. */
  says(who: Somebody, pull: HeldPull, words: string): void;
  /** Waits until something is so. @throws UserError when it does not come about */
  until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** Waits until a job's state begins so in the table. */
  untilRow(pull: HeldPull, job: string, state: string): Promise<void>;
  /** Waits until the bot says this in its comment. */
  untilSaid(pull: HeldPull, words: string): Promise<void>;
  startWorker(): Promise<void>;
  killWorker(): void;
  stop(): Promise<void>;
}

/** Sets a stage on which one worker works at a time. */
export function setStage(place: BotPlace, tell: Tell, world: World): Stage {
  const watch = new CommentWatch(tell);
  const workers: DemoWorker[] = [];
  const look = () => {
    for (const pull of place.scene.repository.pulls.values()) watch.look(pull);
  };
  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = world.now() + PATIENCE;
    for (look(); !(await isSo()); look()) {
      world.signal.throwIfAborted();
      if (world.now() > end)
        throw new UserError(`the story of the bot waits in vain until ${what}`, {
          fix: place.trouble.slice(-5).join('; '),
        });
      await place.time.pause(LOOK);
    }
  }
  return {
    place,
    tell,
    watch,
    chronicle: new Chronicle(place.github.hub),
    until,
    says(who, pull, words) {
      look();
      tell(who.account.login, pull.number, `“${words}”`);
      who.comment(pull, words);
    },
    untilRow: (pull, job, state) =>
      until(`${job} of #${pull.number} is ${state}`, () =>
        Boolean(watch.row(pull, job)?.state.startsWith(state)),
      ),
    untilSaid: (pull, words) =>
      until(`it says “${words}” under #${pull.number}`, () => watch.says(pull, words)),
    async startWorker() {
      workers.push(await startWorker(place, `worker-${workers.length + 1}`));
    },
    killWorker: () => workers.at(-1)?.kill(),
    async stop() {
      await workers.at(-1)?.stop();
    },
  };
}
