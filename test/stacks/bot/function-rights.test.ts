import { describe, expect, it } from 'vitest';
import { BOT_PARTS, type BotPart, botSecretsOf } from '../../../fleet/resolve/bot-parts.ts';
import { statementsOf } from '../policies.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWithBot } from './bot-fleet.ts';
import { rightsOf } from './rights-of.ts';

const fleet = fleetWithBot();
const view = synthesised(fleet);
const QUEUE = `\${aws_sqs_queue.bot_queue.arn}`;
const DEAD = `\${aws_sqs_queue.bot_queue_dead.arn}`;
const TABLE = `\${aws_dynamodb_table.bot_table.arn}`;
const secretArn = (name: string) => `\${aws_secretsmanager_secret.stores_secret_${name}.arn}`;

describe('the rights of ingest', () => {
  const rights = rightsOf(view, 'ingest');

  it('let strangers add to the queue, and take or change nothing that is there', () => {
    const own = [...rights.keys()].filter(action => /^(?:sqs|dynamodb):/.test(action));
    expect(own).toEqual(['dynamodb:PutItem', 'sqs:SendMessage']);
    expect(rights.get('sqs:SendMessage')).toEqual([QUEUE]);
  });

  it('reach nonces in the table, and no record', () => {
    const statement = statementsOf(view).find(
      ({ address, Action }) => address.includes('ingest') && Action.includes('dynamodb:PutItem'),
    );
    expect(statement).toMatchObject({
      Resource: [TABLE],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['jenkins#nonce#*'] } },
    });
  });
});

describe('the rights of worker and reconciler', () => {
  it('let the worker take, and put back what was dead', () => {
    const rights = rightsOf(view, 'worker');
    expect(rights.get('sqs:ReceiveMessage')).toEqual([QUEUE, DEAD]);
    expect(rights.get('sqs:SendMessage')).toEqual([QUEUE, DEAD]);
  });

  it('let the reconciler put deliveries in and take none out', () => {
    const rights = rightsOf(view, 'reconcile');
    expect(rights.get('sqs:SendMessage')).toEqual([QUEUE]);
    expect([...rights.keys()].filter(action => /^sqs:(?:Receive|Delete)/.test(action))).toEqual([]);
  });
});

describe('artefacts', () => {
  const buckets = ['eessi-staging', 'mxnet-artefacts'];
  const withBuckets = synthesised(fleetWithBot({ buckets }));

  it('are written by the worker alone, to the buckets that are named', () => {
    const rights = rightsOf(withBuckets, 'worker');
    for (const action of ['s3:GetObject', 's3:PutObject'])
      expect(rights.get(action)).toEqual(buckets.map(bucket => `arn:aws:s3:::${bucket}/*`));
    expect(rights.get('s3:ListBucket')).toEqual(buckets.map(bucket => `arn:aws:s3:::${bucket}`));
    for (const part of ['ingest', 'reconcile'] as const)
      expect([...rightsOf(withBuckets, part).keys()].filter(action => action.startsWith('s3:'))).toEqual([]);
    expect([...rightsOf(view, 'worker').keys()].filter(action => action.startsWith('s3:'))).toEqual([]);
  });
});

describe('secrets of the bot', () => {
  it.each(BOT_PARTS)('are read by %s only where it uses them', part => {
    const used = fleet.bot === undefined ? [] : botSecretsOf(fleet.bot);
    const own = used.filter(({ readers }) => readers.includes(part)).map(({ name }) => secretArn(name));
    expect(rightsOf(view, part).get('secretsmanager:GetSecretValue')).toEqual(own.sort());
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(used.length);
  });

  it('are not read by the leader', () => {
    const others = statementsOf(view)
      .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
      .filter(({ address }) => !address.includes('.bot_'))
      .flatMap(({ Resource = [] }) => Resource);
    expect(others).toContain(secretArn('api-token'));
    expect(others.filter(arn => arn.includes('secret_bot-'))).toEqual([]);
  });

  it('stand nowhere in what functions are told but by name', () => {
    const told = (part: BotPart) =>
      ofType(view, 'aws_lambda_function').find(({ name }) => name.endsWith(part))?.attributes.environment;
    expect(told('ingest')).toMatchObject({
      variables: {
        BOT_WEBHOOK_SECRET: 'bot-webhook',
        BOT_SECRETS_PREFIX: 'tvm/',
        BOT_REPORT_SECRET: 'bot-reports',
      },
    });
    expect(told('worker')).toMatchObject({ variables: { BOT_REPORT_SECRET: 'bot-reports' } });
    for (const part of ['worker', 'reconcile'] as const)
      expect(told(part)).not.toHaveProperty('variables.BOT_WEBHOOK_SECRET');
  });
});
