import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRestoredHome } from '../../../../tools/roll/restore/restored-state.ts';

const ADDRESS = 'aws_ebs_volume.leader_home';
const ARN = 'arn:aws:ec2:us-west-2:123456789012:volume/';

const volume = fc.stringMatching(/^vol-[0-9a-f]{17}$/);
const other = fc.record({
  mode: fc.constantFrom('managed', 'data'),
  type: fc.constantFrom('aws_ebs_volume', 'aws_instance'),
  name: fc.constantFrom('leader', 'other'),
  provider: fc.string(),
  instances: fc.array(
    fc.record({
      schema_version: fc.nat(),
      attributes: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
    }),
    { maxLength: 3 },
  ),
});

const stateOf = (serial: number, others: readonly object[], id: string) => ({
  version: 4,
  terraform_version: '1.11.4',
  serial,
  lineage: 'a',
  outputs: { url: { value: 'https://ci.example.org', type: 'string' } },
  resources: [
    ...others,
    {
      mode: 'managed',
      type: 'aws_ebs_volume',
      name: 'leader_home',
      instances: [
        { schema_version: 0, attributes: { id, arn: `${ARN}${id}`, final_snapshot: true, size: 8 } },
      ],
    },
  ],
});

describe('a restored home in the state of Terraform', () => {
  it('is another volume, and nothing else is different', () =>
    fc.assert(
      fc.property(fc.nat(), fc.array(other, { maxLength: 4 }), volume, volume, (serial, others, from, to) => {
        fc.pre(from !== to);
        const restored = withRestoredHome(JSON.stringify(stateOf(serial, others, from)), ADDRESS, to) ?? '';
        expect(JSON.parse(restored)).toEqual(JSON.parse(JSON.stringify(stateOf(serial + 1, others, to))));
        expect(withRestoredHome(restored, ADDRESS, to)).toBeUndefined();
      }),
    ));

  it('is refused where there is no home', () => {
    const { resources: _, ...state } = stateOf(1, [], 'vol-1');
    expect(() => withRestoredHome(JSON.stringify({ ...state, resources: [] }), ADDRESS, 'vol-2')).toThrow(
      ADDRESS,
    );
  });
});
