import type { Input } from '../../model/decision.ts';
import { handledNow } from '../handled.ts';
import { audited, type Turn } from '../turn.ts';
import { takeComment } from './comment.ts';
import { guide } from './guide.ts';
import { takeLabel } from './label.ts';
import { takeReview } from './review.ts';

type EventInput = Extract<Input, { kind: 'event' }>;

/** Does what an event asks for. The same delivery, and the same event under another delivery, changes nothing more. */
export function takeEvent(turn: Turn, input: EventInput): Turn {
  const mark = `delivery:${input.id}`;
  if (turn.record.handled.includes(mark)) return turn;
  const taken = take(turn, input);
  return taken === turn ? turn : handledNow(taken, mark);
}

function take(turn: Turn, { event, reading }: EventInput): Turn {
  switch (event.kind) {
    case 'comment':
      return takeComment(turn, event, reading);
    case 'review':
      return takeReview(turn, event.review, reading);
    case 'pull':
      return event.change === 'opened' ? guide(turn) : takeLabel(turn, event);
    case 'report':
      // What it says comes by way of the backend that looks at the run.
      return turn.record.runs.some(({ id }) => id === event.run)
        ? audited(turn, undefined, 'report received', event.run)
        : turn;
    case 'push':
    case 'installation':
      return turn;
  }
}
