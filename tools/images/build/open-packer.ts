import type { Packer } from '../../adapters/packer/packer.ts';
import { ProgramPacker } from '../../adapters/packer/program-packer.ts';
import { ProgramMissing } from '../../adapters/process/program.ts';
import { EXIT } from '../../exit-codes.ts';
import { UserError } from '../../user-error.ts';
import type { World } from '../../world.ts';

/** What newer Packers fetch their plugins by; older ones have them built in, and refuse the file. */
const PLUGINS_FILE = 'newer-packer/required-plugins.pkr.hcl';

/** @throws UserError when it is not installed. */
export async function openPacker(program: string, folder: string, world: World): Promise<Packer> {
  const { programs, environment, signal } = world;
  const packer = new ProgramPacker({ programs, program, environment, signal });
  try {
    const version = await packer.version();
    if (hasPlugins(version)) await packer.install({ folder, template: PLUGINS_FILE, variables: {} });
    return packer;
  } catch (error) {
    if (!(error instanceof ProgramMissing)) throw error;
    throw new UserError(`missing: ${program} — builds images`, {
      fix: 'https://developer.hashicorp.com/packer/install, or the package `packer` of Debian',
      exitCode: EXIT.missingTool,
    });
  }
}

/** `packer init` came with 1.7. */
function hasPlugins(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || minor >= 7;
}
