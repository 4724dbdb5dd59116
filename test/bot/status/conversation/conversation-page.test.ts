import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationPage } from '../../../../bot/status/conversation/conversation-page.ts';
import { markdownHtml } from '../../../../bot/status/conversation/markdown-html.ts';
import { hostileComment } from '../../comments/hostile.ts';
import { hostile, NOW } from '../records.ts';
import { CONVERSATION } from './sample.ts';

/** What may stand in the HTML of a comment, whatever was written. */
const TAGS =
  /<(?:\/?(?:p|strong|em|del|code|pre|blockquote|ul|ol|li|details|summary|table|thead|tbody|tr|th|td|div|a)|\/span|br|hr|span class="(?:good|bad|calm)"|p class="heading"|th scope="col"|div class="wide" tabindex="0" role="region" aria-label="Table"|a href="https?:[^"<>`]*" rel="noopener nofollow")>/g;

/** Elements that were begun and not ended, or ended and not begun; none is left where all are in order. */
function unbalanced(text: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name = ''] of text.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (name === 'br' || name === 'hr') continue;
    if (end !== '' && open.at(-1) === name) open.pop();
    else open.push(`${end}${name}`);
  }
  return open;
}

describe('the HTML of a comment', () => {
  it('has what Markdown makes', () => {
    const text = markdownHtml(
      '**a** *b* `c` [d](https://e.example/?x=1&y=2)\n\n- [x] f\n\n| g |\n| - |\n| h |',
      true,
    ).text;
    for (const part of [
      '<strong>a</strong>',
      '<em>b</em>',
      '<code>c</code>',
      'href="https://e.example/?x=1&amp;y=2"',
      '☑ ',
      '<td>h</td>',
    ])
      expect(text).toContain(part);
  });

  it('folds what we fold, with its words decoded', () => {
    const text = markdownHtml('<details><summary>a&#35;1</summary>\n\nb\n\n</details>\n\nc', true).text;
    expect(text).toBe('<details><summary>a#1</summary><p>b</p></details><p>c</p>');
  });

  it('holds nothing that could act, whatever somebody wrote', () => {
    fc.assert(
      fc.property(fc.oneof(hostileComment, hostile), fc.boolean(), (body, ours) => {
        const { text } = markdownHtml(body, ours);
        expect(text.replaceAll(TAGS, '')).not.toMatch(/[<>"`]/);
        expect(unbalanced(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps lines as they were written, and lists tight', () => {
    expect(markdownHtml('a\nb', false).text).toBe('<p>a<br>b</p>');
    expect(markdownHtml('```\na\nb\n```', false).text).toBe('<pre><code>a\nb</code></pre>');
    expect(markdownHtml('- [x] a\n- b', false).text).toBe('<ul><li>☑ a</li><li>b</li></ul>');
  });

  it('shows a text that cannot be read as it is', () => {
    expect(markdownHtml('>'.repeat(60_000), false).text).toMatch(/^<pre>(?:&gt;)+<\/pre>$/);
  });
});

describe('the page of a conversation', () => {
  it('has every comment with its author, its time and its reactions', () => {
    const page = conversationPage(CONVERSATION, 'a test');
    for (const each of [
      'cluster-bot',
      'was not understood',
      'author pushed 1f3a9c2',
      '22 Nov 11:00 UTC',
      'awaits approval of its commit',
    ])
      expect(page).toContain(each);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(hostile, text => {
        const entry = {
          kind: 'comment',
          author: text,
          byBot: true,
          at: NOW,
          edited: undefined,
          body: text,
          reactions: [],
        } as const;
        const page = conversationPage(
          {
            ...CONVERSATION,
            title: text,
            repository: text,
            entries: [entry, { kind: 'note', at: NOW, text }],
          },
          text,
        );
        expect(page).not.toMatch(/<(?:script|img|iframe|form|base)/);
        expect(page.split('-->')).toHaveLength(2);
      }),
      { numRuns: 50 },
    );
  });
});
