import { type Html, html } from '../../../tools/page/escape-html.ts';

/** Signs of the bot's comment that not every machine has letters for, with one that every machine has, and how it looks. */
const SIGNS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['✅', ['✔', 'good']],
  ['❌', ['✘', 'bad']],
  ['⚠️', ['⚠', 'bad']],
  ['⛔', ['⊘', 'bad']],
  ['⌛', ['⊘', 'bad']],
  ['🤷', ['?', 'bad']],
  ['⏳', ['…', 'calm']],
  ['▶️', ['▶', 'calm']],
  ['ℹ️', ['i', 'calm']],
  ['❔', ['?', 'calm']],
  ['🔒', ['■', 'calm']],
]);

const SIGN = new RegExp(`(${[...SIGNS.keys()].join('|')})`, 'u');

/** Text with these signs in letters that are there. */
export const signsHtml = (text: string): readonly Html[] =>
  text.split(SIGN).map(part => {
    const sign = SIGNS.get(part);
    return sign === undefined ? html`${part}` : html`<span class="${sign[1]}">${sign[0]}</span>`;
  });
