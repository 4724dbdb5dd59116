import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { told } from './cloud-refused.ts';

/** How often a request is tried; EC2 throttles accounts as a whole, and the SDK waits longer each time. */
const ATTEMPTS = 8;

/** A client of EC2. Credentials come from where the AWS SDK finds them. */
export const ec2Client = (region: string, config: EC2ClientConfig = {}): EC2Client =>
  new EC2Client({ region, maxAttempts: ATTEMPTS, ...config });

/** All pages of an answer. @throws NoCredentials, CloudRefused */
export function allPages<Page, Item>(
  action: string,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Promise<readonly Item[]> {
  const all = async () => {
    const items: Item[] = [];
    for await (const page of pages) items.push(...itemsOf(page));
    return items;
  };
  return told(action, all());
}
