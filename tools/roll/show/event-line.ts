import { createColors } from 'picocolors';
import { printable } from '../../report/printable.ts';
import type { RollEvent } from '../report/roll-events.ts';

/** When an event was, as clocks show it in UTC: `20:04:31`. */
export const eventTime = (at: number): string => new Date(at).toISOString().slice(11, 19);

/** An event in one line of a log, without a line end: `20:04:31 cpu-1: rolled`. */
export function eventLine(
  { at, machine, says, tone }: RollEvent,
  { colour }: { readonly colour: boolean },
): string {
  const { green, red, dim } = createColors(colour);
  const text = printable(`${machine ?? 'roll'}: ${says}`);
  const painted = tone === 'bad' ? red(text) : tone === 'good' ? green(text) : text;
  return `${dim(eventTime(at))} ${painted}`;
}

/** The same for a program; one line of JSON. */
export const eventJson = ({ at, number, machine, says, tone }: RollEvent): string =>
  JSON.stringify({ time: new Date(at).toISOString(), number, machine: machine ?? null, says, tone });
