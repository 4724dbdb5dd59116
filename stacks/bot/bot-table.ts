import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { Construct } from 'constructs';
import { botName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { THIS } from '../logical-id.ts';

/** The index by which what is due, and the audit trail, are found in the order of time. */
const BY_TIME = 'by-time';

/** What the table needs to know. */
export interface BotTableProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
}

/** All that the bot remembers. A test holds its keys against those that the bot's store reads and writes. */
export class BotTable extends Construct {
  readonly arn: string;
  readonly indexArn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, { fleet, keyArn }: BotTableProps) {
    super(scope, id);
    const table = new DynamodbTable(this, THIS, {
      name: botName(fleet),
      billingMode: 'PAY_PER_REQUEST',
      hashKey: 'pk',
      rangeKey: 'sk',
      attribute: ['pk', 'sk', 'list', 'place'].map(name => ({ name, type: 'S' })),
      globalSecondaryIndex: [
        {
          name: BY_TIME,
          hashKey: 'list',
          rangeKey: 'place',
          projectionType: 'INCLUDE',
          nonKeyAttributes: ['line'],
        },
      ],
      ttl: { enabled: true, attributeName: 'expires' },
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
      deletionProtectionEnabled: true,
      lifecycle: { preventDestroy: true },
    });
    this.arn = table.arn;
    this.indexArn = `${table.arn}/index/${BY_TIME}`;
    this.name = table.name;
  }
}
