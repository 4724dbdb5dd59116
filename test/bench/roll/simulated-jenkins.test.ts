import { describe, expect, it } from 'vitest';
import { madeFleet } from '../../../bench/roll/made-fleet.ts';
import type { BuildKind } from '../../../bench/roll/simulated-build.ts';
import { NEW_VERSION } from '../../../bench/roll/simulated-leader.ts';
import { SimulatedWorld } from '../../../bench/roll/simulated-world.ts';

const MINUTE = 60_000;
const FLEET = madeFleet({ host: { kind: 'static', hosts: 2, labels: ['HOST'] } });

/** Two hosts with one executor each. */
const world = () => new SimulatedWorld({ fleet: FLEET, seed: 1, begins: 0 });

const ask = (on: SimulatedWorld, kind: BuildKind, minutes: number, job = `job/${kind}/`) => {
  const duration = minutes * MINUTE;
  const build = on.ask({ job, kind, label: 'HOST', parts: 1, duration, estimate: undefined, parameters: [] });
  if (build === undefined) throw new Error('Jenkins does not answer');
  return build;
};

const pass = (on: SimulatedWorld, minutes: number) => on.clock.runUntil(on.clock.now() + minutes * MINUTE);

const factsOf = (on: SimulatedWorld, name: string) =>
  on.jenkins.facts()?.nodes.find(node => node.name === name);

describe('quiet mode', () => {
  it('has Freestyle builds end, and Pipelines pause with their executors until it is over', () => {
    const on = world();
    const [freestyle, pipeline] = [ask(on, 'freestyle', 10), ask(on, 'durable', 10)];
    on.jenkins.quiet();
    pass(on, 600);
    expect([freestyle.fate.kind, pipeline.fate.kind]).toEqual(['finished', 'open']);
    expect(on.jenkins.facts()?.nodes.flatMap(({ builds }) => builds)).toHaveLength(1);
    on.jenkins.unquiet();
    pass(on, 11);
    expect(pipeline.fate.kind).toBe('finished');
  });

  it('accepts builds and begins none', () => {
    const on = world();
    on.jenkins.quiet();
    const asked = [ask(on, 'freestyle', 1), ask(on, 'durable', 1)];
    pass(on, 60);
    expect(asked.map(({ begun }) => begun)).toEqual([undefined, undefined]);
    expect(on.jenkins.facts()?.waiting).toHaveLength(2);
    on.jenkins.unquiet();
    pass(on, 5);
    expect(asked.map(({ fate }) => fate.kind)).toEqual(['finished', 'finished']);
  });
});

describe('a clean restart', () => {
  it.each([
    ['freestyle', 'lost'],
    ['not-resumable', 'lost'],
    ['durable', 'finished'],
  ] as const)('ends a %s build: %s', (kind, fate) => {
    const on = world();
    const build = ask(on, kind, 30);
    on.leader.stop(true);
    on.leader.start(NEW_VERSION);
    pass(on, 40);
    expect(build.fate.kind).toBe(fate);
  });

  it('is online but empty at first: the Pipeline stands on no executor while the agents are offline', () => {
    const on = world();
    const build = ask(on, 'durable', 30);
    const [part] = build.parts;
    const name = part?.node?.name ?? '';
    on.leader.stop(true);
    expect(on.jenkins.facts()).toBeUndefined();
    on.jenkins.start(NEW_VERSION);
    expect(factsOf(on, name)).toMatchObject({ state: 'offline', builds: [] });
    expect(factsOf(on, 'Built-In Node')?.builds).toMatchObject([{ url: build.url }]);
    pass(on, 1);
    expect(factsOf(on, name)).toMatchObject({ state: 'online', builds: [{ url: build.url }] });
  });

  it('aborts the Pipeline of a node that is still cordoned after five minutes', () => {
    const on = world();
    const build = ask(on, 'durable', 30);
    const node = build.parts[0]?.node;
    if (node) on.jenkins.setMark(node, { by: 'roll', message: 'drained' });
    on.leader.stop(true);
    on.jenkins.start(NEW_VERSION);
    pass(on, 4.9);
    expect(build.open).toBe(true);
    pass(on, 0.2);
    expect(build.fate).toEqual({ kind: 'lost', by: 'no node within five minutes of a restart' });
  });

  it('keeps what waits', () => {
    const on = world();
    const waiting = [1, 2, 3].map(number => ask(on, 'freestyle', 5, `job/${number}/`))[2];
    on.leader.stop(true);
    on.leader.start(NEW_VERSION);
    pass(on, 30);
    expect(waiting?.fate.kind).toBe('finished');
  });
});

it('loses what waits in a crash, and counts from low numbers again', () => {
  const on = world();
  const [first, , waiting] = [1, 2, 3].map(number => ask(on, 'freestyle', 5, `job/${number}/`));
  on.leader.crash();
  pass(on, 30);
  expect(waiting?.fate).toEqual({ kind: 'lost', by: 'crash of the leader' });
  expect(ask(on, 'freestyle', 1).item).toBeLessThan(first?.item ?? 0);
});

it('serves labels first come, first served, and gives nothing to a cordoned node', () => {
  const on = world();
  const builds = [1, 2, 3, 4].map(number => ask(on, 'freestyle', 10, `job/${number}/`));
  const node = builds[0]?.parts[0]?.node;
  if (node) on.jenkins.setMark(node, { by: 'operator', message: 'a look' });
  pass(on, 60);
  const begun = builds.map(({ begun }) => (begun ?? 0) / MINUTE);
  expect(begun).toEqual([0, 0, 10, 20]);
});
