import { isDeepStrictEqual } from 'node:util';
import { flowEntry } from '../../fleet/load/flow-text.ts';
import { parseYaml } from '../../fleet/load/parse-yaml.ts';
import { type MapNode, type PlainValue, plainMap } from '../../fleet/load/tree.ts';
import type { Place, Problem } from '../../fleet/problem.ts';
import { inserted } from '../../fleet/yaml-edit/insertion.ts';
import { insertions } from './insertions.ts';
import { type NewPool, poolData } from './new-pool.ts';

/** The file with the pool in it, or why it could not be added. */
export type Added =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Writes a pool into the text of a fleet file, behind the pools that are there, in at most five lines and in
 * the file's own indentation and line endings. Everything else stays byte for byte. The result is read again
 * and only given when it differs from the file by this pool alone.
 * @param file name of the file, for the places of problems
 */
export function addPool(text: string, pool: NewPool, file: string): Added {
  const parsed = parseYaml(text, file);
  if (!parsed.ok) return parsed;
  const { root } = parsed;
  const pools = root.entries.get('pools');
  const twin = pools?.value.kind === 'map' ? pools.value.entries.get(pool.name) : undefined;
  if (twin !== undefined) return refusal(nameTaken(pool, twin.keyPlace));
  const wanted = withPool(root, pool);
  if (wanted !== undefined)
    for (const insertion of insertions(text, root, pool)) {
      const result = inserted(text, insertion);
      const again = parseYaml(result, file);
      if (again.ok && isDeepStrictEqual(plainMap(again.root), wanted)) return { ok: true, text: result };
    }
  return refusal(notPossible(pool, pools?.keyPlace ?? root.place));
}

/** The file's data with the pool in it; undefined when `pools` is no map and not empty. */
function withPool(root: MapNode, pool: NewPool): Readonly<Record<string, unknown>> | undefined {
  const data = plainMap(root);
  const pools: PlainValue = data.pools ?? {};
  if (typeof pools !== 'object' || pools === null || Array.isArray(pools)) return undefined;
  return { ...data, pools: { ...pools, [pool.name]: poolData(pool) } };
}

function refusal(problem: Problem): Added {
  return { ok: false, problems: [problem] };
}

function nameTaken({ name }: NewPool, place: Place): Problem {
  return {
    severity: 'error',
    rule: 'pool-exists',
    path: ['pools', name],
    place,
    message: 'the name of a pool is given once',
    got: name,
    fix: 'choose another name, or change the pool that is there',
  };
}

function notPossible(pool: NewPool, place: Place): Problem {
  return {
    severity: 'error',
    rule: 'pool-not-added',
    path: ['pools'],
    place,
    message: '`pools` is a map that a pool can be added to without changing anything else',
    fix: `write by hand \`${flowEntry(pool.name, poolData(pool))}\``,
  };
}
