import { Command, InvalidArgumentError } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { PoolFlags } from '../pool-add/pool-from-flags.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Flags extends PoolFlags {
  readonly fleet?: string;
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}

/** `A,B` as well as `A B`. */
const listed = (text: string, before: readonly string[] = []) => [
  ...before,
  ...text.split(',').filter(part => part !== ''),
];

/** `fleet pool`: changes of the pools in a fleet file that keep its layout. */
export const poolCommand: CommandMaker = (run, world) => [
  new Command('pool').description('change the pools of a fleet file').addCommand(
    new Command('add')
      .description('write a pool into a fleet file; comments and layout stay as they are')
      .argument('<name>')
      .requiredOption('--labels <label...>', 'its labels', listed)
      .option('--instance <type...>', 'instance types, the preferred one first', listed)
      .option('--image <image>', 'the image; without it the standard one for the instance type')
      .option('--max <machines>', 'autoscaled: never more machines', count)
      .option('--min <machines>', 'autoscaled: never fewer machines', count)
      .option('--idle <duration>', 'autoscaled: how long a machine may be idle, such as 5m')
      .option('--hosts <number>', 'static: how many long-lived hosts', count)
      .option('--external <host...>', 'external: hosts outside AWS', listed)
      .option('--inbound', 'external: the hosts connect to the leader')
      .option('--no-voting', 'external: a failed build there never blocks')
      .option('--fleet <fleet>', 'the fleet file')
      .action((name: string, flags: Flags) => run(() => addToFile(name, flags, world))),
  ),
];

async function addToFile(name: string, flags: Flags, world: World): Promise<ExitCode> {
  const [{ addPool }, { poolFromFlags }, { openFleet, problemsText }, { withText }] = await Promise.all([
    import('../pool-add/add-pool.ts'),
    import('../pool-add/pool-from-flags.ts'),
    import('../fleet-file/open-fleet.ts'),
    import('../adapters/files/with-text.ts'),
  ]);
  const { file, catalogue, fleet } = openFleet(flags.fleet, world);
  const text = world.files.read(file);
  const added = addPool(text, poolFromFlags(name, flags, catalogue), file);
  if (!added.ok) {
    world.terminal.err(problemsText(added.problems, world));
    return EXIT.badInput;
  }
  if (fleet !== undefined && Object.hasOwn(fleet.pools, name))
    throw new UserError(`a base of \`${file}\` has a pool \`${name}\` already`, {
      fix: 'choose another name',
    });
  const after = { ...world, files: withText(world.files, file, added.text) };
  const ofPool = openFleet(file, after).problems.filter(
    ({ path }) => path[0] === 'pools' && path[1] === name,
  );
  if (ofPool.length > 0) world.terminal.err(problemsText(ofPool, after));
  if (ofPool.some(({ severity }) => severity === 'error')) return EXIT.badInput;
  world.files.write(file, added.text);
  world.terminal.out(`added pool ${name} to ${file}\n`);
  return EXIT.ok;
}
