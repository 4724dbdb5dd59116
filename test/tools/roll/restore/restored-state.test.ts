import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOME_ADDRESSES } from '../../../../tools/roll/restore/home-addresses.ts';
import { withRestoredHome } from '../../../../tools/roll/restore/restored-state.ts';

const [TYPE = '', NAME = ''] = HOME_ADDRESSES.volume.split('.');
const ARN = 'arn:aws:ec2:us-west-2:123456789012:volume/';

const volume = fc.stringMatching(/^vol-[0-9a-f]{17}$/);
const other = fc.record({
  mode: fc.constantFrom('managed', 'data'),
  type: fc.constantFrom('aws_ebs_volume', 'aws_instance'),
  name: fc.constantFrom('leader', 'other'),
  provider: fc.string(),
  instances: fc.array(
    fc.record({ schema_version: fc.nat(), attributes: fc.dictionary(fc.string(), fc.jsonValue()) }),
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
      type: TYPE,
      name: NAME,
      instances: [
        { schema_version: 0, attributes: { id, arn: `${ARN}${id}`, final_snapshot: true, size: 8 } },
      ],
    },
  ],
});

describe('a restored home in the state of Terraform', () => {
  it('is another volume, and nothing else is different', () =>
    fc.assert(
      fc.property(fc.nat(), fc.array(other), volume, volume, (serial, others, from, to) => {
        fc.pre(from !== to);
        const restored = withRestoredHome(JSON.stringify(stateOf(serial, others, from)), to) ?? '';
        expect(JSON.parse(restored)).toEqual(JSON.parse(JSON.stringify(stateOf(serial + 1, others, to))));
        expect(withRestoredHome(restored, to)).toBeUndefined();
      }),
    ));

  it('is refused where there is no home', () => {
    const { resources: _, ...state } = stateOf(1, [], 'vol-1');
    expect(() => withRestoredHome(JSON.stringify({ ...state, resources: [] }), 'vol-2')).toThrow(
      HOME_ADDRESSES.volume,
    );
  });
});
