import { join } from 'node:path';
import { conversationPage } from '../../../bot/status/conversation/conversation-page.ts';
import type { World } from '../../world.ts';
import { accountOf, type BotAccount } from './account.ts';
import {
  authorAsks,
  authorPushes,
  committerBuilds,
  committerMerges,
  outsiderIsRefused,
  workerIsKilled,
} from './author-story.ts';
import { openBotPlace } from './bot-place.ts';
import { fastTime } from './fast-time.ts';
import { committerApproves, committerCloses, outsiderOpens } from './outsider-story.ts';
import { BUILD } from './settings.ts';
import { type Stage, setStage } from './stage.ts';
import { teller } from './teller.ts';

/** What came of the act. */
export interface BotActResult {
  readonly account: BotAccount;
  /** Pages of the conversations: the author's pull request, and the outsider's. */
  readonly pages: readonly [string, string];
}

/** How many times faster time passes. */
const FASTER = 30;

const HEADING = `
A pull request steers CI: a GitHub, a Jenkins and a cluster that are played on this machine, and the bot's own server, queue,
store and worker. Time passes ${FASTER} times faster.

`;

/** Tells the story of two pull requests. @param folder - where pages are written, and below it what the bot keeps */
export async function showBot(folder: string, world: World): Promise<BotActResult> {
  const { terminal, files } = world;
  terminal.out(HEADING);
  const time = fastTime(world, FASTER);
  const tell = teller(terminal, time);
  const place = await openBotPlace({ folder: join(folder, 'bot'), time, tell }, world);
  const stage = setStage(place, tell, world);
  try {
    const { author, outsider } = await story(stage);
    await stage.stop();
    const account = await accountOf(
      place,
      new Map([
        [author, AUTHOR_ENDS],
        [outsider, OUTSIDER_ENDS],
      ]),
    );
    const pages = [join(folder, 'pull-request.html'), join(folder, 'outsider.html')] as const;
    for (const [index, pull] of [author, outsider].entries())
      files.write(
        pages[index] ?? '',
        conversationPage(stage.chronicle.conversation(pull), 'played by `make demo`'),
      );
    return { account, pages };
  } finally {
    stage.killWorker();
    await place.stop();
  }
}

const AUTHOR_ENDS = [
  'unix-cpu 1: success',
  'sanity 1: failure',
  'unix-gpu 1: cancelled',
  'sanity 2: success',
  'unix-cpu 2: success',
  'unix-gpu 2: failure',
  'unix-gpu 3: success',
  `${BUILD} 1: success`,
];
const OUTSIDER_ENDS = ['sanity 1: success', 'sanity 2: cancelled'];

async function story(stage: Stage) {
  await stage.startWorker();
  const author = await authorAsks(stage);
  await authorPushes(stage, author);
  await outsiderIsRefused(stage, author);
  await workerIsKilled(stage, author);
  const outsider = outsiderOpens(stage);
  await stage.place.time.pause(WITHOUT);
  await stage.startWorker();
  stage.tell('worker', undefined, 'is started again, and finds what is to be done in the bot’s file');
  await committerApproves(stage, outsider);
  await committerBuilds(stage, author);
  await committerMerges(stage, author);
  await committerCloses(stage, outsider);
  await stage.until('all deliveries are handled', async () => {
    await stage.place.github.webhooks.settled();
    return (await stage.place.opened.queue.depth()).waiting === 0;
  });
  return { author, outsider };
}

/** How long nobody works, in milliseconds of a watch. */
const WITHOUT = 1_000;
