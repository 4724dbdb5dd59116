import { expect, it } from 'vitest';
import { HOME_ADDRESSES } from '../../../../tools/roll/restore/home-addresses.ts';
import { synthesised } from '../../../stacks/synthesised.ts';
import { FLEET } from '../drift/example.ts';

it('the leader and its home are where Terraform is told that they are', () => {
  const stack = synthesised(FLEET);
  const { volume, attachment, leader } = HOME_ADDRESSES;
  expect([...stack.keys()]).toEqual(expect.arrayContaining([volume, attachment, leader]));
  expect(stack.get(attachment)?.attributes).toMatchObject({
    volume_id: `\${${volume}.id}`,
    instance_id: `\${${leader}.id}`,
  });
});
