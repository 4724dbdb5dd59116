import type { Generator } from '../fleet/render/generator.ts';
import { configurationFiles } from './configuration/configuration-files.ts';
import { jobFiles } from './jobs/job-files.ts';
import { libraryFiles } from './library/library-files.ts';
import { pluginFiles } from './plugins/plugins-txt.ts';

const PARTS: readonly Generator[] = [configurationFiles, pluginFiles, libraryFiles, jobFiles];

/**
 * All that Jenkins is configured with.
 * @throws Error when two parts write one path, which is a defect of ours.
 */
export const jenkinsFiles: Generator = inputs => {
  const files = new Map<string, string>();
  for (const [path, text] of PARTS.flatMap(part => [...part(inputs)])) {
    if (files.has(path)) throw new Error(`two parts of Jenkins's configuration write \`${path}\``);
    files.set(path, text);
  }
  return files;
};
