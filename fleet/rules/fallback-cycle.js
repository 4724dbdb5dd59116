import { rule } from './rule.ts';
/** A build that loses its machine again and again must reach one that stays. */
export const fallbackCycle = rule({
    id: 'fallback-cycle',
    severity: 'error',
    says: 'A chain of fall-backs ends: no pool falls back to a label of its own, or round in a circle.',
}, function* ({ labels }) {
    const done = new Set();
    for (const label of labels.all.keys())
        if (!done.has(label))
            yield* walk(label, labels, done);
});
/** Depth first, without recursion, because a chain may be as long as the file. */
function* walk(start, labels, done) {
    const way = [stopAt(start, labels)];
    const onWay = new Set([start]);
    for (let stop = way.at(-1); stop !== undefined; stop = way.at(-1)) {
        const step = stop.steps[stop.next++];
        if (step === undefined) {
            way.pop();
            onWay.delete(stop.label);
            done.add(stop.label);
        }
        else if (onWay.has(step.to))
            yield cycleFault(step, way);
        else if (!done.has(step.to)) {
            way.push(stopAt(step.to, labels));
            onWay.add(step.to);
        }
    }
}
function stopAt(label, labels) {
    const steps = (labels.all.get(label) ?? []).flatMap(({ pool, poolName }) => pool.kind === 'autoscaled' && pool.autoscaled.fallback !== undefined
        ? { to: pool.autoscaled.fallback, path: ['pools', poolName, 'autoscaled', 'fallback'] }
        : []);
    return { label, steps, next: 0 };
}
function cycleFault(closing, way) {
    const circle = way.slice(way.findIndex(stop => stop.label === closing.to));
    const names = [...circle.map(({ label }) => label), closing.to].map(label => `\`${label}\``);
    const others = circle.slice(0, -1).flatMap(({ steps, next }) => steps[next - 1] ?? []);
    return {
        path: closing.path,
        related: others.map(({ path }) => path),
        message: `a chain of fall-backs ends, and this one goes round: ${names.join(' → ')}`,
        got: closing.to,
        fix: others.length > 0
            ? 'remove one of these `fallback` keys'
            : 'remove `fallback`, or name a label that the pool itself has not',
    };
}
