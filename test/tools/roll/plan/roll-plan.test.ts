import { describe, expect, it } from 'vitest';
import type { RollRisk } from '../../../../tools/roll/plan/roll-risk.ts';
import {
  autoscaledPool,
  build,
  fleetOf,
  host,
  jenkinsOf,
  leader,
  MINUTE,
  machine,
  NEW_TYPE,
  NOW,
  node,
  nodeName,
  planOf,
  staticPool,
} from './scenes.ts';

/** The host beside the one that is looked at. */
const SECOND = host('cpu', 2, []);
const TWO = fleetOf({ cpu: staticPool(2) });
const DEADLINES = (then: 'wait' | 'abort' | 'carry-over') =>
  fleetOf({ cpu: staticPool(2) }, { drain: { deadline: '1h', then } });

const kinds = (risks: readonly RollRisk[]) => risks.map(({ kind }) => kind);
const about = (risks: readonly RollRisk[], kind: RollRisk['kind']) =>
  risks.filter(risk => risk.kind === kind).map(risk => risk.about);

describe('the order', () => {
  it('begins with the idle host, then takes the one that is idle soonest', () => {
    const fleet = fleetOf({ cpu: staticPool(4) }, { keep: '75%' });
    const nodes = [30, 0, 20, 10].map((left, index) =>
      node(`cpu-${index + 1}`, left === 0 ? [] : [build(`b${index}`, left)]),
    );
    const { agents } = planOf(
      fleet,
      [1, 2, 3, 4].map(number => host('cpu', number)),
      jenkinsOf(nodes),
    );
    expect(agents.map(({ name }) => name)).toEqual(['cpu-2', 'cpu-4', 'cpu-3', 'cpu-1']);
    expect(agents.map(({ drained }) => (drained - NOW) / MINUTE)).toEqual([0, 10, 20, 30]);
  });

  it('boots the replacement of an autoscaled machine first where its pool has room, and drains only then', () => {
    const fleet = fleetOf({ cpu: autoscaledPool(2) }, { keep: '100%' });
    const old = machine('cpu', 1);
    const { agents } = planOf(fleet, [old], jenkinsOf([node(nodeName(old), [build('b', 60)])]));
    expect(agents).toMatchObject([
      {
        way: 'surge',
        begins: NOW,
        cordoned: NOW + 3 * MINUTE,
        drained: NOW + 60 * MINUTE,
        back: NOW + 3 * MINUTE,
      },
    ]);
  });

  it('of two idle machines under one floor takes the one first that boots longest', () => {
    const fleet = fleetOf({ a: autoscaledPool(1), b: staticPool(1) });
    const machines = [machine('a', 1), host('b', 1)];
    const jenkins = jenkinsOf([node(nodeName(machine('a', 1))), node('b-1')]);
    expect(planOf(fleet, machines, jenkins).agents.map(({ name }) => name)).toEqual([
      'b-1',
      expect.stringMatching(/^a /),
    ]);
  });

  it('waits for the last of several builds on the agents of a host', () => {
    const fleet = fleetOf({
      cpu: { ...staticPool(1), labels: undefined, agents: [{ labels: ['A'] }, { labels: ['B'] }] },
    });
    const jenkins = jenkinsOf([node('cpu-1', [build('x', 5)]), node('cpu-1b', [build('y', 25)])]);
    expect(planOf(fleet, [host('cpu', 1)], jenkins).agents).toMatchObject([{ drained: NOW + 25 * MINUTE }]);
  });
});

describe('floors', () => {
  it('keep a label of two wholly in service when all of it is to stay, and say so', () => {
    const fleet = fleetOf({ cpu: staticPool(2) }, { keep: '100%' });
    const { agents, left } = planOf(
      fleet,
      [host('cpu', 1), SECOND],
      jenkinsOf([node('cpu-1'), node('cpu-2')]),
    );
    expect(agents).toEqual([]);
    expect(left).toMatchObject([{ kind: 'floor', because: 'CPU has 2 of 2 agents in service and keeps 2' }]);
  });

  it('let a label with one agent go, and say that its builds wait', () => {
    const fleet = fleetOf({ docs: staticPool(1, ['doc']) }, {}, { documentation: 'doc' });
    const { agents, risks } = planOf(fleet, [host('docs', 1)], jenkinsOf([node('docs-1')]));
    expect(agents).toHaveLength(1);
    expect(about(risks, 'single-host')).toEqual(['doc', 'documentation']);
  });

  it('do not keep the only machine of a label for ever, however many agents it has', () => {
    const agents = [{ labels: ['A'] }, { labels: ['A'] }];
    const fleet = fleetOf({ cpu: { ...staticPool(1), labels: undefined, agents } });
    const plan = planOf(fleet, [host('cpu', 1)], jenkinsOf([node('cpu-1'), node('cpu-1b')]));
    expect(plan.agents).toHaveLength(1);
    expect(about(plan.risks, 'single-host')).toEqual(['A']);
  });

  it('count what is missing already: hosts that AWS lacks, agents that are offline or cordoned', () => {
    const fleet = fleetOf({ cpu: staticPool(4) });
    const seen = [host('cpu', 1), host('cpu', 2, []), host('cpu', 3, [])];
    const jenkins = jenkinsOf([
      node('cpu-1'),
      node('cpu-2', [], { state: 'cordoned' }),
      node('cpu-3', [], { state: 'offline' }),
    ]);
    const { agents, left, risks, labels } = planOf(fleet, seen, jenkins);
    expect(labels).toEqual([{ label: 'CPU', hosts: 4, agents: 4, serving: 1, floor: 2 }]);
    expect(agents).toEqual([]);
    expect(left).toMatchObject([{ name: 'cpu-1', kind: 'floor' }]);
    expect(kinds(risks)).toEqual(['operator-cordon', 'below-floor']);
  });

  it('are no reason to wait for an agent that is offline', () => {
    const fleet = fleetOf({ cpu: staticPool(2) }, { keep: '100%' });
    const jenkins = jenkinsOf([node('cpu-1', [], { state: 'offline' }), node('cpu-2')]);
    expect(planOf(fleet, [host('cpu', 1), SECOND], jenkins).agents).toMatchObject([
      { name: 'cpu-1', begins: NOW },
    ]);
  });
});

describe('the deadline', () => {
  const long = jenkinsOf([node('cpu-1', [build('long', 90)]), node('cpu-2')]);
  const seen = [host('cpu', 1), SECOND];

  it('only warns where the policy is to wait', () => {
    const { agents, risks } = planOf(DEADLINES('wait'), seen, long);
    expect(agents).toMatchObject([{ drained: NOW + 90 * MINUTE }]);
    expect(risks).toMatchObject([{ kind: 'beyond-deadline', path: 'job/long/1/' }]);
  });

  it('ends builds where the policy is to abort, those with the least work first', () => {
    const both = jenkinsOf([
      node('cpu-1', [build('older', 90), build('younger', 90, { startedAt: NOW - MINUTE })]),
      node('cpu-2'),
    ]);
    const { agents, risks } = planOf(DEADLINES('abort'), seen, both);
    expect(agents).toMatchObject([{ drained: NOW + 60 * MINUTE }]);
    expect(about(risks, 'beyond-deadline')).toEqual(['job/younger/1/', 'job/older/1/']);
  });

  it('leaves the machine alone where builds are carried over, for none survives the machine under it', () => {
    const { agents, left } = planOf(DEADLINES('carry-over'), seen, long);
    expect(agents).toEqual([]);
    expect(left).toMatchObject([{ name: 'cpu-1', kind: 'long-build' }]);
  });

  it.each([
    ['without an estimate', build('b', undefined)],
    ['that has outrun its estimate', build('b', -5)],
  ])('stands for the end of a build %s', (_, running) => {
    const { agents, risks } = planOf(
      DEADLINES('wait'),
      seen,
      jenkinsOf([node('cpu-1', [running]), node('cpu-2')]),
    );
    expect(agents).toMatchObject([{ drained: NOW + 60 * MINUTE, estimated: false }]);
    expect(about(risks, 'no-estimate')).toEqual(['job/b/1/']);
  });

  it('stands for every build when Jenkins was not read', () => {
    const plan = planOf(DEADLINES('wait'), seen, undefined);
    expect(plan).toMatchObject({
      buildsKnown: false,
      agents: [{ drained: NOW + 60 * MINUTE, estimated: false }],
    });
  });
});

describe('the leader', () => {
  const nodes = [node('cpu-1'), node('cpu-2')];

  it('is not touched for a new image of the agents', () => {
    expect(planOf(TWO, [leader([]), host('cpu', 1), SECOND], jenkinsOf(nodes)).leader).toBeUndefined();
  });

  it('goes after agents that get a new image, and before others', () => {
    const after = planOf(TWO, [leader(), host('cpu', 1), SECOND], jenkinsOf(nodes));
    expect(after.leader).toMatchObject({ position: 'after', begins: after.agents[0]?.back });
    const before = planOf(TWO, [leader(), host('cpu', 1, [NEW_TYPE]), SECOND], jenkinsOf(nodes));
    expect(before.leader).toMatchObject({ position: 'before', begins: NOW });
    expect(before.agents[0]?.begins).toBe(before.leader?.back);
  });

  it('does not wait for agents that are left for the next window, but says that it meets their old image', () => {
    const jenkins = jenkinsOf([node('cpu-1'), node('cpu-2', [build('long', 100)])]);
    const opening = { opens: NOW, closes: NOW + 30 * MINUTE };
    const machines = [leader(), host('cpu', 1), host('cpu', 2)];
    const { agents, leader: planned, risks } = planOf(TWO, machines, jenkins, { opening });
    expect(agents.map(({ fits }) => fits)).toEqual([true, false]);
    expect(planned).toMatchObject({ begins: agents[0]?.back, fits: true });
    expect(about(risks, 'old-agents')).toEqual(['leader']);
  });

  it('holds nobody up when it does not fit the window', () => {
    const jenkins = jenkinsOf([node('cpu-1'), node('cpu-2', [build('lost', 50, { survival: 'lost' })])]);
    const opening = { opens: NOW, closes: NOW + 30 * MINUTE };
    const plan = planOf(TWO, [leader(), host('cpu', 1, [NEW_TYPE]), SECOND], jenkins, { opening });
    expect(plan).toMatchObject({ leader: { fits: false }, agents: [{ begins: NOW, fits: true }] });
  });

  it('waits for what would not survive, names it, and carries the rest over', () => {
    const jenkins = jenkinsOf([
      node('cpu-1', [build('carried', 50)]),
      node('cpu-2', [
        build('waited', 10, { kind: 'freestyle', survival: 'waited-for' }),
        build('lost', 20, { survival: 'lost' }),
        build('riddle', 5, { kind: 'pipeline-without-node', survival: 'unknown' }),
      ]),
    ]);
    const { leader: planned, risks } = planOf(TWO, [leader()], jenkins);
    expect(planned?.drained).toBe(NOW + 20 * MINUTE);
    expect(about(risks, 'not-surviving')).toEqual(['job/lost/1/', 'job/riddle/1/']);
  });

  it('is told of Freestyle builds on cordoned agents, which Jenkins does not wait for', () => {
    const freestyle = build('free', 5, { kind: 'freestyle', survival: 'lost' });
    const jenkins = jenkinsOf([
      node('cpu-1', [freestyle], { state: 'cordoned', reason: 'by eve' }),
      node('cpu-2'),
    ]);
    expect(about(planOf(TWO, [leader()], jenkins).risks, 'freestyle-cordoned')).toEqual(['job/free/1/']);
    expect(about(planOf(TWO, [host('cpu', 2)], jenkins).risks, 'freestyle-cordoned')).toEqual([]);
  });
});

describe('an operator’s mark', () => {
  it('keeps its machine as it is', () => {
    const jenkins = jenkinsOf([
      node('cpu-1', [], { state: 'cordoned', reason: 'looking at a flaky test' }),
      node('cpu-2'),
    ]);
    const { left, risks } = planOf(TWO, [host('cpu', 1), SECOND], jenkins);
    expect(left).toMatchObject([{ kind: 'cordoned', because: expect.stringContaining('flaky test') }]);
    expect(kinds(risks)).toContain('operator-cordon');
  });
});

describe('the queue', () => {
  const item = (why: string) => ({ id: 7, task: 'some-job', since: NOW, why });
  const waiting = (why: string) =>
    about(
      planOf(
        TWO,
        [host('cpu', 1), SECOND],
        jenkinsOf([node('cpu-1'), node('cpu-2')], { waiting: [item(why)] }),
      ).risks,
      'waiting-item',
    );

  it.each([
    'Waiting for next available executor on ‘CPU’',
    'All nodes of label ‘CPU&&!GPU’ are offline',
    '‘cpu-1’ is offline',
  ])('is asked who waits for what is rolled: %s', why => expect(waiting(why)).toEqual(['some-job']));

  it.each([
    'Waiting for next available executor on ‘GPU’',
    'In the quiet period. Expires in 3.8 sec',
    '‘cpu-2’ is offline',
  ])('has others too: %s', why => expect(waiting(why)).toEqual([]));
});

describe('what does not agree', () => {
  it('is told: machines without a node, nodes without a machine, nodes of nobody', () => {
    const fleet = fleetOf({ cpu: staticPool(2), big: autoscaledPool(3, ['BIG']) });
    const gone = machine('big', 9);
    const jenkins = jenkinsOf([node('cpu-2'), node(nodeName(gone)), node('by-hand')]);
    expect(planOf(fleet, [host('cpu', 1, [])], jenkins).mismatches).toMatchObject([
      { kind: 'stranger', about: 'by-hand' },
      { kind: 'no-node', about: 'cpu-1' },
      { kind: 'no-machine', about: 'cpu-2' },
      { kind: 'no-machine', about: nodeName(gone) },
    ]);
  });

  it('has nothing to say of external hosts, which serve beside the fleet’s own', () => {
    const edge = { labels: ['CPU'], external: { hosts: ['edge-1.example.org'] } };
    const fleet = fleetOf({ cpu: staticPool(1), edge });
    const plan = planOf(fleet, [host('cpu', 1)], jenkinsOf([node('cpu-1'), node('edge-1')]));
    expect(plan.mismatches).toEqual([]);
    expect(plan.labels).toEqual([{ label: 'CPU', hosts: 2, agents: 2, serving: 2, floor: 1 }]);
    expect(plan.agents.map(({ name }) => name)).toEqual(['cpu-1']);
  });

  it('of several machines that claim to be one host the newest counts', () => {
    const [old, young] = [
      host('cpu', 1),
      { ...host('cpu', 1, []), id: 'i-0000000000000aaaa', launchedAt: 5 },
    ];
    expect(planOf(TWO, [young, old, SECOND], undefined).agents).toEqual([]);
  });
});

it('says that nothing would end while Jenkins quiets down', () => {
  const jenkins = jenkinsOf([node('cpu-1'), node('cpu-2')], { quietingDown: true });
  expect(kinds(planOf(TWO, [host('cpu', 1), SECOND], jenkins).risks)).toContain('quieting-down');
});

it('begins when the window opens, with as much running then as now', () => {
  const opens = NOW + 600 * MINUTE;
  const jenkins = jenkinsOf([node('cpu-1', [build('b', 15)]), node('cpu-2')]);
  const plan = planOf(TWO, [host('cpu', 1), SECOND], jenkins, {
    opening: { opens, closes: opens + 60 * MINUTE },
  });
  expect(plan.agents).toMatchObject([{ begins: opens, drained: opens + 15 * MINUTE, fits: true }]);
});
