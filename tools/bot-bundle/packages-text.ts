import type { BotPackage } from './write-packages.ts';

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;

/** A line for each package. */
export const packagesText = (packages: readonly BotPackage[]): string =>
  packages
    .map(
      ({ path, program, size, hash, changed }) =>
        `${changed ? 'wrote  ' : 'same   '} ${path}: ${kilobytes(program)}, ${kilobytes(size)} packed, SHA-256 ${hash}\n`,
    )
    .join('');
