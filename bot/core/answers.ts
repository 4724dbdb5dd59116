import { printCommand } from '../comments/print-command.ts';
import type { Command } from '../model/command.ts';
import type { Reaction } from '../model/effect.ts';
import type { Answer, Request } from '../model/pull-record.ts';
import { clippedLines } from '../status/markdown.ts';
import { clipped } from '../status/neutral.ts';
import type { Ask } from './ask.ts';
import { react } from './effects.ts';
import { audited, remembering, type Turn } from './turn.ts';

/** How many answers are kept. */
const MOST_ANSWERS = 10;
const LONGEST_TEXT = 4_000;
const LONGEST_FOLD = 12_000;

const REACTIONS: Readonly<Record<Answer['tone'], Reaction>> = {
  done: '+1',
  told: '+1',
  refused: '-1',
  misunderstood: 'confused',
  failed: 'confused',
};

/** What an answer is made of; `text` and `folded` are Markdown in which everything from outside is neutralised. */
type Said = Pick<Answer, 'tone' | 'text'> & { readonly folded?: string | undefined };

/** A command as it is written down in the audit trail: not neutralised, at most 200 characters. */
export const commandWords = (command: Command): string => clipped(printCommand(command), 200);

/** Says something to nobody in particular. */
export const say = (
  turn: Turn,
  said: Said,
  more: Partial<Pick<Answer, 'request' | 'to' | 'url'>> = {},
): Turn =>
  remembering(turn, {
    answers: [
      ...turn.record.answers,
      {
        request: more.request,
        to: more.to,
        url: more.url,
        tone: said.tone,
        text: clippedLines(said.text, LONGEST_TEXT),
        folded: said.folded === undefined ? undefined : clippedLines(said.folded, LONGEST_FOLD),
        at: turn.facts.now,
      },
    ].slice(-MOST_ANSWERS),
  });

/** Answers a request that was made some time ago, whoever speaks: this instance alone knows what came of it. */
export function report(turn: Turn, request: Request | undefined, said: Said): Turn {
  const answered = say(turn, said, {
    request: request?.id,
    to: request?.by,
    url: request?.comment?.url,
  });
  return react(answered, request?.comment?.id, REACTIONS[said.tone]);
}

/** Answers a command just made, what this instance alone can know. */
export function answerOwn(turn: Turn, { request, url }: Ask, said: Said): Turn {
  const answered = say(turn, said, { request: request.id, to: request.by, url });
  return react(answered, request.comment?.id, REACTIONS[said.tone]);
}

/** Answers a command, unless another instance does. */
export const answer = (turn: Turn, ask: Ask, said: Said): Turn =>
  ask.speaks ? answerOwn(turn, ask, said) : turn;

/** Refuses a command, and writes down why. */
export function refuse(turn: Turn, ask: Ask, text: string): Turn {
  if (!ask.speaks) return turn;
  const { command, by } = ask.request;
  const refused = audited(turn, by, `${command.kind} refused`, `${commandWords(command)}: ${text}`);
  return answerOwn(refused, ask, { tone: 'refused', text });
}
