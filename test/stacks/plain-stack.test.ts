import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct, RootConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { THIS } from '../../stacks/logical-id.ts';
import { PlainStack } from '../../stacks/plain-stack.ts';

describe('PlainStack', () => {
  it('names resources by their path and writes their references out', () => {
    const stack = new PlainStack(new RootConstruct(), 'tvm');
    const network = new Construct(stack, 'network');
    const vpc = new Vpc(network, THIS, { cidrBlock: '10.0.0.0/16' });
    new InternetGateway(network, 'gateway', { vpcId: vpc.id });
    expect(stack.toTerraform()).toEqual({
      resource: {
        aws_vpc: { network: { cidr_block: '10.0.0.0/16' } },
        aws_internet_gateway: { network_gateway: { vpc_id: '$'.concat('{aws_vpc.network.id}') } },
      },
    });
  });

  it('refuses two resources of one name', () => {
    const stack = new PlainStack(new RootConstruct(), 'tvm');
    new Vpc(stack, 'a_b', {});
    new Vpc(new Construct(stack, 'a'), 'b', {});
    expect(() => stack.toTerraform()).toThrow('`resource.aws_vpc.a_b`');
  });
});
