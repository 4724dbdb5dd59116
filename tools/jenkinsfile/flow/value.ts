import type { Spot } from '../syntax/ast.ts';
import type { Callable } from './callable.ts';
import type { Collection } from './collection.ts';
import type { Module } from './module.ts';

/** What an expression may be at run time, as far as it can be told without running. */
export type Value =
  | { readonly kind: 'text'; readonly key: string; readonly text: string }
  | { readonly kind: 'null'; readonly key: 'null' }
  | { readonly kind: 'code'; readonly key: string; readonly callable: Callable }
  | { readonly kind: 'collection'; readonly key: string; readonly collection: Collection }
  | { readonly kind: 'module'; readonly key: string; readonly module: Module }
  /** It may be anything: `why` says why nobody can tell. */
  | { readonly kind: 'undecided'; readonly key: string; readonly why: string; readonly at: Spot };

/** No label is longer, and a longer text is not followed. */
export const LONGEST_TEXT = 500;

/** A text that may become a label, or part of one. */
export function textValue(text: string, at: Spot): Value {
  if (text.length > LONGEST_TEXT) return tooLong(at);
  return { kind: 'text', key: `t${text}`, text };
}

/** Groovy's `null`. */
export const NULL: Value = { kind: 'null', key: 'null' };

/** What nobody can tell without running the pipeline. */
export function undecided(why: string, at: Spot): Value {
  return { kind: 'undecided', key: `u${at.file}:${at.start}:${at.end}:${why}`, why, at };
}

/** A text that is not followed. */
export function tooLong(at: Spot): Value {
  return undecided('a text is too long for a label', at);
}
