import { describe, expect, it } from 'vitest';
import type { SeenMachine } from '../../../../tools/roll/drift/seen-machine.ts';
import { drifted, exampleWith, facts, MADE, notes, ofPool, PINS, withOne } from './example.ts';

const host = (number: number) => ofPool('gpu').find(({ tags }) => tags.get('Name') === `tvm-gpu-${number}`);
const idOf = (number: number) => host(number)?.id ?? '';
const leader = MADE.machines.find(({ tags }) => tags.get('role') === 'leader');
if (leader === undefined) throw new Error('the example has no leader');
const without = (...ids: readonly string[]) => ({
  ...MADE,
  machines: MADE.machines.filter(one => !ids.includes(one.id)),
});

const GPU = { labels: ['GPU'], image: 'agent-gpu', instances: ['g5.4xlarge'] };

describe('machines for which the fleet file has no place', () => {
  it('are those of a pool that is gone; everything else stays as it is', () => {
    const fleet = exampleWith({ cpu: undefined });
    const ids = ofPool('cpu').map(({ id }) => id);
    const made = { ...MADE, templates: MADE.templates.filter(({ name }) => name !== 'tvm-cpu') };
    expect(drifted(made, fleet)).toEqual(
      Object.fromEntries(
        ids.map(id => [
          id,
          [{ kind: 'settings', what: 'pool', has: 'cpu', wanted: 'none of this name in the fleet file' }],
        ]),
      ),
    );
    const [note, ...others] = notes(made, fleet);
    expect(others).toEqual([]);
    for (const id of ids) expect(note).toContain(id);
    expect(note).toContain('`fleet apply` removes them');
    expect(
      facts(made, fleet)
        .slice(-ids.length)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  it('are the hosts beyond the count', () => {
    const fleet = exampleWith({ gpu: { ...GPU, static: { hosts: 1 } } });
    const found = drifted(MADE, fleet);
    expect(found).toEqual({
      [idOf(2)]: [{ kind: 'settings', what: 'host', has: '2', wanted: '1 to 1' }],
      [idOf(3)]: [{ kind: 'settings', what: 'host', has: '3', wanted: '1 to 1' }],
    });
    expect(notes(MADE, fleet)).toEqual([expect.stringMatching(/`gpu` \(.*\): they are not replaced/)]);
  });

  it('are those of a pool that is of another kind by now', () => {
    const fleet = exampleWith({ gpu: { ...GPU, autoscaled: { max: 3 } } });
    expect(Object.values(drifted(MADE, fleet)).flat()).toEqual(
      ofPool('gpu').map(() => ({ kind: 'settings', what: 'pool', has: 'static', wanted: 'autoscaled' })),
    );
  });

  it('are those whose pool has a name that every object knows', () => {
    const named = ({ tags }: SeenMachine) => ({ tags: new Map([...tags, ['pool', 'constructor']]) });
    expect(drifted(withOne(idOf(2), named))).toEqual({
      [idOf(2)]: [
        { kind: 'settings', what: 'pool', has: 'constructor', wanted: 'none of this name in the fleet file' },
      ],
    });
  });

  it('are those whose name is no host’s', () => {
    for (const name of ['tvm-gpu-01', 'tvm-gpu-0', 'tvm-gpu-', 'other-gpu-2', 'tvm-gpu-2 (old)', '2'])
      expect(drifted(withOne(idOf(2), ({ tags }) => ({ tags: new Map([...tags, ['Name', name]]) })))).toEqual(
        { [idOf(2)]: [{ kind: 'settings', what: 'host', has: 'no number', wanted: '1 to 3' }] },
      );
  });
});

describe('a machine of a group', () => {
  it('is known as such by its group, its template or its name alone', () => {
    const [machine] = ofPool('cpu');
    if (machine === undefined) throw new Error('the example has no such machine');
    const group = 'aws:autoscaling:groupName';
    const bare = new Map([...machine.tags].filter(([key]) => key !== group && key !== 'Name'));
    for (const [tags, template] of [
      [new Map([...bare, [group, 'tvm-cpu']]), undefined],
      [new Map([...bare, ['Name', 'tvm-cpu']]), undefined],
      [bare, machine.template],
    ] as const)
      expect(drifted(withOne(machine.id, () => ({ tags, template })))).toEqual({});
    expect(drifted(withOne(machine.id, () => ({ tags: bare, template: undefined })))).not.toEqual({});
  });
});

describe('places of the fleet file', () => {
  it('at which nothing stands are told', () => {
    expect(notes(without(leader.id, idOf(3)))).toEqual([
      'the leader is not there: `fleet apply` makes it',
      'host 3 of the pool `gpu` is not there: `fleet apply` makes it',
    ]);
  });

  it('at which two stand are told', () => {
    const machines = [...MADE.machines, { ...leader, id: 'i-second' }];
    expect(notes({ ...MADE, machines })).toEqual([
      expect.stringMatching(/^2 machines say that they are the leader: .*i-second/),
    ]);
  });

  it('whose image has no pin are told, and compared in all else', () => {
    const pins = new Map([...PINS].filter(([image]) => image !== 'agent-gpu'));
    expect(drifted(MADE, undefined, pins)).toEqual({});
    expect(notes(MADE, undefined, pins)).toEqual([expect.stringContaining('machines of `agent-gpu`')]);
  });

  it('are told where the leader has no home, which its user data names', () => {
    const made = withOne(leader.id, () => ({ volumes: new Map(), userData: 'sha256:any' }));
    expect(drifted(made)).toEqual({});
    expect(notes(made)).toEqual([expect.stringContaining(`leader ${leader.id} is not compared`)]);
  });
});
