import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { askedAws } from '../asked-aws.ts';
import { storeSettings } from '../aws-settings.ts';
import { type Condition, type Item, inputOf, putItem, refused, type Writing } from './put-item.ts';

/** A table of DynamoDB. Every call throws StoreFailed. Credentials come from where the AWS SDK finds them. */
export class Table {
  readonly #name: string;
  readonly #client: DynamoDBClient;

  constructor(name: string, region: string, config: DynamoDBClientConfig = {}) {
    this.#name = name;
    this.#client = new DynamoDBClient({ ...storeSettings(region), ...config });
  }

  async item(key: Item): Promise<Item | undefined> {
    const input = { TableName: this.#name, Key: { ...key }, ConsistentRead: true };
    const { Item } = await this.#told('GetItem', this.#client.send(new GetItemCommand(input)));
    return Item;
  }

  /** Writes an item. @returns undefined; where the condition does not hold, what is there */
  put(writing: Writing): Promise<Item | undefined> {
    return putItem(this.#client, this.#name, writing);
  }

  /** Deletes an item if the condition holds. */
  async delete(key: Item, condition: Condition): Promise<void> {
    const input = { TableName: this.#name, Key: { ...key }, ...inputOf(condition) };
    const asked = this.#client.send(new DeleteItemCommand(input)).then(() => undefined, refused);
    await this.#told('DeleteItem', asked);
  }

  /** Writes all or nothing. `refused`: a condition does not hold; `busy`: somebody else writes one of them right now. */
  async putAll(writings: readonly Writing[]): Promise<'written' | 'refused' | 'busy'> {
    const TransactItems = writings.map(({ item, condition }) => ({
      Put: { TableName: this.#name, Item: { ...item }, ...(condition && inputOf(condition)) },
    }));
    const sent = this.#client.send(new TransactWriteItemsCommand({ TransactItems }));
    return this.#told(
      'PutItem',
      sent.then(() => 'written' as const, cancelled),
    );
  }

  /** What a query finds, page by page as it is needed. */
  async *found(
    query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
  ): AsyncGenerator<Item, void, undefined> {
    let start: Record<string, AttributeValue> | undefined;
    do {
      const input = {
        ...query,
        TableName: this.#name,
        ...(start && { ExclusiveStartKey: start }),
      };
      const page = await this.#told('Query', this.#client.send(new QueryCommand(input)));
      yield* page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  #told<T>(action: string, asked: Promise<T>): Promise<T> {
    return askedAws(`dynamodb:${action}`, this.#name, asked);
  }
}

function cancelled(error: unknown): 'refused' | 'busy' {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? [];
  if (codes.includes('ConditionalCheckFailed')) return 'refused';
  if (codes.includes('TransactionConflict')) return 'busy';
  throw error;
}
