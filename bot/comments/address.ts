/** How a line speaks to the bot. */
export interface Address {
  /** The name, in lower case; `bot` for the word that any bot listens to. */
  readonly addressed: string;
  /** As it was written: `@MXNet-Bot`, `bot:`. */
  readonly spelled: string;
  /** What stands behind it. */
  readonly rest: string;
}

/** The word of EESSI's bots, with or without a blank behind it. */
const ANY_BOT = 'bot:';

/** What may end a name: nothing, a blank, or a mark as in `@name: run ci [all]`. */
const ENDED = /^(?:[:,]?\s|[:,]?$)/;

/** Whether a line begins by addressing the bot; a name elsewhere in it is talk about the bot. */
export function addressOf(line: string, names: readonly string[]): Address | undefined {
  if (begins(line, ANY_BOT)) return addressed('bot', line, ANY_BOT.length);
  const name = names.find(each => begins(line, `@${each}`) && ENDED.test(line.slice(each.length + 1)));
  return name === undefined ? undefined : addressed(name.toLowerCase(), line, name.length + 1);
}

const begins = (line: string, word: string): boolean =>
  line.slice(0, word.length).toLowerCase() === word.toLowerCase();

const addressed = (name: string, line: string, length: number): Address => ({
  addressed: name,
  spelled: line.slice(0, length),
  rest: line.slice(length).replace(/^[:,]/, '').trim(),
});
