import type { Path, Place, Problem } from '../problem.ts';
import { LIMITS } from './limits.ts';
import { normalPath } from './normal-path.ts';
import { overlay } from './overlay.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Entry, MapNode } from './tree.ts';
import { shortened, written } from './written.ts';

/** The key with which an overlay names the file below it. */
const BASE = 'base';

/** A file with all its bases below it; `files` are those that were read, the given one first. */
export interface Chain {
  /** Undefined when a file could not be read or is no YAML. */
  readonly root: MapNode | undefined;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
}

/**
 * Reads a file and, when it begins with `base: FILE`, the file it is an overlay of (see `overlay`), which may
 * have a base itself. The path of a base is relative to the file that names it.
 * @param read returns a file's text; what it throws becomes a problem.
 */
export function readChain(file: string, read: (file: string) => string): Chain {
  const problems: Problem[] = [];
  const layers: MapNode[] = [];
  const files: string[] = [];
  let next: Link | undefined = { file, place: { file, line: 1, column: 1 }, got: file, path: [] };
  while (next !== undefined) {
    const refused = refusal(next, files);
    const layer: Layer = refused === undefined ? readLayer(next, read) : { problems: [refused] };
    if (refused === undefined) files.push(next.file);
    problems.push(...layer.problems);
    if (layer.root === undefined) return { root: undefined, problems, files };
    layers.push(layer.root);
    next = layer.base;
  }
  const root = layers.reduceRight((below, over) => {
    const merged = overlay(below, over);
    problems.push(...merged.problems);
    return merged.root;
  });
  return { root, problems, files };
}

/** A file to read, and where it is named. */
interface Link {
  readonly file: string;
  readonly place: Place;
  readonly path: Path;
  readonly got: string;
}

interface Layer {
  readonly root?: MapNode;
  readonly base?: Link | undefined;
  readonly problems: readonly Problem[];
}

function refusal(link: Link, files: readonly string[]): Problem | undefined {
  if (files.map(normalPath).includes(normalPath(link.file)))
    return baseProblem(
      link,
      'base-cycle',
      'a file is not its own base',
      `remove \`base\` from one of ${files.join(', ')}`,
    );
  if (files.length >= LIMITS.chain)
    return baseProblem(
      link,
      'base-depth',
      `at most ${LIMITS.chain} files stand upon each other`,
      'merge some of them',
    );
  return undefined;
}

function readLayer(link: Link, read: (file: string) => string): Layer {
  let text: string;
  try {
    text = read(link.file);
  } catch (error) {
    const reason = shortened(error instanceof Error ? error.message : String(error));
    return {
      problems: [
        baseProblem(
          link,
          'file-unreadable',
          `the file can be read; the system says: ${reason}`,
          'name a file that is there',
        ),
      ],
    };
  }
  const parsed = parseYaml(text, link.file);
  if (!parsed.ok) return { problems: parsed.problems };
  const named = parsed.root.entries.get(BASE);
  if (named === undefined) return { root: parsed.root, problems: [] };
  const entries = new Map(parsed.root.entries);
  entries.delete(BASE);
  const base = linkTo(named, link.file);
  return 'rule' in base ? { problems: [base] } : { root: { ...parsed.root, entries }, base, problems: [] };
}

/** The file that `base` names; only YAML beside or around the naming file, so that a review can see what is read. */
function linkTo({ value }: Entry, from: string): Link | Problem {
  const got = written(value);
  const link = { file: from, place: value.place, path: [BASE], got };
  if (
    value.kind !== 'scalar' ||
    typeof value.value !== 'string' ||
    !/^(?!\/)[^\\:]+\.ya?ml$/.test(value.value)
  )
    return baseProblem(
      link,
      'base-path',
      '`base` is the relative path of a `.yaml` file',
      'write for example `base: fleet.yaml`',
    );
  return { ...link, file: normalPath(`${from}/../${value.value}`) };
}

function baseProblem({ place, path, got }: Link, rule: string, message: string, fix: string): Problem {
  return { severity: 'error', rule, path, place, message, got, fix };
}
