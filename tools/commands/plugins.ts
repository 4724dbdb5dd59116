import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openSoundFleet } from '../fleet-file/open-fleet.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import type { CommandMaker } from './command-maker.ts';

interface Options {
  readonly updateCenter?: string;
  readonly json?: true;
}

/** `fleet plugins`: what Jenkins's plugins need and what is known against them. */
export const pluginsCommand: CommandMaker = (run, world) => [
  new Command('plugins').description('look after the plugins of Jenkins').addCommand(
    new Command('check')
      .description(
        'report plugins that are missing, too old for another, too new for Jenkins or known to be unsafe; exit code 3 when there are any',
      )
      .argument('[fleet]')
      .option(
        '--update-center <file>',
        'compare with the file of an update centre: newer versions and warnings',
      )
      .option('--json', 'print {fleet, jenkins, plugins, findings}')
      .action((named: string | undefined, options: Options) =>
        run(() => checkPlugins(named, options, world)),
      ),
  ),
];

async function checkPlugins(named: string | undefined, options: Options, world: World): Promise<ExitCode> {
  const [{ pluginsOf }, { coreVersion }, { checkSet }, { checkUpdates }, { inOrder, reportText }] =
    await Promise.all([
      import('../../jenkins-casc/plugins/pinned.ts'),
      import('../../jenkins-casc/plugins/plugins-txt.ts'),
      import('../plugins/check-set.ts'),
      import('../plugins/check-updates.ts'),
      import('../plugins/plugin-report.ts'),
    ]);
  const { fleet } = openSoundFleet(named, world);
  const set = pluginsOf(fleet);
  const jenkins = coreVersion(fleet.leader.jenkins);
  const centre = await updateCentre(options.updateCenter, world);
  const updates = centre === undefined ? [] : checkUpdates(set.plugins, jenkins, centre);
  const findings = inOrder([...checkSet(set, jenkins), ...updates]);
  const plugins = Object.fromEntries(set.plugins.map(({ id, version }) => [id, version]));
  const report = { fleet: fleet.fleet, jenkins, plugins, findings };
  world.terminal.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  return findings.some(({ severity }) => severity !== 'information') ? EXIT.different : EXIT.ok;
}

async function updateCentre(file: string | undefined, world: World) {
  if (file === undefined) return undefined;
  if (!world.files.exists(file))
    throw new UserError(`there is no file \`${file}\``, { fix: 'name the file with `--update-center`' });
  const { parseUpdateCentre } = await import('../plugins/update-centre.ts');
  return parseUpdateCentre(world.files.read(file), file);
}
