import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with the CDKTF command line, which the project itself does not depend on. */
export const CLI_FOLDER = 'bench/cdktf-cli';

/** Whether somebody has installed it (`npm run cdktf-cli`). */
export const hasCli = (root: string): boolean => existsSync(join(root, CLI_FOLDER, 'node_modules'));

/** Our sources that a CDKTF app is made of, and the data that it reads. */
const COPIED = ['fleet', 'stacks', 'fleets'];

/**
 * Copies the CDKTF app into a folder that is set up as `cdktf init --template=typescript` does it: CommonJS, `ts-node`
 * with type checks, the template's compiler settings. Two things differ, because our sources need them and neither
 * makes it slower: the language is that of the Node that runs it, and the endings of relative imports are dropped.
 */
export function makeTsNodeProject(root: string, folder: string): void {
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts')) dropEndings(join(folder, file));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  linkPackages(root, [...Object.keys(dependencies), '@types/node'], folder);
  linkPackages(join(root, CLI_FOLDER), ['.bin', 'cdktf-cli', 'ts-node', 'typescript'], folder);
  writeSettings(root, folder);
}

function dropEndings(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/((?:from|import) ?\(?'\.[^']*)\.ts'/g, "$1'"));
}

/** Links what is installed in one folder into another; what a package needs itself is found where it really is. */
function linkPackages(from: string, names: readonly string[], to: string): void {
  for (const name of names) {
    const link = join(to, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(from, 'node_modules', name), link);
  }
}

function writeSettings(root: string, folder: string): void {
  const template = join(root, CLI_FOLDER, 'node_modules/@cdktf/cli-core/templates/typescript');
  const { compilerOptions, ...rest } = JSON.parse(readFileSync(join(template, 'tsconfig.json'), 'utf8'));
  const write = (file: string, value: object) =>
    writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
  write('tsconfig.json', {
    compilerOptions: { ...compilerOptions, target: 'es2024', lib: ['es2024'] },
    ...rest,
  });
  write('package.json', { name: 'peer', private: true });
  write('cdktf.json', {
    language: 'typescript',
    app: 'npx ts-node stacks/main.ts',
    projectId: '00000000-0000-4000-8000-000000000000',
    sendCrashReports: 'false',
  });
}
