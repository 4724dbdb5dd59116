import type { Nodes, Parents, Table } from 'mdast';
import { type Html, html } from '../../../tools/page/escape-html.ts';
import { markdownTree } from '../../comments/markdown-tree.ts';
import { safeAddress } from '../markdown.ts';
import { foldedParts } from './folded-parts.ts';
import { signsHtml } from './signs-html.ts';

/** Much emphasis takes the square of its length; longer texts of people go without. */
const LONGEST_EMPHASISED = 10_000;

/**
 * Markdown as GitHub shows it, as far as comments need it. HTML in it is shown as text but for folds of ours; links lead to web pages
 * only, and pictures are their words.
 */
export function markdownHtml(markdown: string, ours: boolean): Html {
  const tree = markdownTree(markdown, ours || markdown.length <= LONGEST_EMPHASISED);
  return tree === undefined ? html`<pre>${codeLines(markdown)}</pre>` : html`${childrenHtml(tree)}`;
}

/** GitHub breaks lines of comments where they are written. */
const linesHtml = (text: string): readonly Html[] =>
  text.split(LINE_END).map((line, index) => html`${index === 0 ? undefined : html`<br>`}${signsHtml(line)}`);

const codeLines = (text: string): readonly Html[] =>
  text.split(LINE_END).map((line, index) => html`${index === 0 ? undefined : html`\n`}${line}`);

const LINE_END = /\r\n|\n|\r/;

const childrenHtml = (node: Parents): readonly Html[] =>
  foldedParts(node.children).map(part =>
    part.kind === 'node' ? nodeHtml(part.node) : foldHtml(part.summary, part.nodes),
  );

const foldHtml = (summary: string, nodes: readonly Nodes[]): Html =>
  html`<details><summary>${summary}</summary>${nodes.map(nodeHtml)}</details>`;

function nodeHtml(node: Nodes): Html {
  switch (node.type) {
    case 'text':
      return html`${linesHtml(node.value)}`;
    case 'inlineCode':
      return html`<code>${node.value}</code>`;
    case 'code':
      return html`<pre><code>${codeLines(node.value)}</code></pre>`;
    case 'html':
      return node.value.startsWith('<!--') ? html`` : html`<code>${node.value}</code>`;
    case 'break':
      return html`<br>`;
    case 'thematicBreak':
      return html`<hr>`;
    case 'image':
    case 'imageReference':
      return html`${node.alt ?? ''}`;
    case 'definition':
    case 'footnoteReference':
      return html``;
    case 'link':
      return linkHtml(node.url, childrenHtml(node));
    case 'table':
      return tableHtml(node);
    default:
      return 'children' in node ? parentHtml(node) : html``;
  }
}

function parentHtml(node: Parents): Html {
  const inner = childrenHtml(node);
  switch (node.type) {
    case 'paragraph':
      return html`<p>${inner}</p>`;
    case 'heading':
      return html`<p class="heading">${inner}</p>`;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'emphasis':
      return html`<em>${inner}</em>`;
    case 'delete':
      return html`<del>${inner}</del>`;
    case 'blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'list':
      return node.ordered ? html`<ol>${inner}</ol>` : html`<ul>${inner}</ul>`;
    case 'listItem':
      return html`<li>${boxOf(node.checked)}${node.spread ? inner : tightHtml(node)}</li>`;
    default:
      return html`${inner}`;
  }
}

/** Items of a list without blank lines are no paragraphs. */
const tightHtml = ({ children }: Parents): readonly Html[] =>
  children.map(each => (each.type === 'paragraph' ? html`${childrenHtml(each)}` : nodeHtml(each)));

const boxOf = (checked: boolean | null | undefined): string =>
  typeof checked === 'boolean' ? (checked ? '☑ ' : '☐ ') : '';

function linkHtml(address: string, words: readonly Html[]): Html {
  if (safeAddress(address) === undefined) return html`${words}`;
  return html`<a href="${new URL(address).href}" rel="noopener nofollow">${words}</a>`;
}

function tableHtml({ children }: Table): Html {
  const [head, ...rows] = children;
  const cells = (row: Table['children'][number]) =>
    row.children.map(cell => html`<td>${childrenHtml(cell)}</td>`);
  const heads = head?.children.map(cell => html`<th scope="col">${childrenHtml(cell)}</th>`) ?? [];
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${heads}</tr></thead><tbody>${rows.map(row => html`<tr>${cells(row)}</tr>`)}</tbody></table></div>`;
}
