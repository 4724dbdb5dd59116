import { type EC2Client, type EC2ClientConfig, GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { ec2Client } from '../aws/ec2-client.ts';
import type { Consoles } from './consoles.ts';

const GONE = /^InvalidInstanceID\./;

/** The consoles of EC2's machines. Credentials come from where the AWS SDK finds them. */
export class Ec2Consoles implements Consoles {
  readonly #client: EC2Client;

  constructor(region: string, config: EC2ClientConfig = {}) {
    this.#client = ec2Client(region, config);
  }

  async consoleOutput(instanceId: string): Promise<string | undefined> {
    try {
      return await this.#latest(instanceId);
    } catch (error) {
      if (error instanceof CloudRefused && GONE.test(error.code)) return undefined;
      throw error;
    }
  }

  /** Machines that are older than Nitro have no latest output, only the one of their start. */
  async #latest(instanceId: string): Promise<string> {
    try {
      return await this.#output(instanceId, true);
    } catch (error) {
      if (!(error instanceof CloudRefused) || error.code !== 'UnsupportedOperation') throw error;
      return this.#output(instanceId, false);
    }
  }

  async #output(InstanceId: string, Latest: boolean): Promise<string> {
    const command = new GetConsoleOutputCommand({ InstanceId, ...(Latest && { Latest }) });
    const { Output = '' } = await told('ec2:GetConsoleOutput', this.#client.send(command));
    return Buffer.from(Output, 'base64').toString('utf8');
  }
}
