import { LIMITS } from '../../fleet/load/limits.ts';
import { type Parsed, parseYaml } from '../../fleet/load/parse-yaml.ts';

/** A few lines of a fleet file become some fifty of Jenkins's configuration: that of 1,000 pools has 1.3 MB. */
const GROWTH = 10;

/** Reads a configuration of Jenkins, which is YAML of one document: the tree, or what is wrong with it. */
export const readConfiguration = (text: string, file: string): Parsed =>
  parseYaml(text, file, { size: GROWTH * LIMITS.size, nodes: GROWTH * LIMITS.nodes });
