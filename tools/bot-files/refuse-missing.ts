import type { Files } from '../adapters/files/files.ts';
import { UserError } from '../user-error.ts';

/** @param fix what to name instead. @throws UserError that names all files that are not there */
export function refuseMissing(paths: readonly string[], fix: string, files: Pick<Files, 'exists'>): void {
  const missing = paths.filter(path => !files.exists(path));
  if (missing.length > 0)
    throw new UserError(`there is no file ${missing.map(path => `\`${path}\``).join(', ')}`, { fix });
}
