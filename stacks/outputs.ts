import { TerraformElement, type TerraformStack } from 'cdktf';
import { accessLogBucketName, artefactBucketName, cacheBucketName } from '../fleet/resolve/names.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';
import type { GroupReference, HostReference } from './agents/agent-pools.ts';
import type { TerraformJson } from './terraform-json.ts';

/** The bot as people and `fleet bot` reach it. */
interface BotReference {
  readonly webhookAddress: string;
  readonly tableName: string;
  readonly queueUrl: string;
  readonly deadLettersUrl: string;
}

/** What others ask of an applied fleet. */
export interface OutputsProps {
  readonly fleet: Fleet;
  readonly leader: { readonly instanceId: string; readonly privateIp: string; readonly homeVolumeId: string };
  /** By pool. */
  readonly groups: ReadonlyMap<string, GroupReference>;
  /** By pool, hosts in the order of their numbers. */
  readonly hosts: ReadonlyMap<string, readonly HostReference[]>;
  readonly loadBalancer: { readonly name: string };
  readonly sessionPolicyArn: string | undefined;
  /** undefined: the fleet has none. */
  readonly bot: BotReference | undefined;
}

/** The outputs of the stack: names and ids for the tools that drain, roll and look at the fleet. Never a secret. */
export function addOutputs(stack: TerraformStack, props: OutputsProps): void {
  const { fleet, leader, groups, hosts, loadBalancer, sessionPolicyArn, bot } = props;
  const buckets = {
    access_logs: accessLogBucketName(fleet),
    artefacts: artefactBucketName(fleet),
    caches: mapValues(fleet.trust, zone => cacheBucketName(fleet, zone)),
  };
  const outputs: Readonly<Record<string, unknown>> = {
    url: `https://${fleet.domain}/`,
    leader_instance_id: leader.instanceId,
    leader_private_ip: leader.privateIp,
    leader_home_volume_id: leader.homeVolumeId,
    load_balancer_name: loadBalancer.name,
    groups: Object.fromEntries([...groups].map(([pool, group]) => [pool, group.name])),
    hosts: Object.fromEntries(
      [...hosts].map(([pool, list]) => [
        pool,
        list.map(host => ({ id: host.id, private_ip: host.privateIp })),
      ]),
    ),
    buckets,
    ...(sessionPolicyArn !== undefined && { session_policy_arn: sessionPolicyArn }),
    ...(bot !== undefined && {
      bot_webhook: bot.webhookAddress,
      bot_table: bot.tableName,
      bot_queue: bot.queueUrl,
      bot_dead_letters: bot.deadLettersUrl,
    }),
  };
  for (const [name, value] of Object.entries(outputs)) new Output(stack, name, value);
}

/** cdktf's own output makes Node 24 warn of a deprecated call at each synthesis. */
class Output extends TerraformElement {
  readonly #value: unknown;

  constructor(stack: TerraformStack, name: string, value: unknown) {
    super(stack, name);
    this.#value = value;
  }

  override toTerraform(): TerraformJson {
    return { output: { [this.node.id]: { value: this.#value } } };
  }
}

function mapValues(map: Readonly<Record<string, unknown>>, value: (key: string) => string) {
  return Object.fromEntries(Object.keys(map).map(key => [key, value(key)]));
}
