import { Command, InvalidArgumentError } from 'commander';
import type { Part, ServeOptions } from '../../bot/entrypoints/serve.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly only?: Part;
  readonly port?: number;
  readonly maxManagerIterations: number;
  readonly jobs?: readonly string[];
  readonly json?: true;
}

const PARTS = ['events', 'jobs'] as const;

/** `fleet bot serve`: the bot on one machine. */
export const serveCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('serve')
    .description('run the bot on this machine: take deliveries, handle them, look after runs')
    .argument('[file]', 'the operator’s file', 'bot.yaml')
    .option('--only <part>', 'only one of the two processes: `events` or `jobs`', part)
    .option('-p, --port <number>', 'instead of the port in the file', port)
    .option(
      '-i, --max-manager-iterations <number>',
      'how often to look after runs: below 0 until it is stopped, 0 not at all',
      whole,
      -1,
    )
    .option('-j, --jobs <ids>', 'look after these jobs only, by their numbers', ids)
    .option('--json', 'print a line of JSON for each event')
    .action((file: string, options: Options) => run(() => serveBot(file, options, world)));

function part(text: string): Part {
  const found = PARTS.find(each => each === text);
  if (found === undefined) throw new InvalidArgumentError(`it is one of ${PARTS.join(', ')}`);
  return found;
}

function whole(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError('it is a whole number');
  return Number(text);
}

function port(text: string): number {
  const number = whole(text);
  if (number < 0 || number > 65_535) throw new InvalidArgumentError('it is a number from 0 to 65535');
  return number;
}

const ids = (text: string): readonly string[] =>
  text
    .split(',')
    .map(id => id.trim())
    .filter(id => id !== '');

async function serveBot(path: string, options: Options, world: World): Promise<ExitCode> {
  const [{ serve }, { openOperatorFile }, { worldOutside }, { jsonLog }, { lineLog }] = await Promise.all([
    import('../../bot/entrypoints/serve.ts'),
    import('../bot-admin/open-operator-file.ts'),
    import('../bot-admin/world-outside.ts'),
    import('../../bot/entrypoints/json-log.ts'),
    import('../bot-admin/line-log.ts'),
  ]);
  const { settings } = openOperatorFile(path, world);
  const write = (line: string) => world.terminal.out(line);
  const log = (options.json ? jsonLog : lineLog)(write, world.now);
  log('starts', { instance: settings.instance, process: options.only });
  await serve(
    settings,
    serveOptions(options, address => log('listens', { address })),
    worldOutside(world, log),
    world.signal,
  );
  log('stopped');
  return EXIT.ok;
}

function serveOptions(
  { only, port: wanted, maxManagerIterations: most, jobs }: Options,
  onListening: ServeOptions['onListening'],
): ServeOptions {
  return {
    part: only,
    port: wanted,
    onListening,
    looking: {
      rounds: most < 0 ? undefined : most,
      only: jobs && (({ handle }) => handle !== undefined && jobs.includes(handle)),
    },
  };
}
