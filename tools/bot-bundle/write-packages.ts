import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BOT_FILES, type BotPart } from '../../fleet/resolve/bot-parts.ts';
import { BundleFailed, type Bundler } from '../adapters/bundler/bundler.ts';
import type { Files } from '../adapters/files/files.ts';
import { UserError } from '../user-error.ts';
import { archiveOf } from './archive.ts';
import { type Operator, type PackagePlan, packagePlans } from './package-plan.ts';

/** A package that was made. */
export interface BotPackage {
  readonly part: BotPart;
  readonly path: string;
  /** Sizes in bytes: of the program as the function loads it, and of the package. */
  readonly program: number;
  readonly size: number;
  /** SHA-256 in base64, which is `source_code_hash` of the function. */
  readonly hash: string;
  /** Whether the file was another one before, or none. */
  readonly changed: boolean;
}

/** Where packages are written to. */
export interface PackageFolders {
  /** Terraform's. */
  readonly terraform: string;
  /** The source maps' ; they are for people who read a stack trace, and would only make the functions start later. */
  readonly maps: string;
}

/**
 * Makes the packages of all functions and writes those that changed.
 * @throws UserError when a program cannot be bundled
 */
export async function writePackages(
  operator: Operator,
  folders: PackageFolders,
  { bundler, files }: { readonly bundler: Bundler; readonly files: Files },
): Promise<readonly BotPackage[]> {
  const made = await Promise.all(packagePlans(operator).map(plan => packed(plan, bundler)));
  return made.map(({ plan, archive, program, sourceMap }) => {
    const path = join(folders.terraform, plan.path);
    const before = files.bytes(path);
    const changed = before === undefined || !Buffer.from(before).equals(archive);
    if (changed) files.writeBytes(path, archive);
    files.writeBytes(join(folders.maps, `${plan.part}.${BOT_FILES.program}.map`), sourceMap);
    const hash = createHash('sha256').update(archive).digest('base64');
    return { part: plan.part, path, program: program.length, size: archive.length, hash, changed };
  });
}

async function packed(plan: PackagePlan, bundler: Bundler) {
  const { program, sourceMap } = await bundled(plan, bundler);
  const encoder = new TextEncoder();
  const archive = archiveOf(
    new Map([
      [BOT_FILES.program, program],
      ...[...plan.beside].map(([path, text]) => [path, encoder.encode(text)] as const),
    ]),
  );
  return { plan, archive, program, sourceMap };
}

async function bundled({ entry }: PackagePlan, bundler: Bundler) {
  try {
    return await bundler.bundle(entry);
  } catch (error) {
    if (!(error instanceof BundleFailed)) throw error;
    throw new UserError(`\`${entry}\` cannot be bundled:\n${error.message}`, {
      fix: 'mend the source, or install the packages with `npm ci`',
    });
  }
}
