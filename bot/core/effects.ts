import type { Effect, Reaction } from '../model/effect.ts';
import type { Run } from '../model/run.ts';
import { remembering, type Turn } from './turn.ts';

/** What tells an effect from others: the same effect has the same key, so it is never there twice. */
export function keyOf(effect: Exclude<Effect, { kind: 'show' }>): string {
  switch (effect.kind) {
    case 'react':
      return `react:${effect.comment}:${effect.reaction}`;
    case 'submit':
    case 'release':
    case 'cancel':
    case 'upload':
    case 'publish':
      return `${effect.kind}:${effect.run}`;
    case 'tidy':
      return 'tidy';
    case 'run-branch':
      return `run-branch:${effect.sha}:${effect.target}`;
    case 'add-benchmarker':
      return `add-benchmarker:${effect.login}`;
    case 'replay':
      return `replay:${effect.delivery}`;
    case 'list-dead-letters':
      return `list-dead-letters:${effect.request}`;
  }
}

/** Has an effect done now, unless it is on its way already. */
export function intend(turn: Turn, effect: Exclude<Effect, { kind: 'show' }>): Turn {
  const key = keyOf(effect);
  const { pending } = turn.record;
  if (pending.some(known => known.key === key)) return turn;
  return remembering(turn, { pending: [...pending, { key, effect, due: turn.facts.now, tries: 0 }] });
}

/** Whether an effect is on its way. */
export const isPending = ({ record }: Turn, key: string): boolean =>
  record.pending.some(known => known.key === key);

/** Takes back what is not to be done any more. It may have been done nevertheless. */
export function withdraw(turn: Turn, ...keys: readonly string[]): Turn {
  const pending = turn.record.pending.filter(({ key }) => !keys.includes(key));
  return pending.length === turn.record.pending.length ? turn : remembering(turn, { pending });
}

/** Puts an effect off until a time, in milliseconds since 1970. */
export const putOff = (turn: Turn, key: string, until: number): Turn =>
  remembering(turn, {
    pending: turn.record.pending.map(known =>
      known.key === key && known.due < until ? { ...known, due: until } : known,
    ),
  });

/** Reacts to the comment that asked; to a label or a review there is no reaction. */
export const react = (turn: Turn, comment: number | undefined, reaction: Reaction): Turn =>
  comment === undefined ? turn : intend(turn, { kind: 'react', comment, reaction });

/** The keys of what makes a run begin. */
export const beginnings = ({ id }: Run): readonly string[] => [
  keyOf({ kind: 'submit', run: id }),
  keyOf({ kind: 'release', run: id }),
];
