import { buildWords } from '../report/build-words.ts';
import { lengthText } from '../report/length-text.ts';
import type { PaintedLine } from './painted-line.ts';
import type { WaitedBuild } from './waited-builds.ts';

/** A build that is waited for: for how long it has run, and how long it may still. @param now - in milliseconds since 1970. */
export function buildLine({ path, on, began, ends, deadline }: WaitedBuild, now: number): PaintedLine {
  const elapsed = lengthText(now - began);
  const bound = now < deadline ? `deadline in ${lengthText(deadline - now)}` : 'beyond the deadline';
  const rest =
    ends === undefined
      ? `${elapsed}, no estimate, ${bound}`
      : ends > now
        ? `${elapsed} of about ${lengthText(ends - began)}, ${lengthText(ends - now)} left`
        : `${elapsed}, ${lengthText(now - ends)} longer than estimated, ${bound}`;
  return [['waits for ', 'dim'], buildWords(path), [` on ${on}: `, 'dim'], rest];
}
