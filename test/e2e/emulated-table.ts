import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TABLE_SHAPE } from '../../bot/stores/dynamo/table-shape.ts';

const { hashKey, rangeKey, index } = TABLE_SHAPE;
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });

/** Makes the bot's table, as the stacks do. */
export async function makeTable(
  TableName: string,
  config: ConstructorParameters<typeof DynamoDBClient>[0],
): Promise<void> {
  await new DynamoDBClient({ ...config }).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [hashKey, rangeKey, index.hashKey, index.rangeKey].map(text),
      KeySchema: [
        { AttributeName: hashKey, KeyType: 'HASH' },
        { AttributeName: rangeKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [
            { AttributeName: index.hashKey, KeyType: 'HASH' },
            { AttributeName: index.rangeKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.holds] },
        },
      ],
    }),
  );
}
