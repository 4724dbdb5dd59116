import type { Facts } from '../model/decision.ts';
import type { Answer } from '../model/pull-record.ts';

/** What the comment is made from beside the record. */
export type StatusView = Pick<Facts, 'now' | 'instance' | 'settings'>;

/** Markdown of an answer; what is long stands in `folded`. */
export type AnswerText = Pick<Answer, 'text' | 'folded'>;
