import { join } from 'node:path';
import type { Folders } from '../files/folders.ts';

const REGISTRY = 'registry.terraform.io';
/** Where packages and administrators put things, beside the home's own `.terraform.d`. */
const ROOTS = ['/opt', '/usr/share', '/usr/local/share'];
const DEEPEST = 3;
/** Looks like a mirror, but holds only what somebody happened to need; the CDKTF command line makes one in every home. */
const CACHE = 'plugin-cache';

/**
 * A folder of providers (Terraform's filesystem mirror) for machines that cannot reach the registry: the parent of a
 * `registry.terraform.io` two or three levels below the usual roots. Undefined: there is none.
 */
export function findProviderMirror(folders: Folders, home: string | undefined): string | undefined {
  const roots = [...(home === undefined ? [] : [join(home, '.terraform.d')]), ...ROOTS];
  for (const root of roots) {
    const found = mirrorBelow(folders, root, DEEPEST);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mirrorBelow(folders: Folders, folder: string, levels: number): string | undefined {
  const names = folders.names(folder);
  if (names.includes(REGISTRY)) return folder;
  if (levels === 1) return undefined;
  for (const name of names) {
    if (name.startsWith('.') || name === CACHE) continue;
    const found = mirrorBelow(folders, join(folder, name), levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Terraform's command line configuration: providers of the mirror from there, all others from the registry. */
export const mirrorConfiguration = (mirror: string): string => `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${REGISTRY}/hashicorp/aws"]
  }
  direct {
    exclude = ["${REGISTRY}/hashicorp/aws"]
  }
}
`;
