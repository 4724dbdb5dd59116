import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { LIMITS } from '../limits.ts';
import { explainSyntax } from './explain-syntax.ts';
import type { SyntaxFault } from './syntax-fault.ts';
import { contentBefore, hasContent, indentOf, lineAfter, lineAround, type TextLine } from './text-lines.ts';

/** The parser's events, and what had to be blanked out before it had any. */
export interface Reading {
  /** Undefined when the faults leave nothing to read. */
  readonly events: readonly Event[] | undefined;
  /** The text that was read: the given one with faulty lines blanked, so offsets are the same. */
  readonly text: string;
  readonly faults: readonly SyntaxFault[];
}

/** Characters that may be parsed again while looking for further faults; bounds the time for hostile files. */
const RETRY_BUDGET = 2 * LIMITS.size;

/**
 * Reads YAML and goes on after a syntax error: the lines of the faulty entry are blanked out and the rest is
 * read again, so that one mistake is told once and a second one is still found.
 */
export function readEvents(original: string): Reading {
  const faults: SyntaxFault[] = [];
  let text = original;
  let blanked: Region | undefined;
  for (let spent = 0; spent <= RETRY_BUDGET && faults.length < LIMITS.problems; ) {
    const attempt = tryEvents(text);
    if ('events' in attempt) return { events: attempt.events, text, faults };
    spent += attempt.offset + 1;
    const fault = explainSyntax(text, attempt.offset, attempt.reason);
    const same = isSameFault(blanked, fault, attempt.offset);
    if (!same && !isTold(faults, fault)) faults.push(fault);
    if (fault.rule === 'yaml-depth') break;
    const region: Region | undefined = same
      ? enclosing(original, blanked)
      : entryAround(text, fault, attempt.offset);
    if (region === undefined) break;
    text = withoutRegion(text, region);
    blanked = region;
  }
  return { events: undefined, text, faults };
}

type Attempt = { readonly events: readonly Event[] } | { readonly offset: number; readonly reason: string };

function tryEvents(text: string): Attempt {
  try {
    return { events: parseEvents(text, { maxDepth: LIMITS.depth }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { offset: error.mark?.position ?? 0, reason: error.reason };
  }
}

/** Whole lines that were blanked for a fault, and where the parser had stopped. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly stop: number;
}

/** A stop where the last one was, or right behind what was blanked for it, has the same cause. */
function isSameFault(blanked: Region | undefined, fault: SyntaxFault, stop: number): boolean {
  if (blanked === undefined) return false;
  const inside = fault.offset >= blanked.start && fault.offset <= blanked.end;
  return inside || stop === blanked.stop || (fault.rule === 'yaml-indent' && stop >= blanked.start);
}

/** Where one line is indented with tabs, others are: the fix of the first speaks for all. */
function isTold(faults: readonly SyntaxFault[], { rule }: SyntaxFault): boolean {
  return rule === 'yaml-tab' && faults.some(fault => fault.rule === rule);
}

/** The line in which a faulty value begins, and the deeper lines below it. */
function entryAround(text: string, { offset, from = offset }: SyntaxFault, stop: number): Region | undefined {
  const line = lineAround(text, from);
  return hasContent(line) ? { start: line.start, end: endOfEntry(text, line), stop } : undefined;
}

/** The entry that holds a blanked region. */
function enclosing(original: string, region: Region | undefined): Region | undefined {
  if (region === undefined) return undefined;
  const first = lineAround(original, region.start);
  let above = contentBefore(original, first);
  while (above !== undefined && indentOf(above) >= indentOf(first)) above = contentBefore(original, above);
  if (above === undefined) return undefined;
  return { start: above.start, end: Math.max(endOfEntry(original, above), region.end), stop: region.stop };
}

function endOfEntry(text: string, first: TextLine): number {
  const indent = indentOf(first);
  let end = first.end;
  for (let line = lineAfter(text, first); line !== undefined; line = lineAfter(text, line)) {
    if (!hasContent(line)) continue;
    if (indentOf(line) <= indent) break;
    end = line.end;
  }
  return end;
}

function withoutRegion(text: string, { start, end }: Region): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
