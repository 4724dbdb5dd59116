import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import { askedAws } from '../asked-aws.ts';
import { storeSettings } from '../aws-settings.ts';
import { type Sent, sendMessage } from './send-message.ts';

/** SQS's words for a receipt of a message that is nobody's or somebody else's by now. */
const STALE = /^(?:ReceiptHandleIsInvalid|MessageNotInflight)$/;
/** How it words the same as `InvalidParameterValue`. */
const EXPIRED = /ReceiptHandle/;
/** The longest that a message can be hidden, in seconds; SQS says twelve hours from its receipt. */
const LONGEST = 11 * 3_600;

/** A FIFO queue of SQS. Every call throws StoreFailed. Credentials come from where the AWS SDK finds them. */
export class FifoQueue {
  readonly #url: string;
  readonly #client: SQSClient;

  constructor(url: string, region: string, config: SQSClientConfig = {}) {
    this.#url = url;
    this.#client = new SQSClient({ ...storeSettings(region), ...config });
  }

  send(sent: Sent): Promise<void> {
    return sendMessage(this.#client, this.#url, sent);
  }

  /** At most so many, ten at most, which are hidden from others for so many milliseconds. */
  async receive(most: number, hidden: number): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: Math.min(most, 10),
      VisibilityTimeout: seconds(hidden),
      MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId', 'SentTimestamp'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await askedAws('sqs:ReceiveMessage', this.#url, this.#client.send(command));
    return Messages;
  }

  /** Takes a message away. One that is not this receipt's any more stays. */
  async delete(receipt: string): Promise<void> {
    const input = { QueueUrl: this.#url, ReceiptHandle: receipt };
    await this.#ifHeld('sqs:DeleteMessage', this.#client.send(new DeleteMessageCommand(input)));
  }

  /** Hides a message for so many milliseconds from now. False: it is not this receipt's any more. */
  hide(receipt: string, milliseconds: number): Promise<boolean> {
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: this.#url,
      ReceiptHandle: receipt,
      VisibilityTimeout: seconds(milliseconds),
    });
    return this.#ifHeld('sqs:ChangeMessageVisibility', this.#client.send(command));
  }

  /** About how many messages it has, in hand or not. */
  async depth(): Promise<number> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const command = new GetQueueAttributesCommand({ QueueUrl: this.#url, AttributeNames: [...names] });
    const { Attributes } = await askedAws('sqs:GetQueueAttributes', this.#url, this.#client.send(command));
    return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  }

  #ifHeld(action: string, asked: Promise<unknown>): Promise<boolean> {
    const held = asked.then(
      () => true,
      error => {
        if (error instanceof Error && (STALE.test(error.name) || EXPIRED.test(error.message))) return false;
        throw error;
      },
    );
    return askedAws(action, this.#url, held);
  }
}

/** A text attribute of a message; undefined: it has none. */
export function attributeOf(message: Message, name: string): string | undefined {
  const value = message.MessageAttributes?.[name]?.StringValue;
  if (value === undefined) return undefined;
  try {
    return String(JSON.parse(value));
  } catch {
    return undefined;
  }
}

const seconds = (milliseconds: number): number =>
  Math.min(LONGEST, Math.max(0, Math.ceil(milliseconds / 1_000)));
