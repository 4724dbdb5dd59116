const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const ENTITY = /&#(\d{1,6});/g;
/** Signs of the comment that not every terminal has letters for. */
const SIGNS = /[^\x20-\x7e…“”‘’→]/g;

/** A line of the bot's Markdown as a terminal shows it. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(LINK, '$1')
    .replaceAll(ENTITY, (_, digits) => String.fromCodePoint(Number(digits)))
    .replaceAll('`', '')
    .replaceAll('**', '')
    .replaceAll(SIGNS, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
