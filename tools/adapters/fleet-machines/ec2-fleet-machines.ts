import {
  DescribeInstanceAttributeCommand,
  type EC2Client,
  type EC2ClientConfig,
  type LaunchTemplate,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
} from '@aws-sdk/client-ec2';
import { allPages } from '../aws/all-pages.ts';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import { decodedHash, readMachine, readVersion } from './ec2-readings.ts';
import type { FleetMachine, FleetMachines, MachineTemplate } from './fleet-machines.ts';

/** The most that EC2 takes for launch templates; the emulator gives fewer, and no further page, without it. */
const TEMPLATE_PAGE = 200;
const PAGE = 500;
/** The most values that EC2 takes in a filter. */
const FILTER_VALUES = 200;
/** All states but `terminated`. */
const ALIVE = ['pending', 'running', 'shutting-down', 'stopping', 'stopped'];
/** What was there when it was listed, and is gone. */
const GONE = /^Invalid(?:InstanceID|LaunchTemplateId)\./;

/** The machines of EC2. Credentials come from where the AWS SDK finds them. */
export class Ec2FleetMachines implements FleetMachines {
  readonly #client: EC2Client;
  readonly #options: { readonly abortSignal: AbortSignal };

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(region: string, signal: AbortSignal, config: EC2ClientConfig = {}) {
    this.#client = ec2Client(region, config);
    this.#options = { abortSignal: signal };
  }

  machines(fleet: string): Promise<readonly FleetMachine[]> {
    const filters = [
      { Name: 'tag:fleet', Values: [fleet] },
      { Name: 'instance-state-name', Values: ALIVE },
    ];
    const paging = { client: this.#client, pageSize: PAGE };
    const pages = paginateDescribeInstances(paging, { Filters: filters }, this.#options);
    return allPages('ec2:DescribeInstances', pages, page =>
      (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances.map(readMachine)),
    );
  }

  async userData(machine: string): Promise<string | undefined> {
    const command = new DescribeInstanceAttributeCommand({ InstanceId: machine, Attribute: 'userData' });
    const asked = told('ec2:DescribeInstanceAttribute', this.#client.send(command, this.#options));
    const answer = await asked.catch(undefinedIfGone);
    return answer && decodedHash(answer.UserData?.Value);
  }

  async templates(names: readonly string[]): Promise<readonly MachineTemplate[]> {
    const found: MachineTemplate[] = [];
    for (let from = 0; from < names.length; from += FILTER_VALUES)
      for (const template of await this.#named(names.slice(from, from + FILTER_VALUES)))
        found.push(...(await this.#withVersions(template)));
    return found;
  }

  #named(names: readonly string[]): Promise<readonly LaunchTemplate[]> {
    // As a filter: a name that is not there is then left out instead of refused.
    const filters = [{ Name: 'launch-template-name', Values: [...names] }];
    const paging = { client: this.#client, pageSize: TEMPLATE_PAGE };
    const pages = paginateDescribeLaunchTemplates(paging, { Filters: filters }, this.#options);
    return allPages('ec2:DescribeLaunchTemplates', pages, page => page.LaunchTemplates ?? []);
  }

  /** None, when it was deleted since it was listed. */
  async #withVersions({
    LaunchTemplateId: id = '',
    LaunchTemplateName: name = '',
  }: LaunchTemplate): Promise<readonly MachineTemplate[]> {
    const pages = paginateDescribeLaunchTemplateVersions(
      { client: this.#client, pageSize: TEMPLATE_PAGE },
      // A version may name a parameter that holds the image; EC2 then says which image that is now.
      { LaunchTemplateId: id, ResolveAlias: true },
      this.#options,
    );
    const asked = allPages('ec2:DescribeLaunchTemplateVersions', pages, page =>
      (page.LaunchTemplateVersions ?? []).map(readVersion),
    );
    const versions = [...((await asked.catch(undefinedIfGone)) ?? [])].sort((a, b) => b.number - a.number);
    const [latest] = versions;
    return latest === undefined ? [] : [{ id, name, versions, latest }];
  }
}

function undefinedIfGone(error: unknown): undefined {
  if (error instanceof CloudRefused && GONE.test(error.code)) return undefined;
  throw error;
}
