import { expect } from 'vitest';
import { readComment } from '../../../bot/comments/read-comment.ts';
import type { Asked, Misunderstood, Reading } from '../../../bot/model/command.ts';
import { BOTS } from './hostile.ts';

/** What holds of the reading of every comment there can be. */
export function checkReading(body: string): void {
  const reading = readComment(body, BOTS);
  if (reading.asked.length + reading.misunderstood.length === 0) return;
  const lines = body
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map(each => each.replaceAll(/<!--.*?-->/g, ''));
  for (const each of reading.asked) checkAsked(each, lines[each.line - 1] ?? '');
  for (const each of reading.misunderstood) checkMisunderstood(each, lines[each.line - 1] ?? '');
  checkQuoted(body, reading);
}

function checkAsked({ text, addressed, command }: Asked, written: string): void {
  expect(written.toLowerCase()).toContain(addressed);
  expect(written).toContain(text);
  if (!('jobs' in command) || typeof command.jobs === 'string') return;
  for (const job of command.jobs) expect(written.replaceAll('\\', '')).toContain(job.replaceAll('\\', ''));
}

function checkMisunderstood({ text, addressed, meant }: Misunderstood, written: string): void {
  expect(text.length).toBeLessThanOrEqual(200);
  expect(written.toLowerCase()).toContain(addressed);
  if (meant !== undefined) expect(readComment(meant, BOTS).asked).toHaveLength(1);
}

/** Quoted it says nothing; behind a quote of anything it says what it said. */
function checkQuoted(body: string, { asked }: Reading): void {
  const quoted = body.replaceAll(/^|(?<=\r\n|\n|\r(?!\n))/g, '> ');
  expect(readComment(quoted, BOTS).asked).toEqual([]);
  if (/^(?:\ufeff| {4}| {0,3}\t)/.test(body)) return;
  const again = readComment(`> bot: run ci [all]\n> @mxnet-bot stauts\n\n${body}`, BOTS);
  expect(again.asked.map(each => each.command)).toEqual(asked.map(each => each.command));
}
