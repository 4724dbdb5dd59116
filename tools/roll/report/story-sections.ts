import { wallTime } from '../windows/wall-time.ts';
import { buildWords } from './build-words.ts';
import { lengthText } from './length-text.ts';
import type { ReportedStory } from './reported-story.ts';
import type { RollStory } from './roll-story.ts';
import type { WorkStory } from './work-stories.ts';

/** Something that a report lists. */
export interface ListedItem {
  readonly about: string;
  /** Where in Jenkins it is, relative to the root. */
  readonly path: string | undefined;
  readonly says: string;
}

/** A part of a report: a title and what stands under it, at least one thing. */
export interface StorySection {
  readonly title: string;
  readonly items: readonly ListedItem[];
}

/** What somebody may have to do something about, the most urgent first. */
export function urgentSections(reported: ReportedStory): readonly StorySection[] {
  const { story } = reported;
  return filled([
    { title: 'For a person to do', items: forPeople(story) },
    { title: 'Failed', items: failed(reported) },
    { title: 'Left as they are', items: left(story) },
  ]);
}

/** What else there is to know beside machines. */
export function otherSections(reported: ReportedStory): readonly StorySection[] {
  const { story } = reported;
  return filled([
    { title: 'Started again', items: startedAgain(story) },
    { title: 'Ended at the deadline', items: endedBuilds(story) },
    { title: 'Orders', items: orders(reported) },
    { title: 'Runs', items: runs(reported) },
  ]);
}

const filled = (sections: readonly StorySection[]): readonly StorySection[] =>
  sections.filter(({ items }) => items.length > 0);

function forPeople({ work, failures }: RollStory): readonly ListedItem[] {
  const builds = work
    .filter(({ fate }) => fate === 'by-hand' || fate === 'not-started')
    .map(each => ({ about: buildWords(each.path), path: each.path, says: lostWords(each) }));
  const fixes = failures.flatMap(({ machine, fix }) =>
    fix === undefined ? [] : [{ about: machine ?? 'the roll', path: undefined, says: fix }],
  );
  return [...builds, ...fixes];
}

function lostWords({ again, fate, causes }: WorkStory): string {
  const cause = causes.length === 0 ? '' : `; it began as: ${causes.join(', ')}`;
  if (again?.failed !== undefined) return `lost, and could not be started again: ${again.failed}${cause}`;
  return fate === 'by-hand'
    ? `lost; it has a password, which Jenkins does not give back: start it by hand${cause}`
    : `lost, and not started again yet${cause}`;
}

const failed = ({ story, zone }: ReportedStory): readonly ListedItem[] =>
  story.failures.map(({ at, machine, says }) => ({
    about: machine ?? 'the roll',
    path: undefined,
    says: `${wallTime(at, zone)}: ${says}`,
  }));

const left = ({ machines, leader }: RollStory): readonly ListedItem[] =>
  [...machines, ...(leader === undefined ? [] : [{ ...leader, name: 'leader' }])].flatMap(({ name, end }) =>
    end?.phase === 'left' || end?.phase === 'put-back'
      ? [{ about: name, path: undefined, says: end.why ?? LEFT_WORDS[end.phase] }]
      : [],
  );

const LEFT_WORDS = { left: 'it was not touched', 'put-back': 'it takes builds again' } as const;

const startedAgain = ({ work }: RollStory): readonly ListedItem[] =>
  work.flatMap(({ fate, path, again }) =>
    fate === 'started-again'
      ? [
          {
            about: buildWords(again?.path ?? path),
            path: again?.path ?? path,
            says: `in place of ${buildWords(path)}`,
          },
        ]
      : [],
  );

const endedBuilds = ({ acts }: RollStory): readonly ListedItem[] =>
  acts.flatMap(({ act, machine, end }) =>
    act.kind === 'abort' && end?.outcome.result === 'done'
      ? [{ about: buildWords(act.build), path: act.build, says: `it ran on ${machine ?? 'the leader'}` }]
      : [],
  );

const orders = ({ story, zone }: ReportedStory): readonly ListedItem[] =>
  story.orders.map(({ at, order, by, why }) => ({
    about: order,
    path: undefined,
    says: `${wallTime(at, zone)} by ${by}${why === undefined ? '' : `: ${why}`}`,
  }));

/** One run from begin to end is no news: the headline has it. */
function runs({ story, zone }: ReportedStory): readonly ListedItem[] {
  if (story.runs.length < 2) return [];
  return story.runs.map(({ by, from, to, closes, end }, index) => {
    const window =
      closes === undefined ? 'no window bounds it' : `the window closes ${wallTime(closes, zone)}`;
    const last = index === story.runs.length - 1;
    const how = end?.how ?? (last ? 'goes on' : 'the process ended without a word');
    return {
      about: `${wallTime(from, zone)}, ${lengthText(to - from)}`,
      path: undefined,
      says: `by ${by}; ${window}; ${how}`,
    };
  });
}
