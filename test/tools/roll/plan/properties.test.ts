import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAliases } from '../../../../fleet/resolve/agents.ts';
import type { MachineFacts } from '../../../../tools/roll/facts.ts';
import type { RollPlan } from '../../../../tools/roll/plan/planned.ts';
import { plainSceneArbitrary, type Scene, sceneArbitrary } from './random-scenes.ts';
import { MINUTE, NEW_IMAGE, NOW, nodeName, planOf } from './scenes.ts';

const plan = ({ fleet, machines, jenkins }: Scene) => planOf(fleet, machines, jenkins);

const nameOf = (facts: MachineFacts): string => {
  if (facts.of.kind === 'leader') return 'leader';
  return facts.host === undefined ? `${facts.of.pool} ${facts.id}` : `${facts.of.pool}-${facts.host}`;
};

const nodeNameOf = (facts: MachineFacts) => (facts.host === undefined ? nodeName(facts) : nameOf(facts));

interface Count {
  readonly label: string;
  readonly before: boolean;
  readonly during: boolean;
}

/** Each label of each machine, and whether its agent is in service before the roll and at an instant of it. */
function servingAt({ fleet, machines, jenkins }: Scene, { agents }: RollPlan, instant: number) {
  const online = new Set(jenkins.nodes.flatMap(({ name, state }) => (state === 'online' ? [name] : [])));
  const counts = machines.flatMap((facts): readonly Count[] => {
    const step = agents.find(({ name }) => name === nameOf(facts));
    const before = online.has(nodeNameOf(facts));
    const away = step?.way === 'replace' && step.cordoned <= instant && instant < step.back;
    const anew = step !== undefined && step.back <= instant;
    const pool = facts.of.kind === 'leader' ? undefined : fleet.pools[facts.of.pool];
    const labels = withAliases(pool?.agents[0]?.labels ?? [], fleet.aliases);
    return labels.map(label => ({ label, before, during: anew || (before && !away) }));
  });
  return Map.groupBy(counts, ({ label }) => label);
}

const instants = ({ agents }: RollPlan) => [
  ...new Set(agents.flatMap(({ begins, cordoned, drained, back }) => [begins, cordoned, drained, back])),
];

describe('of every plan', () => {
  it('no instant breaks a floor, or makes worse what is below it already', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const planned = plan(scene);
        const { points } = scene.fleet.maintenance.keep;
        for (const instant of instants(planned))
          for (const counts of servingAt(scene, planned, instant).values()) {
            const all = counts.length;
            const floor = all === 1 && points < 100 ? 0 : Math.ceil((all * points) / 100);
            const before = counts.filter(count => count.before).length;
            const during = counts.filter(count => count.during).length;
            expect(during).toBeGreaterThanOrEqual(Math.min(floor, before));
          }
      }),
      { numRuns: 150 },
    );
  });

  it('no pool ever has more machines than its `max`, with the replacements', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const planned = plan(scene);
        for (const [name, pool] of Object.entries(scene.fleet.pools)) {
          if (pool.kind !== 'autoscaled') continue;
          const own = scene.machines.filter(({ of }) => of.kind === 'autoscaled' && of.pool === name);
          for (const instant of instants(planned)) {
            const beside = planned.agents.filter(
              step =>
                step.pool === name &&
                step.way === 'surge' &&
                step.begins <= instant &&
                instant < step.drained,
            );
            expect(own.length + beside.length).toBeLessThanOrEqual(pool.autoscaled.max);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('each outdated machine stands in it once, and no other does', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const { agents, left } = plan(scene);
        const outdated = scene.machines.filter(({ drift }) => drift.length > 0).map(({ id }) => id);
        expect([...agents, ...left].map(({ id }) => id).sort()).toEqual(outdated.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('a machine that an operator has cordoned is never rolled', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const cordoned = scene.jenkins.nodes.flatMap(({ name, state }) =>
          state === 'cordoned' ? [name] : [],
        );
        const rolled = new Set(plan(scene).agents.map(({ id }) => id));
        for (const facts of scene.machines)
          if (cordoned.includes(nodeNameOf(facts))) expect(rolled).not.toContain(facts.id);
      }),
      { numRuns: 60 },
    );
  });

  it('the order of what it is made from does not matter', () => {
    const shuffled = sceneArbitrary.chain(scene =>
      fc.record({
        scene: fc.constant(scene),
        machines: fc.shuffledSubarray([...scene.machines], { minLength: scene.machines.length }),
        nodes: fc.shuffledSubarray([...scene.jenkins.nodes], { minLength: scene.jenkins.nodes.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ scene, machines, nodes }) => {
        const other = planOf(scene.fleet, machines, { ...scene.jenkins, nodes });
        const { risks, ...rest } = plan(scene);
        const { risks: others, ...otherRest } = other;
        expect(otherRest).toEqual(rest);
        expect(new Set(others)).toEqual(new Set(risks));
      }),
      { numRuns: 60 },
    );
  });

  it('nothing is rolled, left or at risk when nothing is outdated', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const machines = scene.machines.map(facts => ({ ...facts, drift: [] }));
        const planned = planOf(scene.fleet, machines, scene.jenkins);
        expect(planned).toMatchObject({ agents: [], left: [], leader: undefined, risks: [], ends: NOW });
      }),
      { numRuns: 60 },
    );
  });

  it('static hosts are made anew one at a time', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const hosts = new Set(
          scene.machines.flatMap(facts => (facts.host === undefined ? [] : [nameOf(facts)])),
        );
        const steps = plan(scene).agents.filter(({ name }) => hosts.has(name));
        const inOrder = steps.toSorted((one, other) => one.cordoned - other.cordoned);
        for (const [index, next] of inOrder.entries())
          if (index > 0) expect(next.cordoned).toBeGreaterThanOrEqual(inOrder[index - 1]?.back ?? 0);
      }),
      { numRuns: 100 },
    );
  });

  it('the least time that it names is not beaten', () => {
    fc.assert(
      fc.property(sceneArbitrary, scene => {
        const { agents, atLeast, ends } = plan(scene);
        if (agents.length > 0) expect(atLeast).toBeLessThanOrEqual(ends - NOW);
      }),
      { numRuns: 150 },
    );
  });
});

/** What a group's machine is said to take. */
const BOOT = 3 * MINUTE;

/** The time that an order takes, each machine in the slot that is free first. */
function makespan(order: readonly number[], slots: number): number {
  const free = Array.from({ length: slots }, () => 0);
  for (const ready of order) {
    const first = free.indexOf(Math.min(...free));
    free[first] = Math.max(free[first] ?? 0, ready) + BOOT;
  }
  return Math.max(0, ...free);
}

function* orders(items: readonly number[]): Generator<readonly number[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of orders(items.toSpliced(index, 1))) yield [item, ...rest];
}

/** The outdated machines of each pool: when each is idle, and how many may be away at once. */
function problemsOf({ fleet, machines, jenkins }: Scene) {
  return Object.keys(fleet.pools).map(pool => {
    const own = machines.filter(({ of }) => of.kind === 'autoscaled' && of.pool === pool);
    const ready = own
      .filter(({ drift }) => drift.length > 0)
      .map(facts => jenkins.nodes.find(({ name }) => name === nodeName(facts))?.builds[0])
      .map(running => (running?.estimated === undefined ? 0 : running.startedAt + running.estimated - NOW));
    const { points } = fleet.maintenance.keep;
    const slots = own.length - (own.length === 1 ? 0 : Math.ceil((own.length * points) / 100));
    return { ready, slots };
  });
}

describe('with a label for each pool and equal boots', () => {
  it('no order at all is faster', () => {
    fc.assert(
      fc.property(plainSceneArbitrary, scene => {
        const { ends, atLeast, left } = plan(scene);
        const problems = problemsOf(scene).filter(({ slots }) => slots > 0);
        const best = problems.map(({ ready, slots }) =>
          Math.min(...[...orders(ready)].map(order => makespan(order, slots))),
        );
        expect(ends - NOW).toBe(Math.max(0, ...best));
        expect(atLeast).toBe(ends - NOW);
        expect(left.every(({ kind }) => kind === 'floor')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('one outdated machine more never makes it shorter', () => {
    fc.assert(
      fc.property(plainSceneArbitrary, fc.nat(), (scene, which) => {
        const sound = scene.machines.filter(({ drift }) => drift.length === 0);
        const more = sound[which % Math.max(1, sound.length)];
        const machines = scene.machines.map(facts =>
          facts === more ? { ...facts, drift: [NEW_IMAGE] } : facts,
        );
        expect(plan({ ...scene, machines }).ends).toBeGreaterThanOrEqual(plan(scene).ends);
      }),
      { numRuns: 60 },
    );
  });

  it('as many fit a window as the formula of the reference says', () => {
    fc.assert(
      fc.property(plainSceneArbitrary, fc.integer({ min: 5, max: 150 }), (scene, length) => {
        const window = length * MINUTE;
        const opening = { opens: NOW, closes: NOW + window };
        const planned = planOf(scene.fleet, scene.machines, scene.jenkins, { opening });
        const most = problemsOf(scene).map(({ ready, slots }) => {
          const idle = ready.toSorted((one, other) => one - other);
          const fits = (m: number) =>
            idle.slice(0, m).every((r, i) => r + BOOT * Math.ceil((m - i) / slots) <= window);
          return slots === 0 ? 0 : Math.max(...[0, ...idle.map((_, index) => index + 1)].filter(fits));
        });
        expect(planned.agents.filter(({ fits }) => fits)).toHaveLength(most.reduce((sum, m) => sum + m, 0));
      }),
      { numRuns: 60 },
    );
  });
});
