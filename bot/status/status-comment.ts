import type { Answer, PullRecord } from '../model/pull-record.ts';
import { answerBlock } from './answer-block.ts';
import { approvalNote } from './approval-note.ts';
import { commandsFold } from './guide.ts';
import { headline } from './headline.ts';
import { rowText, tableHead } from './markdown.ts';
import { clipped, code } from './neutral.ts';
import { runDetails } from './run-details.ts';
import { RUN_HEAD, runRow } from './run-row.ts';
import { type Section, shortened } from './shorten.ts';
import { shownRuns } from './shown-runs.ts';
import { statusMarker } from './status-marker.ts';
import type { StatusView } from './status-view.ts';

/** GitHub refuses longer comments. */
export const LONGEST_COMMENT = 65_536;

const MOST_ANSWERS = 5;

/**
 * The text of the one comment of a bot instance under a pull request: Markdown, at most 65,536 characters, in which nothing from
 * outside acts. The same record and view give the same text; time alone changes only what is expected, and in coarse steps.
 */
export function statusComment(record: PullRecord, view: StatusView): string {
  const { current, earlier } = shownRuns(record, view.settings.targets);
  const rowsOf = (runs: typeof current) => runs.map(run => rowText(runRow(run, view.now)));
  const head = tableHead(RUN_HEAD);
  const fold = `<details><summary>Runs of earlier commits and earlier attempts</summary>\n\n`;
  return shortened(
    [
      whole([statusMarker(view.instance), headline(record, current, view)].join('\n\n')),
      whole(approvalNote(record, view)),
      { ...PARTS, name: 'jobs', before: head, items: rowsOf(current), rank: 6 },
      {
        ...PARTS,
        name: 'answers',
        items: newest(record).map(each => answerBlock(each, record)),
        between: '\n\n',
        rank: 5,
      },
      {
        ...PARTS,
        name: 'details of runs',
        items: present(current.map(runDetails)),
        between: '\n\n',
        rank: 1,
      },
      {
        ...PARTS,
        name: 'earlier runs',
        before: `${fold}${head}`,
        items: rowsOf(earlier),
        after: '\n\n</details>',
        rank: 2,
      },
      { ...PARTS, name: 'moved directories', items: moved(record), rank: 3 },
      { ...PARTS, name: 'lists of commands and jobs', items: guide(record, view), rank: 4 },
    ],
    LONGEST_COMMENT,
  );
}

const PARTS: Section = { name: '', before: '', items: [], between: '\n', after: '', rank: undefined };

const whole = (text: string | undefined): Section => ({ ...PARTS, items: text === undefined ? [] : [text] });

const present = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter(each => each !== undefined);

const newest = ({ answers }: PullRecord): readonly Answer[] => answers.slice(-MOST_ANSWERS).toReversed();

/** In the words of EESSI's bot. */
function moved({ pull, tidied }: PullRecord): readonly string[] {
  const ended = pull.state === 'merged' ? 'PR merged!' : 'PR closed!';
  const path = (text: string) => code(clipped(text, 400));
  return tidied.toReversed().map(({ from, to }) => `- ${ended} Moved ${path(from)} to ${path(to)}`);
}

/** The first instance speaks for all of them. */
function guide(record: PullRecord, { instance, settings }: StatusView): readonly string[] {
  return settings.instances[0] === instance ? present([commandsFold(settings, newest(record))]) : [];
}
