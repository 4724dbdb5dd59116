import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly to: string;
}

/** `fleet bot relay`: brings deliveries to a host that GitHub cannot reach. */
export const relayCommand = (...[run, world]: Parameters<CommandMaker>): Command =>
  new Command('relay')
    .description('bring deliveries from a smee-compatible channel to a server that GitHub cannot reach')
    .argument(
      '<channel>',
      'its address, such as https://smee.io/CHANNEL-ID; whoever knows it can read and write it',
    )
    .option('--to <address>', 'the server of `fleet bot serve`', 'http://127.0.0.1:3000')
    .action((channel: string, options: Options) => run(() => relayed(channel, options, world)));

async function relayed(channel: string, { to }: Options, world: World): Promise<ExitCode> {
  const [{ runRelay }, { jsonLog }] = await Promise.all([
    import('../../bot/entrypoints/run-relay.ts'),
    import('../../bot/entrypoints/json-log.ts'),
  ]);
  const { terminal, environment, signal, now } = world;
  const left = await runRelay(channel, to, {
    environment,
    signal,
    random: Math.random,
    log: jsonLog(line => terminal.out(line), now),
  });
  if (left > 0) terminal.err(`${left} deliveries were not taken by ${to}: GitHub can send them again\n`);
  return left > 0 ? EXIT.failed : EXIT.ok;
}
