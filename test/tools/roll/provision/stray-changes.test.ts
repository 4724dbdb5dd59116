import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlannedChange } from '../../../../tools/plan/plan-file.ts';
import { type Meant, strayChanges } from '../../../../tools/roll/provision/stray-changes.ts';

const KINDS: readonly PlannedChange['kind'][] = ['create', 'update', 'replace', 'delete'];
const address = fc.constantFrom(
  'aws_instance.a',
  'aws_instance.b',
  'aws_route53_record.a',
  'aws_ebs_volume.home',
);
const changes = fc.uniqueArray(
  fc.record({
    address,
    type: fc.constant('any'),
    kind: fc.constantFrom(...KINDS),
    before: fc.constant({}),
    after: fc.constant({}),
  }),
  { selector: change => change.address },
);
const meant: fc.Arbitrary<Meant> = fc.record({
  machine: address,
  hangsOn: fc.uniqueArray(address),
  mayUpdate: fc.uniqueArray(address),
});

const change = (at: string, kind: PlannedChange['kind']): PlannedChange => ({
  address: at,
  type: at.split('.')[0] ?? '',
  kind,
  before: {},
  after: {},
});

describe('what a plan changes beside one machine', () => {
  const only: Meant = { machine: 'aws_instance.a', hangsOn: ['aws_route53_record.a'] };

  it('is nothing when the machine is replaced and its record follows', () => {
    const plan = [change('aws_instance.a', 'replace'), change('aws_route53_record.a', 'update')];
    expect(strayChanges(plan, only)).toEqual([]);
  });

  it.each([
    change('aws_instance.b', 'replace'),
    change('aws_instance.b', 'update'),
    change('aws_security_group.a', 'update'),
    change('aws_instance.aa', 'create'),
    change('aws_instance.a', 'delete'),
    change('aws_route53_record.a', 'delete'),
  ])('is $kind $address', stray => {
    expect(strayChanges([stray], only)).toEqual([stray]);
  });

  it('is the volume of the home, unless it is only changed in place', () => {
    const allowed = { ...only, mayUpdate: ['aws_ebs_volume.home'] };
    for (const kind of KINDS)
      expect(strayChanges([change('aws_ebs_volume.home', kind)], allowed)).toHaveLength(
        kind === 'update' ? 0 : 1,
      );
  });

  it('is whatever nobody named, and whatever goes for good', () => {
    fc.assert(
      fc.property(changes, meant, (plan, allowed) => {
        const stray = strayChanges(plan, allowed);
        const named = [allowed.machine, ...allowed.hangsOn, ...(allowed.mayUpdate ?? [])];
        const surely = plan.filter(one => !named.includes(one.address) || one.kind === 'delete');
        expect(stray).toEqual(expect.arrayContaining(surely));
      }),
    );
  });

  it('is judged change by change, in the order of the plan', () => {
    fc.assert(
      fc.property(changes, meant, (plan, allowed) => {
        expect(strayChanges(plan, allowed)).toEqual(plan.flatMap(one => strayChanges([one], allowed)));
      }),
    );
  });

  it('grows no smaller when less is meant', () => {
    fc.assert(
      fc.property(changes, meant, (plan, allowed) => {
        const less: Meant = { machine: allowed.machine, hangsOn: [] };
        expect(strayChanges(plan, less)).toEqual(expect.arrayContaining([...strayChanges(plan, allowed)]));
      }),
    );
  });
});
