import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>;

/** What a reader of a pipe, such as `head`, leaves behind when it has seen enough. */
const isBrokenPipe = (error: NodeJS.ErrnoException) => error.code === 'EPIPE';

/** The terminal of a process. `NO_COLOR` (any value) and a pipe switch colours off, `FORCE_COLOR` on. */
export function processTerminal(streams: Streams): Terminal {
  const { stdin, stdout, stderr, env } = streams;
  for (const stream of [stdout, stderr])
    stream.on('error', error => {
      if (!isBrokenPipe(error)) throw error;
    });
  return {
    out: text => void stdout.write(text),
    err: text => void stderr.write(text),
    interactive: stderr.isTTY === true && env.CI === undefined && env.TERM !== 'dumb',
    colour: !env.NO_COLOR && (Boolean(env.FORCE_COLOR) || (stdout.isTTY === true && stderr.isTTY === true)),
    // A pseudo-terminal that nobody has sized says 0.
    get width() {
      return stdout.columns || stderr.columns || 120;
    },
    get height() {
      return stderr.rows || stdout.rows || 40;
    },
    ask: async question => {
      if (stdin.isTTY !== true || env.CI !== undefined) return undefined;
      const asked = createInterface({ input: stdin, output: stderr });
      return asked.question(question).finally(() => asked.close());
    },
  };
}
