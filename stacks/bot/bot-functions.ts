import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js';
import { Construct } from 'constructs';
import type { BotPart } from '../../fleet/resolve/bot-parts.ts';
import { BotFunction, type BotFunctionProps } from './bot-function.ts';
import { type FunctionEnvironmentProps, functionEnvironment } from './function-environment.ts';
import { type FunctionRightsProps, functionRights } from './function-rights.ts';
import { LONGEST_ANSWER_SECONDS } from './web-api.ts';

/** The reconciler asks GitHub page by page; what it does not reach it begins with the next time. In seconds. */
const LONGEST_RECONCILIATION = 300;

/** Beside the deliveries there is the tick of each minute. */
const TICKS = 1;

/** What the functions need to know. */
export type BotFunctionsProps = FunctionRightsProps &
  FunctionEnvironmentProps & { readonly queue: { readonly arn: string } };

type Sizes = Pick<
  BotFunctionProps,
  'description' | 'memory' | 'timeoutSeconds' | 'concurrency' | 'scheduled'
>;

/** The three functions, and what brings deliveries to the worker. */
export class BotFunctions extends Construct {
  readonly ingest: BotFunction;
  readonly worker: BotFunction;
  readonly reconcile: BotFunction;
  /** In seconds. */
  readonly timeouts: Readonly<Record<BotPart, number>>;

  constructor(scope: Construct, id: string, props: BotFunctionsProps) {
    super(scope, id);
    const sizes = sizesOf(props);
    const made = (part: BotPart) =>
      new BotFunction(this, part, {
        fleet: props.fleet,
        keyArn: props.keyArn,
        part,
        ...sizes[part],
        environment: functionEnvironment(part, props),
        rights: functionRights(part, props),
      });
    this.ingest = made('ingest');
    this.worker = made('worker');
    this.reconcile = made('reconcile');
    this.timeouts = {
      ingest: sizes.ingest.timeoutSeconds,
      worker: sizes.worker.timeoutSeconds,
      reconcile: sizes.reconcile.timeoutSeconds,
    };
    new LambdaEventSourceMapping(this, 'deliveries', {
      eventSourceArn: props.queue.arn,
      functionName: this.worker.arn,
      // One at a time: of a longer batch of one pull request all after a failure would count as tried, though nobody looked at them.
      batchSize: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: props.bot.worker.concurrency },
    });
  }
}

const sizesOf = ({
  bot: { ingest, worker, reconcile },
}: BotFunctionsProps): Readonly<Record<BotPart, Sizes>> => ({
  ingest: {
    description: 'Verifies deliveries and puts them into the queue',
    memory: ingest.memory,
    timeoutSeconds: LONGEST_ANSWER_SECONDS,
    concurrency: ingest.concurrency,
    scheduled: false,
  },
  worker: {
    description: 'Decides what follows from deliveries, and does it',
    memory: worker.memory,
    timeoutSeconds: worker.timeout.seconds,
    concurrency: worker.concurrency + TICKS,
    scheduled: true,
  },
  reconcile: {
    description: 'Finds deliveries that GitHub could not hand over',
    memory: worker.memory,
    // One ends before the next begins.
    timeoutSeconds: Math.min(LONGEST_RECONCILIATION, reconcile.seconds),
    concurrency: 1,
    scheduled: true,
  },
});
