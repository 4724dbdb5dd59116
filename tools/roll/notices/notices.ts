import type { TimeZone } from '../../../fleet/values/time-zone.ts';
import { markdownText } from '../../report/markdown-text.ts';
import { lengthText } from '../report/length-text.ts';
import { rollStory } from '../report/roll-story.ts';
import { storyHeadline } from '../report/story-headline.ts';
import type { Entry, JournalLine, LeaderPhase } from '../run/entry.ts';

/** What a notice is made from beside the line itself. */
export interface NoticeContext {
  /** The journal from its beginning up to the line, with it. */
  readonly lines: readonly JournalLine[];
  /** Where Jenkins is, for links. */
  readonly server: URL;
  /** The zone in which times are told. */
  readonly zone: TimeZone;
  /** What the plan foresees; undefined: nobody made one. */
  readonly outlook: Outlook | undefined;
}

/** What the plan foresees. */
export interface Outlook {
  /** When it is likely to be over, in milliseconds since 1970. */
  readonly ends: number;
  /** What is at risk, a sentence each. */
  readonly risks: readonly string[];
}

const MOST_RISKS = 5;
/** A chat cuts what is longer, and a reason from elsewhere may be. */
const LONGEST_WHY = 500;

/** What a line of the journal is announced as in a chat, in short Markdown; undefined: it is nobody's business there. */
export function noticeOf({ at, entry }: JournalLine, context: NoticeContext): string | undefined {
  const words = wordsOf(entry, at, context);
  const [first] = context.lines;
  const fleet = first?.entry.kind === 'begun' ? first.entry.fleet : 'fleet';
  return words === undefined ? undefined : `**${markdownText(fleet)}**: ${words}`;
}

function wordsOf(entry: Entry, at: number, context: NoticeContext): string | undefined {
  switch (entry.kind) {
    case 'begun':
      return beginning(entry, at, context);
    case 'leader':
      return leaderWords(entry, context.server);
    case 'order':
      return `${markdownText(entry.by)} has told the roll: ${entry.order}${because(entry.why)}.`;
    case 'stopping':
      return `the roll stops${because(entry.why)}. What is cordoned and still there is put back.`;
    case 'ended':
      return ending(at, context);
    default:
      return undefined;
  }
}

function beginning(
  { by, why, now, targets }: Extract<Entry, { readonly kind: 'begun' }>,
  at: number,
  { outlook }: NoticeContext,
): string {
  const agents = targets.filter(({ pool }) => pool !== undefined).length;
  const leader = targets.length > agents;
  const machines = `${agents} machine${agents === 1 ? '' : 's'}`;
  const what = leader ? (agents === 0 ? 'the leader' : `the leader and ${machines}`) : machines;
  const window = now ? `, outside of a window${because(why)}` : '';
  const length = outlook === undefined ? '' : ` It is likely to take ${lengthText(outlook.ends - at)}.`;
  const down = leader ? ' Jenkins will be away for some minutes; that is told before.' : '';
  return [
    `a roll of ${what} begins (by ${markdownText(by)}${window}).${length}${down}`,
    ...risksOf(outlook),
  ].join('\n');
}

function risksOf(outlook: Outlook | undefined): readonly string[] {
  const risks = outlook?.risks ?? [];
  const more = risks.length - MOST_RISKS;
  return [
    ...risks.slice(0, MOST_RISKS).map(risk => `- at risk: ${markdownText(short(risk))}`),
    ...(more > 0 ? [`- and ${more} more at risk`] : []),
  ];
}

const LEADER_WORDS: Partial<Readonly<Record<LeaderPhase, string>>> = {
  draining:
    'Jenkins goes down when the builds that would not survive have ended. Others begin as ever until then.',
  quieting:
    'Jenkins begins no builds any more, and goes down as soon as the last steps have ended. What is triggered now waits and is not lost.',
  remaking: 'Jenkins goes down now. Builds that survive go on when it is back.',
  resuming: 'Jenkins is back and begins builds again.',
  restoring: 'the new Jenkins is not sound; the old one is put back, with its home.',
  rolled: 'the leader is rolled.',
  restored: 'the leader is as it was before.',
  failed: 'the leader is not well, and a person has to look at it.',
};

function leaderWords(
  { phase, why }: Extract<Entry, { readonly kind: 'leader' }>,
  server: URL,
): string | undefined {
  const words = LEADER_WORDS[phase];
  if (words === undefined) return undefined;
  const link = phase === 'resuming' ? ` ${server.href}` : '';
  return `${words}${link}${why === undefined ? '' : ` (${markdownText(short(why))})`}`;
}

function ending(at: number, { lines, server, zone }: NoticeContext): string {
  const story = rollStory(lines, at);
  if (story === undefined) return 'the roll has ended.';
  return `the roll has ended.\n${storyHeadline({ story, server, zone }).map(markdownText).join('\n')}`;
}

const because = (why: string | undefined): string =>
  why === undefined || why === '' ? '' : `: ${markdownText(short(why))}`;

const short = (text: string): string =>
  text.length <= LONGEST_WHY ? text : `${text.slice(0, LONGEST_WHY)}…`;
