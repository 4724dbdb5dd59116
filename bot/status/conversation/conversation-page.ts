import { type Html, html } from '../../../tools/page/escape-html.ts';
import { htmlPage } from '../../../tools/page/html-page.ts';
import type { Reaction } from '../../model/effect.ts';
import { timeText } from '../run-times.ts';
import type { Conversation, Entry } from './conversation.ts';
import { CONVERSATION_STYLE } from './conversation-style.ts';
import { markdownHtml } from './markdown-html.ts';

type Comment = Extract<Entry, { kind: 'comment' }>;

/** Reactions in words, since not every machine has letters for them. */
const REACTIONS: Readonly<Record<Reaction, string>> = {
  eyes: 'eyes: was read',
  rocket: 'rocket: was started',
  confused: 'confused: was not understood',
  '-1': 'thumbs down: was refused',
  '+1': 'thumbs up: was answered',
};

/** A page that shows what people and bots wrote under a pull request. @param origin - how it came about, in a few words */
export function conversationPage(conversation: Conversation, origin: string): string {
  const { repository, number, title, state, entries } = conversation;
  return htmlPage({
    title: `${title} · ${repository} ${number}`,
    origin: html`${origin}`,
    style: CONVERSATION_STYLE,
    body: [
      html`<header><h1>${title} <span>${repository} #${number}</span></h1>
<p><span class="state">${state}</span>${countText(entries)}</p></header>
`,
      html`<main><ol class="entries">${entries.map(entryHtml)}</ol></main>
`,
    ],
  });
}

function countText(entries: readonly Entry[]): string {
  const count = entries.filter(({ kind }) => kind === 'comment').length;
  return count === 1 ? '1 comment' : `${count} comments`;
}

const entryHtml = (entry: Entry): Html => (entry.kind === 'note' ? noteHtml(entry) : commentHtml(entry));

const noteHtml = ({ at, text }: Extract<Entry, { kind: 'note' }>): Html =>
  html`<li class="note"><span class="dot" aria-hidden="true"></span><p>${text} · ${timeHtml(at)}</p></li>
`;

function commentHtml(comment: Comment): Html {
  const { author, byBot, at, edited, body } = comment;
  const chip = byBot ? html` <span class="chip">bot</span>` : undefined;
  const later = edited === undefined ? undefined : html`, brought up to date ${timeHtml(edited)}`;
  return html`<li class="${byBot ? 'bot' : 'person'}"><span class="face" aria-hidden="true">${[...author][0] ?? '?'}</span>
<article class="card"><h2><b>${author}</b>${chip} ${timeHtml(at)}${later}</h2>
<div class="body">${markdownHtml(body, byBot)}</div>
${reactionsHtml(comment)}</article></li>
`;
}

function reactionsHtml({ reactions }: Comment): Html | undefined {
  if (reactions.length === 0) return undefined;
  return html`<ul class="reactions">${reactions.map(each => html`<li>${REACTIONS[each]}</li>`)}</ul>`;
}

const timeHtml = (at: number): Html => html`<time>${timeText(at)}</time>`;
