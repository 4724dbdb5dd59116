import { printCommand } from '../comments/print-command.ts';
import type { Answer, PullRecord } from '../model/pull-record.ts';
import { folded, link } from './markdown.ts';
import { clipped, code, neutral } from './neutral.ts';

const LONGEST_TEXT = 8_000;
const LONGEST_FOLDED = 24_000;

const SIGNS: Readonly<Record<Answer['tone'], string>> = {
  done: '✅',
  refused: '⛔',
  misunderstood: '❔',
  told: 'ℹ️',
  failed: '❌',
};

/** An answer with whom it is to and what was asked, as a part of the comment. */
export function answerBlock(answer: Answer, { requests }: PullRecord): string {
  const request = requests.find(({ id }) => id === answer.request);
  const who = answer.to === undefined ? 'Answer' : `To ${neutral(clipped(answer.to.login, 60))}`;
  const asked = request === undefined ? '' : ` about ${code(clipped(printCommand(request.command), 120))}`;
  const head = `${SIGNS[answer.tone]} ${link(who, answer.url)}${asked}: `;
  const text = answer.text.length > LONGEST_TEXT ? 'the answer is too long to be shown' : answer.text;
  return `${head}${text}${more(answer.folded)}`;
}

function more(text: string | undefined): string {
  if (text === undefined || text.trim() === '') return '';
  return text.length > LONGEST_FOLDED
    ? ' (What belongs to it is too long to be shown.)'
    : `\n\n${folded('More', text)}`;
}
