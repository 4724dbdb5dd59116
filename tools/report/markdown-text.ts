import { printable } from './printable.ts';

/** A text in which nothing is obeyed by Markdown or a chat; an `@` would call somebody. */
export const markdownText = (text: string): string =>
  printable(text)
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replaceAll('@', '@\u200b');

/** An address between the parentheses of a link. */
export const markdownTarget = (link: string): string => link.replaceAll('(', '%28').replaceAll(')', '%29');
