import fc from 'fast-check';
import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import type { JenkinsFacts, MachineFacts, NodeFacts } from '../../../../tools/roll/facts.ts';
import {
  autoscaledPool,
  build,
  fleetOf,
  host,
  jenkinsOf,
  machine,
  NEW_IMAGE,
  node,
  nodeName,
  staticPool,
} from './scenes.ts';

/** A fleet, its machines and its Jenkins. */
export interface Scene {
  readonly fleet: Fleet;
  readonly machines: readonly MachineFacts[];
  readonly jenkins: JenkinsFacts;
}

const LABELS = ['A', 'B', 'C'];

/** Minutes that a build still runs. */
const minutes = fc.integer({ min: 1, max: 90 });

const machineState = fc.record({
  drifts: fc.boolean(),
  state: fc.constantFrom<NodeFacts['state'] | 'absent'>(
    'online',
    'online',
    'online',
    'cordoned',
    'offline',
    'absent',
  ),
  builds: fc.array(
    fc.oneof({ weight: 5, arbitrary: minutes }, { weight: 1, arbitrary: fc.constant(undefined) }),
    {
      maxLength: 2,
    },
  ),
});

const pool = fc.record({
  autoscaled: fc.boolean(),
  spare: fc.nat({ max: 3 }),
  labels: fc.subarray(LABELS, { minLength: 1 }),
  machines: fc.array(machineState, { minLength: 1, maxLength: 5 }),
});

const maintenance = fc.record({
  keep: fc.constantFrom('0%', '34%', '50%', '75%', '100%'),
  drain: fc.record({
    deadline: fc.constantFrom('30m', '4h'),
    // biome-ignore lint/suspicious/noThenProperty: a key of the fleet file, never a function, so nothing awaits it
    then: fc.constantFrom('wait' as const, 'abort' as const, 'carry-over' as const),
  }),
});

/** Fleets of several pools that share labels, with an alias, and nodes in every state. */
export const sceneArbitrary: fc.Arbitrary<Scene> = fc
  .tuple(fc.array(pool, { minLength: 1, maxLength: 3 }), maintenance, fc.boolean())
  .map(([pools, maintained, alias]) => {
    const named = pools.map((each, index) => ({ ...each, name: `pool${index}` }));
    const written = named.map(({ name, autoscaled, spare, labels, machines }) => {
      const count = machines.length;
      return [name, autoscaled ? autoscaledPool(count + spare, labels) : staticPool(count, labels)] as const;
    });
    const seen = named.flatMap(({ name, autoscaled, machines }, at) =>
      machines.map(({ drifts, state, builds }, index) => {
        const drift = drifts ? [NEW_IMAGE] : [];
        const facts = autoscaled ? machine(name, at * 100 + index + 1, drift) : host(name, index + 1, drift);
        const running = builds.map((left, slot) => build(`${name}-${index}-${slot}`, left));
        const called = autoscaled ? nodeName(facts) : `${name}-${index + 1}`;
        const nodes = state === 'absent' ? [] : [node(called, running, { state, reason: 'an operator' })];
        return { facts, nodes };
      }),
    );
    return {
      fleet: fleetOf(Object.fromEntries(written), maintained, alias ? { X: 'A' } : {}),
      machines: seen.map(({ facts }) => facts),
      jenkins: jenkinsOf(seen.flatMap(({ nodes }) => nodes)),
    };
  });

/** Groups at their `max` with a label each, no replacement first and equal boots: what the formula of the optimum is about. */
export const plainSceneArbitrary: fc.Arbitrary<Scene> = fc
  .record({
    keep: fc.constantFrom('0%', '40%', '50%', '75%'),
    pools: fc.array(
      fc.array(fc.record({ drifts: fc.boolean(), left: fc.nat({ max: 90 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ keep, pools }) => {
    const hosts = pools.flatMap((machines, at) =>
      machines.map(({ drifts, left }, index) => ({
        facts: machine(`pool${at}`, at * 100 + index + 1, drifts ? [NEW_IMAGE] : []),
        running: left === 0 ? [] : [build(`b${at}-${index}`, left)],
      })),
    );
    const written = pools.map((machines, at) => [`pool${at}`, autoscaledPool(machines.length, [`L${at}`])]);
    return {
      fleet: fleetOf(Object.fromEntries(written), { keep }),
      machines: hosts.map(({ facts }) => facts),
      jenkins: jenkinsOf(hosts.map(({ facts, running }) => node(nodeName(facts), running))),
    };
  });
