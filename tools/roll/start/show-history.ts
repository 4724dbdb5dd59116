import { TimeZone } from '../../../fleet/values/time-zone.ts';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { serverAddress } from '../../jobs/server-access.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';
import { Journal } from '../journal/journal.ts';
import { historyJson, historyText } from '../report/history.ts';
import { type RollStory, rollStory } from '../report/roll-story.ts';
import { storyJson } from '../report/story-json.ts';
import { storyMarkdown } from '../report/story-markdown.ts';
import { storyPage } from '../report/story-page.ts';
import { storyText } from '../report/story-text.ts';
import { type FleetJournals, type JournalOptions, journalsOf } from './journal-of.ts';

/** How the history is asked for. */
export interface HistoryOptions extends JournalOptions {
  /** One roll, told in full. */
  readonly roll?: string;
  readonly server?: string;
  /** Writes its page there. */
  readonly html?: string;
  readonly markdown?: true;
  readonly json?: true;
}

/** Lists the rolls of a fleet, or tells one of them in full. It reads journals and nothing else. */
export async function showHistory(
  named: string | undefined,
  options: HistoryOptions,
  world: World,
): Promise<ExitCode> {
  const found = await journalsOf(named, options, world);
  if (options.roll !== undefined) return showRoll(options.roll, found, options, world);
  const { terminal } = world;
  const stories: RollStory[] = [];
  for (const roll of (await found.journals.rolls()).toReversed()) {
    const story = await storyOf(roll, found, world);
    if (story !== undefined) stories.push(story);
  }
  terminal.out(
    options.json ? `${JSON.stringify(historyJson(stories), null, 2)}\n` : historyText(stories, terminal),
  );
  return EXIT.ok;
}

async function showRoll(
  roll: string,
  found: FleetJournals,
  options: HistoryOptions,
  world: World,
): Promise<ExitCode> {
  const story = await storyOf(roll, found, world);
  if (story === undefined)
    throw new UserError(`there is no roll \`${roll}\` of \`${found.fleet.fleet}\``, {
      fix: `see \`fleet roll history ${found.fleet.fleet}\``,
    });
  const zone = found.fleet.maintenance.windows[0]?.zone ?? TimeZone.parse('UTC');
  const reported = { story, server: serverAddress(options.server, found.fleet), zone };
  if (options.html !== undefined) world.files.write(options.html, storyPage(reported));
  const { terminal } = world;
  if (options.json) terminal.out(`${JSON.stringify(storyJson(reported), null, 2)}\n`);
  else terminal.out(options.markdown ? storyMarkdown(reported) : storyText(reported, terminal));
  return EXIT.ok;
}

const storyOf = async (
  roll: string,
  { journals }: FleetJournals,
  world: World,
): Promise<RollStory | undefined> =>
  rollStory((await Journal.open(journals, roll, world.self.nonce)).lines, world.now());
