import { ofType } from '../stack-view.ts';
import type { Relation } from './relation.ts';

/** Types whose names must differ within an account, the attribute, and the longest that AWS takes. */
const NAMED: readonly (readonly [type: string, attribute: string, longest: number])[] = [
  ['aws_autoscaling_group', 'name', 255],
  ['aws_autoscaling_lifecycle_hook', 'name', 255],
  ['aws_autoscaling_schedule', 'scheduled_action_name', 255],
  ['aws_budgets_budget', 'name', 100],
  ['aws_apigatewayv2_api', 'name', 128],
  ['aws_cloudwatch_log_group', 'name', 512],
  ['aws_cloudwatch_metric_alarm', 'alarm_name', 255],
  ['aws_dynamodb_table', 'name', 255],
  ['aws_ecr_repository', 'name', 256],
  ['aws_iam_instance_profile', 'name', 128],
  ['aws_iam_role', 'name', 64],
  ['aws_iam_service_linked_role', 'custom_suffix', 36],
  ['aws_lambda_function', 'function_name', 64],
  ['aws_launch_template', 'name', 128],
  ['aws_s3_bucket', 'bucket', 63],
  ['aws_scheduler_schedule_group', 'name', 64],
  ['aws_secretsmanager_secret', 'name', 512],
  ['aws_sns_topic', 'name', 256],
  ['aws_sqs_queue', 'name', 80],
];

/** No two resources of a type have one name, and none is longer than AWS takes. */
export const uniqueNames: Relation = view =>
  NAMED.flatMap(([type, attribute, longest]) => {
    const names = ofType(view, type).map(({ attributes }) => String(attributes[attribute]));
    return [
      ...names
        .filter((name, index) => names.indexOf(name) < index)
        .map(name => `${type} ${name} is there twice`),
      ...names.filter(name => name.length > longest).map(name => `${type} ${name} is longer than ${longest}`),
    ];
  });
