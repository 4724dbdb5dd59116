import type { World } from '../world.ts';
import { secondsText, stepLine } from './step-line.ts';

/** What a running step is busy with, told as often as one likes. */
export type Tell = (detail: string) => void;

/** Shows the steps of a command and how long each took. */
export interface Steps {
  /** Runs one step; what it throws is thrown on. */
  step<T>(name: string, work: (tell: Tell) => Promise<T>): Promise<T>;
  /** How long each step took, in seconds, in order. */
  readonly times: readonly { readonly name: string; readonly seconds: number }[];
}

const REDRAW = 100;
const TO_LINE_START = '\r\u001b[2K';

/**
 * Steps on a terminal: one line that is drawn over itself until the step ends. In a log: one line when a step begins
 * that takes long, one when it ends. Quiet: nothing.
 */
export function stepsOn(world: World, { quiet = false }: { readonly quiet?: boolean } = {}): Steps {
  const times: { name: string; seconds: number }[] = [];
  const { terminal, now } = world;
  return {
    times,
    async step(name, work) {
      const begun = now();
      const seconds = () => (now() - begun) / 1_000;
      const show = quiet
        ? silent
        : terminal.interactive
          ? drawn(name, seconds, world)
          : logged(name, seconds, world);
      try {
        const result = await work(show.tell);
        show.end('done');
        return result;
      } catch (error) {
        show.end('failed');
        throw error;
      } finally {
        times.push({ name, seconds: seconds() });
      }
    },
  };
}

interface Shown {
  readonly tell: Tell;
  end(state: 'done' | 'failed'): void;
}

const silent: Shown = { tell: () => {}, end: () => {} };

function drawn(name: string, seconds: () => number, { terminal, every }: World): Shown {
  let detail = '';
  const draw = (state: 'running' | 'done' | 'failed') =>
    terminal.err(`${TO_LINE_START}${stepLine({ name, detail, seconds: seconds(), state }, terminal)}`);
  draw('running');
  const stop = every(REDRAW, () => draw('running'));
  return {
    tell: text => {
      detail = text;
    },
    end: state => {
      stop();
      if (state === 'done') detail = '';
      draw(state);
      terminal.err('\n');
    },
  };
}

/** In a log a line is said once; of what goes on in between, at most one line in this many seconds. */
const SECONDS_BETWEEN = 15;

function logged(name: string, seconds: () => number, { terminal }: World): Shown {
  terminal.err(`${name} …\n`);
  let last = 0;
  return {
    tell: detail => {
      if (seconds() - last < SECONDS_BETWEEN) return;
      last = seconds();
      terminal.err(`${name}: ${detail} (${secondsText(last)})\n`);
    },
    end: state => terminal.err(`${name}: ${state} in ${secondsText(seconds())}\n`),
  };
}
