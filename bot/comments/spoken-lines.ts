import type { Nodes, Parents, Root } from 'mdast';

/** A line of prose in a comment, in which somebody may speak to the bot. */
export interface SpokenLine {
  /** As it stands in the source, without what comes before it in a list, and without HTML comments. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Parts of it are code, HTML or the inside of a link, which are not spoken. */
  readonly mixed: boolean;
  /** Markdown takes it for the rest of a quote, though no `>` stands before it. */
  readonly quoted: boolean;
}

/** Places in the source, from the first offset to before the second. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: 'comment' | 'unspoken';
}

/** What stands in these is no prose. */
const UNREAD: ReadonlySet<string> = new Set(['footnoteDefinition', 'table']);

/**
 * Lines of paragraphs and list items, in their order, and of quotes those that were written below one without a blank line. Walks
 * without recursion, since people nest as they like.
 *
 * @param isWanted whether a line that begins so is asked for; the others are not looked at closely
 */
export function spokenLines(
  body: string,
  tree: Root,
  isWanted: (text: string) => boolean,
): readonly SpokenLine[] {
  const lines: SpokenLine[] = [];
  const source = { body, lineAt: lineCounter(body), isWanted };
  const left: (readonly [Nodes, boolean])[] = [[tree, false]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [node, within] = next;
    const quoted = within || node.type === 'blockquote';
    if (UNREAD.has(node.type) || !('children' in node)) continue;
    if (isProse(node, body)) lines.push(...linesOf(source, node, quoted));
    else left.push(...node.children.toReversed().map(child => [child, quoted] as const));
  }
  return lines;
}

/** A paragraph, or one that a line of `---` below it makes a heading, mostly by mistake. */
function isProse(node: Nodes, body: string): boolean {
  if (node.type === 'paragraph') return true;
  return node.type === 'heading' && body[node.position?.start.offset ?? 0] !== '#';
}

function linesOf({ body, lineAt, isWanted }: Source, node: Parents, quoted: boolean): readonly SpokenLine[] {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined) return [];
  const spans = unspokenSpans(body, node);
  const lines: SpokenLine[] = [];
  let at = from;
  for (const [index, text] of body.slice(from, to).split(LINE_END).entries()) {
    // The first line of a quoted paragraph stands behind its `>`, which is not in the slice.
    const isOwn = index % 2 === 0 && (index > 0 || !quoted);
    if (isOwn && isWanted(text.trimStart()))
      lines.push(...lineOf(text, at, spans, { line: lineAt(at), quoted }));
    at += text.length;
  }
  return lines;
}

interface Source {
  readonly body: string;
  readonly lineAt: LineAt;
  readonly isWanted: (text: string) => boolean;
}

const LINE_END = /(\r\n|\n|\r)/;

/** The line of an offset, from 1. The tree's own lines are wrong behind an empty box of a task list. */
type LineAt = (offset: number) => number;

/** Counts on from the last offset that was asked for; they must not fall. */
function lineCounter(body: string): LineAt {
  const ends = [...body.matchAll(new RegExp(LINE_END, 'g'))].map(each => each.index + each[0].length);
  let passed = 0;
  return offset => {
    while ((ends[passed] ?? Number.POSITIVE_INFINITY) <= offset) passed++;
    return passed + 1;
  };
}

/** No line where it begins within code or HTML. */
function lineOf(
  text: string,
  at: number,
  spans: readonly Span[],
  place: Pick<SpokenLine, 'line' | 'quoted'>,
): readonly SpokenLine[] {
  const begin = at + text.length - text.trimStart().length;
  const end = at + text.length;
  const here = spans.filter(({ from, to }) => from < end && to > begin);
  if (here.some(({ from, to }) => from <= begin && to > begin)) return [];
  const mixed = here.some(({ kind }) => kind === 'unspoken');
  return [{ text: withoutComments(text, at, here).trim(), mixed, ...place }];
}

function withoutComments(text: string, at: number, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const span of spans.filter(({ kind }) => kind === 'comment')) {
    rest += text.slice(from, Math.max(0, span.from - at));
    from = span.to - at;
  }
  return rest + text.slice(from);
}

/** What is no prose in a paragraph, in its order. */
function unspokenSpans(body: string, paragraph: Parents): readonly Span[] {
  const spans: Span[] = [];
  const left: Nodes[] = paragraph.children.toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const span = unspokenSpan(body, node);
    if (span !== undefined) spans.push(span);
    if ('children' in node) left.push(...node.children.toReversed());
  }
  return spans.toSorted((one, other) => one.from - other.from);
}

function unspokenSpan(body: string, node: Nodes): Span | undefined {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined) return undefined;
  switch (node.type) {
    case 'html':
      return { from, to, kind: body.startsWith('<!--', from) ? 'comment' : 'unspoken' };
    case 'inlineCode':
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return { from, to, kind: 'unspoken' };
    case 'link':
    case 'linkReference':
      return afterWords(node, to);
    default:
      return undefined;
  }
}

/** Address and title of a link; `[unix-gpu]` alone stays as it is, though there may be a definition that makes it a link. */
function afterWords(node: Extract<Nodes, { type: 'link' | 'linkReference' }>, to: number): Span | undefined {
  if (node.type === 'linkReference' && node.referenceType === 'shortcut') return undefined;
  const last = node.children.at(-1);
  const from = last === undefined ? node.position?.start.offset : last.position?.end.offset;
  return from === undefined || from >= to ? undefined : { from, to, kind: 'unspoken' };
}
