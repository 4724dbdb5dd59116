import {
  AutoScalingClient,
  type AutoScalingClientConfig,
  DescribeAutoScalingInstancesCommand,
  DescribeScalingActivitiesCommand,
  paginateDescribeAutoScalingGroups,
  SetDesiredCapacityCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { allPages } from '../aws/all-pages.ts';
import { ASKED_ONCE, clientSettings } from '../aws/client-settings.ts';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { once } from '../aws/once.ts';
import { OneAfterAnother } from '../one-after-another.ts';
import { isShort, lastFailure, readGroup } from './group-readings.ts';
import {
  type Enlarged,
  isLeaving,
  type MachineGroup,
  type MachineGroups,
  type Retired,
} from './machine-groups.ts';

/** The most names that Auto Scaling takes at once, unless it is asked for more. */
const NAMES = 50;
const PAGE = 100;
/** Activities of the last minutes; a group that lacks a machine tries again and again. */
const ACTIVITIES = 20;

const TERMINATE = 'autoscaling:TerminateInstanceInAutoScalingGroup';
/** How AWS refuses to shrink a group: "desiredSize equals minSize (1). Terminating instance without replacement will violate …". */
const AT_MIN = /min ?size/i;

type Described = Omit<MachineGroup, 'failed'>;

/** The groups of Auto Scaling. Credentials come from where the AWS SDK finds them. */
export class AutoscalingMachineGroups implements MachineGroups {
  readonly #client: AutoScalingClient;
  readonly #once: AutoScalingClient;
  readonly #options: { readonly abortSignal: AbortSignal };
  readonly #changes = new Map<string, OneAfterAnother>();

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(region: string, signal: AbortSignal, config: AutoScalingClientConfig = {}) {
    const settings = { ...clientSettings(region), ...config };
    this.#client = new AutoScalingClient(settings);
    this.#once = new AutoScalingClient({ ...settings, ...ASKED_ONCE });
    this.#options = { abortSignal: signal };
  }

  async groups(names: readonly string[]): Promise<ReadonlyMap<string, MachineGroup>> {
    const found = new Map<string, MachineGroup>();
    for (let from = 0; from < names.length; from += NAMES)
      for (const group of await this.#described(names.slice(from, from + NAMES)))
        found.set(group.name, {
          ...group,
          failed: isShort(group) ? await this.#failed(group.name) : undefined,
        });
    return found;
  }

  /** One after another: of two that are under way at once the smaller could come last, and AWS would end a machine at random. */
  enlarge(name: string, to: number): Promise<Enlarged> {
    const queue = this.#changes.get(name) ?? new OneAfterAnother();
    this.#changes.set(name, queue);
    return queue.run(() => this.#enlarged(name, to));
  }

  async #enlarged(name: string, to: number): Promise<Enlarged> {
    const { desired, max } = await this.#one('autoscaling:SetDesiredCapacity', name);
    if (desired >= to) return { kind: 'enlarged', desired };
    if (to > max) return { kind: 'at-max', desired, max };
    const command = new SetDesiredCapacityCommand({
      AutoScalingGroupName: name,
      DesiredCapacity: to,
      HonorCooldown: false,
    });
    await told('autoscaling:SetDesiredCapacity', this.#client.send(command, this.#options));
    return { kind: 'enlarged', desired: to };
  }

  async retire(group: string, instance: string, shrink: boolean): Promise<Retired> {
    return once<Retired>(
      this.#options.abortSignal,
      async () => ((await this.#isIn(group, instance)) ? undefined : { kind: 'gone' }),
      async () => {
        const { desired, min } = await this.#one(TERMINATE, group);
        const shrunk = shrink && desired > min && (await this.#shrinking(instance));
        if (!shrunk) await this.#terminate(instance, false);
        return { kind: 'retired', shrunk };
      },
    );
  }

  async #described(names: readonly string[]): Promise<readonly Described[]> {
    const paging = { client: this.#client, pageSize: PAGE };
    const pages = paginateDescribeAutoScalingGroups(
      paging,
      { AutoScalingGroupNames: [...names] },
      this.#options,
    );
    return allPages('autoscaling:DescribeAutoScalingGroups', pages, page =>
      (page.AutoScalingGroups ?? []).map(readGroup),
    );
  }

  async #one(action: string, name: string): Promise<Described> {
    const [group] = await this.#described([name]);
    if (group === undefined) throw new CloudRefused(action, 'NoSuchGroup', `there is no group ${name}`);
    return group;
  }

  async #failed(name: string) {
    const command = new DescribeScalingActivitiesCommand({
      AutoScalingGroupName: name,
      MaxRecords: ACTIVITIES,
    });
    const asked = this.#client.send(command, this.#options);
    return lastFailure((await told('autoscaling:DescribeScalingActivities', asked)).Activities ?? []);
  }

  /** Asked of the instance, not of the group, so that one that is in another group is no mistake for one that is gone. */
  async #isIn(group: string, instance: string): Promise<boolean> {
    const command = new DescribeAutoScalingInstancesCommand({ InstanceIds: [instance] });
    const asked = this.#client.send(command, this.#options);
    const { AutoScalingInstances: [found] = [] } = await told(
      'autoscaling:DescribeAutoScalingInstances',
      asked,
    );
    if (found === undefined || isLeaving({ lifecycle: found.LifecycleState ?? '' })) return false;
    if (found.AutoScalingGroupName === group) return true;
    throw new CloudRefused(
      TERMINATE,
      'OtherGroup',
      `${instance} is in the group ${found.AutoScalingGroupName}, not in ${group}`,
    );
  }

  /** False: somebody shrank the group in between, so that it stands at its minimum. */
  async #shrinking(instance: string): Promise<boolean> {
    try {
      await this.#terminate(instance, true);
      return true;
    } catch (error) {
      if (error instanceof CloudRefused && error.code === 'ValidationError' && AT_MIN.test(error.message))
        return false;
      throw error;
    }
  }

  async #terminate(InstanceId: string, ShouldDecrementDesiredCapacity: boolean): Promise<void> {
    const input = { InstanceId, ShouldDecrementDesiredCapacity };
    const command = new TerminateInstanceInAutoScalingGroupCommand(input);
    await told(TERMINATE, this.#once.send(command, this.#options));
  }
}
