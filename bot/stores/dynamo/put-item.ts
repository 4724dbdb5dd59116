import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { askedAws } from '../asked-aws.ts';

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

/** A condition as a command takes it. */
export const inputOf = ({ that, names, values }: Condition) => ({
  ConditionExpression: that,
  ...(names && { ExpressionAttributeNames: { ...names } }),
  ...(values && { ExpressionAttributeValues: { ...values } }),
});

/** Writes an item. @returns undefined; where the condition does not hold, what is there @throws StoreFailed */
export function putItem(
  client: DynamoDBClient,
  table: string,
  { item, condition }: Writing,
): Promise<Item | undefined> {
  const command = new PutItemCommand({
    TableName: table,
    Item: { ...item },
    ...(condition && inputOf(condition)),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  const asked = client.send(command).then(() => undefined, refused);
  return askedAws('dynamodb:PutItem', table, asked);
}

/** The item for which a condition did not hold; empty, where there is none. */
export function refused(error: unknown): Item {
  if (error instanceof ConditionalCheckFailedException) return error.Item ?? {};
  throw error;
}
