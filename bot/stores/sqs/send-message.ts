import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Delivery } from '../../model/bot-event.ts';
import { askedAws } from '../asked-aws.ts';
import { textOf } from './message-text.ts';

/** A message to be sent. */
export interface Sent {
  readonly text: string;
  readonly group: string;
  /** Two of the same within five minutes are one; any text. */
  readonly same: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A delivery as a message. @throws StoreFailed when it is too large */
export const messageOf = (delivery: Delivery, group: string): Sent => ({
  text: textOf(delivery),
  group,
  same: delivery.id,
  attributes: { delivery: delivery.id },
});

/** Adds a message to the FIFO queue at an address. @throws StoreFailed */
export async function sendMessage(
  client: SQSClient,
  url: string,
  { text, group, same, attributes }: Sent,
): Promise<void> {
  const command = new SendMessageCommand({
    QueueUrl: url,
    MessageBody: text,
    MessageGroupId: groupName(group),
    MessageDeduplicationId: sha256(same),
    MessageAttributes: Object.fromEntries(
      // In JSON every character is one that SQS takes.
      Object.entries(attributes).map(([name, value]) => [
        name,
        { DataType: 'String', StringValue: JSON.stringify(value) },
      ]),
    ),
  });
  await askedAws('sqs:SendMessage', url, client.send(command));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SQS takes 128 printable characters of ASCII. */
const groupName = (group: string): string => (/^[!-~]{1,128}$/.test(group) ? group : sha256(group));
