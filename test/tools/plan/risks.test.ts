import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlannedChange, plannedChanges } from '../../../tools/plan/plan-file.ts';
import { risksOf } from '../../../tools/plan/risks.ts';
import { isEmpty, summaryOf, summaryText } from '../../../tools/plan/summary.ts';

const change = (type: string, kind: PlannedChange['kind'], before = {}, after = {}): PlannedChange => ({
  address: `${type}.x`,
  type,
  kind,
  before,
  after,
});
const kinds = (...changes: PlannedChange[]) => risksOf(changes).map(risk => risk.kind);

describe('the risks of a plan', () => {
  it.each([
    ['aws_instance', 'replace', 'builds'],
    ['aws_instance', 'delete', 'builds'],
    ['aws_autoscaling_group', 'delete', 'builds'],
    ['aws_volume_attachment', 'replace', 'builds'],
    ['aws_ebs_volume', 'replace', 'data'],
    ['aws_s3_bucket', 'delete', 'data'],
    ['aws_kms_key', 'delete', 'data'],
    ['aws_dynamodb_table', 'delete', 'data'],
    ['aws_sqs_queue', 'replace', 'data'],
    ['aws_lb', 'replace', 'access'],
  ] as const)('%s %s is a risk for %s', (type, kind, risk) => {
    expect(kinds(change(type, kind))).toEqual([risk]);
  });

  it('are none where everything is new, whatever it is', () => {
    const types = fc.constantFrom(
      'aws_instance',
      'aws_autoscaling_group',
      'aws_ebs_volume',
      'aws_lb',
      'aws_other',
    );
    fc.assert(
      fc.property(fc.array(types), list => kinds(...list.map(type => change(type, 'create'))).length === 0),
    );
  });

  it('of a group are there when its maximum falls, and not when it rises', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (before, after) => {
        const found = kinds(
          change('aws_autoscaling_group', 'update', { max_size: before }, { max_size: after }),
        );
        expect(found).toEqual(after < before ? ['builds'] : []);
      }),
    );
  });

  it('of an instance are there when an attribute needs a stop, and not for tags', () => {
    expect(kinds(change('aws_instance', 'update', { instance_type: 'a' }, { instance_type: 'b' }))).toEqual([
      'builds',
    ]);
    expect(kinds(change('aws_instance', 'update', { tags: { a: 1 } }, { tags: { a: 2 } }))).toEqual([]);
  });
});

describe('a plan in JSON', () => {
  const plan = (...actions: string[][]) => ({
    format_version: '1.2',
    resource_changes: actions.map((list, index) => ({
      address: `aws_lb.${index}`,
      type: 'aws_lb',
      mode: 'managed',
      change: { actions: list, before: null, after: {} },
    })),
  });

  it('is read as create, update, replace in either order, delete, and nothing', () => {
    const all = plan(
      ['create'],
      ['update'],
      ['delete', 'create'],
      ['create', 'delete'],
      ['delete'],
      ['no-op'],
      ['read'],
    );
    expect(plannedChanges(all).map(found => found.kind)).toEqual([
      'create',
      'update',
      'replace',
      'replace',
      'delete',
    ]);
  });

  it('without changes says so', () => {
    const changes = plannedChanges(plan(['no-op']));
    const summary = summaryOf(changes, risksOf(changes));
    expect(isEmpty(summary)).toBe(true);
    expect(summaryText(summary, changes)).toContain('No changes');
  });

  it('is told with every address that is not new, and every risk', () => {
    const changes = plannedChanges(plan(['create'], ['delete'], ['update']));
    const text = summaryText(summaryOf(changes, risksOf(changes)), changes);
    expect(text).toContain('1 to create, 1 to update, 0 to replace, 1 to destroy');
    expect(text).toContain('access aws_lb.1');
  });

  it.each([{}, { format_version: '2.0' }, { format_version: '1.0', resource_changes: [{}] }, null, 'x'])(
    'is refused when it is no plan: %j',
    other => expect(() => plannedChanges(other)).toThrow(),
  );
});
