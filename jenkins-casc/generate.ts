import type { Generator } from '../fleet/render/generator.ts';
import { configurationFiles } from './configuration/configuration-files.ts';

/** All that Jenkins is configured with. Each part owns its paths. */
export const jenkinsFiles: Generator = inputs => new Map([...configurationFiles(inputs)]);
