import { type EC2Client, type EC2ClientConfig, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import {
  GetServiceQuotaCommand,
  paginateListAWSDefaultServiceQuotas,
  ServiceQuotasClient,
  type ServiceQuotasClientConfig,
} from '@aws-sdk/client-service-quotas';
import { allPages } from '../aws/all-pages.ts';
import { clientSettings } from '../aws/client-settings.ts';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import type { CountedMachine, Quotas } from './quotas.ts';

const PAGE = 100;
const INSTANCES_PAGE = 500;
/** EC2 counts those that run; the others will in a moment. */
const COUNTED = ['pending', 'running'];
const UNKNOWN = 'NoSuchResourceException';

/** The quotas of Service Quotas, and the machines of EC2. Credentials come from where the AWS SDK finds them. */
export class AwsQuotas implements Quotas {
  readonly #quotas: ServiceQuotasClient;
  readonly #machines: EC2Client;
  readonly #options: { readonly abortSignal: AbortSignal };

  /** Requests that are under way when `signal` is aborted fail. */
  constructor(
    region: string,
    signal: AbortSignal,
    config: Pick<ServiceQuotasClientConfig & EC2ClientConfig, 'endpoint' | 'credentials'> = {},
  ) {
    this.#quotas = new ServiceQuotasClient({ ...clientSettings(region), ...config });
    this.#machines = ec2Client(region, config);
    this.#options = { abortSignal: signal };
  }

  async limits(service: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const limits = new Map<string, number>();
    // One after the other: Service Quotas answers few requests a second.
    for (const code of codes) {
      const granted = await this.#granted(service, code);
      if (granted !== undefined) limits.set(code, granted);
    }
    if (codes.every(code => limits.has(code))) return limits;
    for (const [code, value] of await this.#defaults(service))
      if (codes.includes(code) && !limits.has(code)) limits.set(code, value);
    return limits;
  }

  running(): Promise<readonly CountedMachine[]> {
    const pages = paginateDescribeInstances(
      { client: this.#machines, pageSize: INSTANCES_PAGE },
      { Filters: [{ Name: 'instance-state-name', Values: COUNTED }] },
      this.#options,
    );
    return allPages('ec2:DescribeInstances', pages, page =>
      (page.Reservations ?? []).flatMap(({ Instances = [] }) =>
        Instances.map(machine => ({
          type: machine.InstanceType ?? '',
          spot: machine.InstanceLifecycle === 'spot',
        })),
      ),
    );
  }

  async #granted(ServiceCode: string, QuotaCode: string): Promise<number | undefined> {
    const asked = this.#quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }), this.#options);
    const answer = await told('servicequotas:GetServiceQuota', asked).catch(undefinedIfUnknown);
    return answer?.Quota?.Value;
  }

  async #defaults(ServiceCode: string): Promise<readonly (readonly [string, number])[]> {
    const paging = { client: this.#quotas, pageSize: PAGE };
    const pages = paginateListAWSDefaultServiceQuotas(paging, { ServiceCode }, this.#options);
    const all = allPages('servicequotas:ListAWSDefaultServiceQuotas', pages, page =>
      (page.Quotas ?? []).flatMap(({ QuotaCode, Value }) =>
        QuotaCode !== undefined && Value !== undefined ? [[QuotaCode, Value] as const] : [],
      ),
    );
    return (await all.catch(undefinedIfUnknown)) ?? [];
  }
}

function undefinedIfUnknown(error: unknown): undefined {
  if (error instanceof CloudRefused && error.code === UNKNOWN) return undefined;
  throw error;
}
