import { rule } from './rule.ts';
/** TVM's real GPU pool has four times, which its builds bear. */
const MOST_TIMES = 8;
/** Executors and labels are the same on all of them, so the smallest machine must bear what the largest does. */
export const instancesUnlike = rule({
    id: 'instances-unlike',
    severity: 'warning',
    says: `Of a pool's instance types, the largest has at most ${MOST_TIMES} times the memory of the smallest.`,
}, function* ({ machines }) {
    for (const { types } of machines) {
        const bySize = types
            .flatMap(({ name, path, facts }) => facts ? { name, path, memory: facts.memoryGiB } : [])
            .sort((one, other) => one.memory - other.memory);
        const [smallest, largest] = [bySize[0], bySize.at(-1)];
        if (!smallest || !largest || largest.memory <= MOST_TIMES * smallest.memory)
            continue;
        yield {
            path: smallest.path,
            related: [largest.path],
            message: `instance types of a pool bear the same builds: \`${largest.name}\` has at most ${MOST_TIMES} times the memory of \`${smallest.name}\` (${largest.memory} and ${smallest.memory} GiB)`,
            got: smallest.name,
            fix: 'make two pools of it, or leave out the smallest or the largest',
        };
    }
});
