import { ProgramMissing, type Programs } from '../adapters/process/program.ts';
import { EXIT } from '../exit-codes.ts';
import { UserError } from '../user-error.ts';

const KNOWN = ['terraform', 'tofu'];

/**
 * The program that plans and applies: the one that was asked for, else terraform, else tofu.
 * @throws UserError when it is not installed.
 */
export async function findTerraform(
  programs: Programs,
  environment: Readonly<Record<string, string | undefined>>,
  asked: string | undefined,
): Promise<string> {
  for (const program of asked === undefined ? KNOWN : [asked])
    if (await answers(programs, program, environment)) return program;
  throw new UserError(`missing: ${asked ?? KNOWN.join(' or ')} — plans and applies the cloud`, {
    fix: 'https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install',
    exitCode: EXIT.missingTool,
  });
}

async function answers(
  programs: Programs,
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
) {
  try {
    const end = await programs.run({
      program,
      words: ['version'],
      environment: { ...environment, CHECKPOINT_DISABLE: '1' },
    });
    return end.exitCode === 0;
  } catch (error) {
    if (error instanceof ProgramMissing) return false;
    throw error;
  }
}
