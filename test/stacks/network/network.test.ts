import { describe, expect, it } from 'vitest';
import { statementsOf } from '../policies.ts';
import { ofType, type StackView } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith } from '../written-fleet.ts';

const attributes = (view: StackView, type: string, key: string) =>
  ofType(view, type).map(resource => resource.attributes[key]);

const names = (view: StackView, type: string) => ofType(view, type).map(({ name }) => name);

describe('the fleet’s own network', () => {
  it('leads each private subnet out through the NAT gateway of its own zone', () => {
    const view = synthesised(fleetWith({ network: { nat: 'each-zone' } }));
    for (const letter of ['a', 'b', 'c'])
      expect(view.get(`aws_route.network_private_out-${letter}`)?.attributes).toMatchObject({
        nat_gateway_id: `\${aws_nat_gateway.network_public_nat-${letter}.id}`,
        route_table_id: `\${aws_route_table.network_private_routes-${letter}.id}`,
      });
  });

  it('leads all of them out through one, when one is enough', () => {
    const view = synthesised(fleetWith({ network: { nat: 'one' } }));
    expect(names(view, 'aws_nat_gateway')).toEqual(['network_public_nat-a']);
    const ways = attributes(view, 'aws_route', 'nat_gateway_id').filter(id => id !== undefined);
    expect(new Set(ways)).toEqual(new Set([`\${aws_nat_gateway.network_public_nat-a.id}`]));
  });

  it('has endpoints of the AWS services where there is no NAT', () => {
    const view = synthesised(fleetWith({ network: { nat: 'none' } }));
    expect(names(view, 'aws_nat_gateway')).toEqual([]);
    expect(names(view, 'aws_eip')).toEqual([]);
    const services = attributes(view, 'aws_vpc_endpoint', 'service_name');
    const wanted = 'ssm ssmmessages ec2messages ecr.api ecr.dkr logs secretsmanager autoscaling ec2 sts';
    for (const service of wanted.split(' ')) expect(services).toContain(`com.amazonaws.us-west-2.${service}`);
  });

  it('keeps every name when a zone is added', () => {
    const two = synthesised(fleetWith({ network: { zones: 2 } }));
    const three = synthesised(fleetWith({ network: { zones: 3 } }));
    expect([...three.keys()]).toEqual(expect.arrayContaining([...two.keys()]));
  });

  it('takes the zones that the account has', () => {
    const view = synthesised(fleetWith({ network: { zones: 2, zoneLetters: ['a', 'c', 'd'] } }));
    const zones = attributes(view, 'aws_subnet', 'availability_zone');
    expect(new Set(zones)).toEqual(new Set(['us-west-2a', 'us-west-2c']));
  });

  it('lets strangers’ keys carry nothing to S3', () => {
    const statements = statementsOf(synthesised(fleetWith({}))).filter(
      ({ address }) => address === 'aws_vpc_endpoint.network_s3',
    );
    const writing = statements.filter(({ Action }) => Action.some(action => action !== 's3:GetObject'));
    expect(writing).not.toEqual([]);
    const own = [`\${data.aws_caller_identity.account.account_id}`];
    for (const { Condition } of writing)
      expect(Condition?.StringEquals).toEqual({ 'aws:PrincipalAccount': own, 'aws:ResourceAccount': own });
  });
});

describe('a network that is there already', () => {
  const existing = {
    vpc: 'vpc-0123456789abcdef0',
    public: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
    private: ['subnet-0000000000000002a', 'subnet-0000000000000002b'],
  };
  const view = synthesised(fleetWith({ network: { existing } }));

  it('is not added to', () => {
    const parts =
      /^aws_(vpc|subnet|route|route_table|nat_gateway|internet_gateway|vpc_endpoint|flow_log|eip)\./;
    const made = [...view.keys()].filter(address => parts.test(address));
    expect(made).toEqual([]);
  });

  it('is used', () => {
    expect(view.get('aws_lb.door')?.attributes.subnets).toEqual(existing.public);
    expect(attributes(view, 'aws_autoscaling_group', 'vpc_zone_identifier')).toEqual([existing.private]);
    expect(view.get('aws_instance.leader')?.attributes.subnet_id).toBe(existing.private[0]);
    expect(new Set(attributes(view, 'aws_security_group', 'vpc_id'))).toEqual(new Set([existing.vpc]));
  });

  it('tells the zone in which the home must stand', () => {
    expect(view.get('data.aws_subnet.network_first-private')?.attributes.id).toBe(existing.private[0]);
    expect(view.get('aws_ebs_volume.leader_home')?.attributes.availability_zone).toBe(
      `\${data.aws_subnet.network_first-private.availability_zone}`,
    );
  });
});
