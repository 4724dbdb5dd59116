import type { Terminal } from '../../adapters/terminal/terminal.ts';
import type { FastTime } from './fast-time.ts';

/** Tells who did or said what. Lines of `number` are about that pull request. */
export type Tell = (who: string, number: number | undefined, what: string) => void;

const WIDEST_WHO = 10;
/** Of what is told, at least, and what stands before it, in columns. */
const NARROWEST = 110;
const BEFORE = 25;

/** Writes one line for each thing that happens, with the time since the beginning. */
export const teller =
  (terminal: Terminal, time: FastTime): Tell =>
  (who, number, what) => {
    const at = new Date(time.now() - time.begun)
      .toISOString()
      .slice('0000-00-00T00:'.length, -'.000Z'.length);
    const longest = Math.max(NARROWEST, terminal.width - BEFORE);
    const about = number === undefined ? '  ' : `#${number}`;
    const short = what.length > longest ? `${what.slice(0, longest - 1)}…` : what;
    terminal.out(`  ${at}  ${who.padEnd(WIDEST_WHO)} ${about}  ${short}\n`);
  };
