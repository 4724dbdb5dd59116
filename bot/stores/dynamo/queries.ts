import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { hashOf, listOf } from './items.ts';
import { TABLE_SHAPE } from './table-shape.ts';

const { hashKey, rangeKey, index } = TABLE_SHAPE;

/** Items of a pull request whose range keys begin so, in their order or against it, so many in a page. */
export const ofPull = (
  instance: string,
  pull: string,
  begins: string,
  { forward, page }: { readonly forward: boolean; readonly page?: number },
): Omit<QueryCommandInput, 'TableName'> => ({
  KeyConditionExpression: '#hash = :hash AND begins_with(#range, :begins)',
  ExpressionAttributeNames: { '#hash': hashKey, '#range': rangeKey },
  ExpressionAttributeValues: { ':hash': { S: hashOf(instance, 'pull', pull) }, ':begins': { S: begins } },
  ConsistentRead: true,
  ScanIndexForward: forward,
  ...(page !== undefined && { Limit: page }),
});

/** Items in a list by time whose places stand before a text. The index may be some seconds behind the table. */
export const inList = (
  instance: string,
  list: 'due' | 'audit',
  before: string,
  { forward, page }: { readonly forward: boolean; readonly page: number },
): Omit<QueryCommandInput, 'TableName'> => ({
  IndexName: index.name,
  KeyConditionExpression: '#list = :list AND #place < :before',
  ExpressionAttributeNames: { '#list': index.hashKey, '#place': index.rangeKey },
  ExpressionAttributeValues: { ':list': { S: listOf(instance, list) }, ':before': { S: before } },
  ScanIndexForward: forward,
  Limit: page,
});
