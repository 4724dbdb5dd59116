import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Statement } from '../policy-document.ts';

/** The table, the key that encrypts it, and where it is. */
export interface TableRightsProps {
  readonly fleet: Pick<Fleet, 'region'>;
  readonly bot: Pick<BotSettings, 'instance'>;
  readonly keyArn: string;
  readonly table: { readonly arn: string; readonly indexArn: string; readonly name: string };
}

/** What the keys of an instance's nonces, which are good once, begin with. */
const noncesOf = ({ instance }: Pick<BotSettings, 'instance'>): string => `${instance}#nonce#*`;

/** Reads and writes records, leases and notes. A transaction needs the right to each of its parts and no other. */
export const remembers = ({ table }: TableRightsProps): readonly Statement[] => [
  {
    sid: 'RecordsKeep',
    actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
    resources: [table.arn],
  },
  { sid: 'RecordsFind', actions: ['dynamodb:Query'], resources: [table.indexArn] },
];

/** Uses up nonces, and touches nothing else of the table. */
export const spends = ({ bot, table }: TableRightsProps): Statement => ({
  sid: 'NoncesSpend',
  actions: ['dynamodb:PutItem'],
  resources: [table.arn],
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': noncesOf(bot) } },
});

/** DynamoDB asks KMS in the name of its caller (DynamoDB Developer Guide, "Encryption at rest: how it works"). */
export const tableKey = ({ fleet, keyArn, table }: TableRightsProps): Statement => ({
  sid: 'TableKey',
  actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
  resources: [keyArn],
  conditions: {
    StringEquals: {
      'kms:ViaService': `dynamodb.${fleet.region}.amazonaws.com`,
      'kms:EncryptionContext:aws:dynamodb:tableName': table.name,
    },
  },
});
