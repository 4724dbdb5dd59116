import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { askedAws } from '../asked-aws.ts';
import { storeSettings } from '../aws-settings.ts';

/** An item, or the values of an expression. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** On what condition something is written, and the values that stand in it. */
export interface Condition {
  readonly that: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

/** An item to be written, if need be on a condition. */
export interface Writing {
  readonly item: Item;
  readonly condition?: Condition;
}

const inputOf = ({ that, names, values }: Condition) => ({
  ConditionExpression: that,
  ...(names && { ExpressionAttributeNames: { ...names } }),
  ...(values && { ExpressionAttributeValues: { ...values } }),
});

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
  async put({ item, condition }: Writing): Promise<Item | undefined> {
    const command = new PutItemCommand({
      TableName: this.#name,
      Item: { ...item },
      ...(condition && inputOf(condition)),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const asked = this.#client.send(command).then(() => undefined, refused);
    return this.#told('PutItem', asked);
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

/** The item for which a condition did not hold; empty, where there is none. */
function refused(error: unknown): Item {
  if (error instanceof ConditionalCheckFailedException) return error.Item ?? {};
  throw error;
}

function cancelled(error: unknown): 'refused' | 'busy' {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? [];
  if (codes.includes('ConditionalCheckFailed')) return 'refused';
  if (codes.includes('TransactionConflict')) return 'busy';
  throw error;
}
