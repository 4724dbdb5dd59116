import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { RootConstruct } from 'constructs';
import { wafLogGroupName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { AgentPools } from '../../stacks/agents/agent-pools.ts';
import { AgentRoles } from '../../stacks/agents/agent-roles.ts';
import { AlarmTopic } from '../../stacks/alarms/alarm-topic.ts';
import { Alarms } from '../../stacks/alarms/alarms.ts';
import { SponsorBudgets } from '../../stacks/budgets/sponsor-budgets.ts';
import { FleetKey } from '../../stacks/encryption/fleet-key.ts';
import { THIS } from '../../stacks/logical-id.ts';
import { LogGroups } from '../../stacks/logs/log-groups.ts';
import { PlainStack } from '../../stacks/plain-stack.ts';
import { Stores } from '../../stacks/stores/stores.ts';
import { type StackView, viewOf } from './stack-view.ts';

const network = { privateSubnetIds: ['subnet-0000000000000000a', 'subnet-0000000000000000b'] };

/** A pin for every image of a fleet. */
export function pinsFor(fleet: Pick<Fleet, 'images'>): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(fleet.images).map((image, index) => [image, `ami-${String(index).padStart(17, '0')}`]),
  );
}

/** Agents, stores, roles, alarms and budgets of a fleet, beside a network, a leader and a load balancer of nobody. */
export function synthesised(fleet: Fleet): StackView {
  const stack = new PlainStack(new RootConstruct(), fleet.fleet);
  const key = new FleetKey(stack, 'key', { fleet });
  const keyArn = key.arn;
  const logs = new LogGroups(stack, 'logs', { fleet, keyArn });
  const stores = new Stores(stack, 'store', { fleet, keyArn, network, fileSystemSecurityGroupId: 'sg-1' });
  const roles = new AgentRoles(stack, 'agents', { fleet, stores, logs, keyArn });
  const { groups } = new AgentPools(stack, THIS, {
    fleet,
    pins: pinsFor(fleet),
    network,
    securityGroupId: 'sg-2',
    keyArn,
    scalingRoleArn: key.scalingRoleArn,
    roles,
  });
  const topic = new AlarmTopic(stack, 'alarms', { fleet, keyArn });
  new Alarms(stack, 'alarm', {
    fleet,
    topicArn: topic.arn,
    leaderInstanceId: 'i-1',
    loadBalancer: { arnSuffix: 'app/x/1', certificateArn: 'arn:aws:acm:x' },
    groups,
  });
  new SponsorBudgets(stack, 'budget', { fleet });
  new CloudwatchLogGroup(stack, 'waf', {
    name: wafLogGroupName(fleet),
    kmsKeyId: keyArn,
    retentionInDays: 30,
  });
  return viewOf(stack.toTerraform());
}
