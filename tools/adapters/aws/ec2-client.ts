import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { clientSettings } from './client-settings.ts';

/** A client of EC2. Credentials come from where the AWS SDK finds them. */
export const ec2Client = (region: string, config: EC2ClientConfig = {}): EC2Client =>
  new EC2Client({ ...clientSettings(region), ...config });
