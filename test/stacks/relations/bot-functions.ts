import { z } from 'zod';
import { BOT_FILES, BOT_PARTS, botPackage } from '../../../fleet/resolve/bot-parts.ts';
import { ofType, type ResourceView, referencesIn, type StackView, textsIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const functionSchema = z.object({
  function_name: z.string(),
  handler: z.literal(BOT_FILES.program.replace('.mjs', '.handler')),
  runtime: z.string().startsWith('nodejs'),
  filename: z.string(),
  source_code_hash: z.string(),
  reserved_concurrent_executions: z.int().min(1),
  timeout: z.int().max(900),
  memory_size: z.int().min(128).max(10_240),
  environment: z.object({ variables: z.record(z.string().startsWith('BOT_'), z.string()) }),
  logging_config: z.object({ log_group: z.string() }),
});

/** What every function of the bot is watched for. */
const WATCHED = ['Errors', 'Throttles', 'Duration'];

/** Every function runs a package that is made for it, writes a log of its own, and is watched; without a bot there is none. */
export const botFunctions: Relation = (view, { bot }) => {
  const functions = ofType(view, 'aws_lambda_function');
  const packages = functions.map(({ attributes }) => String(attributes.filename)).sort();
  const wanted = bot === undefined ? [] : BOT_PARTS.map(botPackage).sort();
  return [
    ...(packages.join() === wanted.join() ? [] : [`there are the packages ${packages}, and not ${wanted}`]),
    ...functions.flatMap(each => faultsOf(view, each)),
  ];
};

function faultsOf(view: StackView, { address, attributes }: ResourceView): readonly string[] {
  const { data, error } = functionSchema.safeParse(attributes);
  if (error) return error.issues.map(issue => `${address} ${issue.path.join('.')}: ${issue.message}`);
  const logs = referencesIn(data.logging_config.log_group).filter(log => view.has(log));
  const watched = ofType(view, 'aws_cloudwatch_metric_alarm').filter(alarm =>
    textsIn(alarm.attributes.dimensions).some(text => text === `\${${address}.function_name}`),
  );
  const unwatched = WATCHED.filter(metric => !watched.some(alarm => alarm.attributes.metric_name === metric));
  return [
    ...(logs.length === 1 ? [] : [`${address} writes no log of the stack`]),
    ...(data.source_code_hash.includes(`"${data.filename}"`)
      ? []
      : [`${address} has the hash of another file`]),
    ...unwatched.map(metric => `${address} is not watched for ${metric}`),
  ];
}
