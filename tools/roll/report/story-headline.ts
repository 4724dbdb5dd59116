import { counted, countText } from '../../map/figure-text.ts';
import { wallTime } from '../windows/wall-time.ts';
import type { LeaderStory } from './leader-story.ts';
import { lengthText } from './length-text.ts';
import { END_WORDS } from './phase-words.ts';
import type { ReportedStory } from './reported-story.ts';
import type { RollStory } from './roll-story.ts';
import { workedOn } from './run-stories.ts';
import { type MachineCounts, storyCounts } from './story-counts.ts';

/** What a reader wants to know first, a sentence or two each. */
export function storyHeadline({ story, zone }: ReportedStory): readonly string[] {
  const counts = storyCounts(story);
  return [
    `${story.fleet}: ${stateWords(story)}. ${machineSentence(counts, story.leader)}`,
    buildSentence(counts),
    `Begun ${wallTime(story.begun, zone)} (${zone}) by ${story.by}${outside(story)}; ${tookWords(story)}.`,
  ];
}

/** How the roll stands: `complete`, `under way`, `paused until it is resumed`. */
export function stateWords({ end, runs, orders, failures }: RollStory): string {
  const why = end?.why === undefined ? '' : `: ${end.why}`;
  if (end?.how === 'complete' && failures.length > 0) return `complete, with failures${why}`;
  if (end !== undefined) return `${END_WORDS[end.how]}${why}`;
  const last = orders.findLast(({ order }) => order === 'pause' || order === 'resume');
  if (last?.order === 'pause') return 'paused until it is resumed';
  return runs.length > 1 ? 'goes on' : 'under way';
}

function machineSentence(counts: MachineCounts, leader: LeaderStory | undefined): string {
  const rest = countsWords(counts).slice(1);
  const agents =
    counts.machines === 0
      ? []
      : [
          `${countText(counts.rolled)} of ${counted(counts.machines, 'machine')} rolled${rest.map(words => `, ${words}`).join('')}`,
        ];
  const own = leader === undefined ? [] : [`the leader: ${leaderWords(leader)}`];
  return agents.length + own.length === 0
    ? 'Nothing was to be rolled.'
    : `${[...agents, ...own].join('; ')}.`;
}

/** `12 rolled`, and what there is of `3 under way`, `5 waiting`, `1 left`, `1 failed`. */
export function countsWords({ rolled, underWay, waiting, left, failed }: MachineCounts): readonly string[] {
  const others = [
    [underWay, 'under way'],
    [waiting, 'waiting'],
    [left, 'left'],
    [failed, 'failed'],
  ] as const;
  return [
    `${countText(rolled)} rolled`,
    ...others.filter(([count]) => count > 0).map(([count, word]) => `${countText(count)} ${word}`),
  ];
}

const leaderWords = ({ end, intervals }: LeaderStory): string =>
  end?.phase ?? intervals.at(-1)?.phase ?? 'waiting';

function buildSentence({ lost, startedAgain, ended }: ReturnType<typeof storyCounts>): string {
  const again = startedAgain === 0 ? '' : ` ${counted(startedAgain, 'build')} started again.`;
  const deadline = ended === 0 ? '' : ` ${counted(ended, 'build')} ended at the deadline.`;
  const first = lost === 0 ? 'No build was lost.' : `${counted(lost, 'build')} lost and not started again.`;
  return `${first}${again}${deadline}`;
}

const outside = ({ outsideWindow, why }: RollStory): string =>
  outsideWindow ? `, outside a window${why === undefined ? '' : `: ${why}`}` : '';

function tookWords({ end, begun, until, runs }: RollStory): string {
  const length = lengthText(workedOn({ runs }));
  const took = end === undefined ? `it has taken ${length} so far` : `it took ${length}`;
  return runs.length > 1 ? `${took}, in ${runs.length} runs over ${lengthText(until - begun)}` : took;
}
