import { ofType, type ResourceView, referencesIn, type StackView } from './stack-view.ts';

/** For each type of resource, its ARN behind the account, as AWS makes it from the attributes. */
const TAIL_OF: Readonly<Record<string, (attributes: ResourceView['attributes']) => string>> = {
  aws_cloudwatch_log_group: ({ name }) => `log-group:${name}`,
  aws_cloudwatch_metric_alarm: ({ alarm_name }) => `alarm:${alarm_name}`,
  aws_autoscaling_group: ({ name }) => `autoScalingGroup:*:autoScalingGroupName/${name}`,
  aws_iam_role: ({ name }) => `role/${name}`,
};

/** The service part of an ARN for each of these types. */
const SERVICE_OF: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'logs',
  aws_cloudwatch_metric_alarm: 'cloudwatch',
  aws_autoscaling_group: 'autoscaling',
  aws_iam_role: 'iam',
};

/** Whether an ARN of a policy, written out or as a reference, names something that the stack makes. */
export function namesResource(view: StackView, arn: string): boolean {
  const references = referencesIn(arn).filter(address => !address.startsWith('data.'));
  if (references.length > 0) return references.every(address => view.has(address));
  const [, , service = '', , , ...tail] = arn.replaceAll(/\$\{[^}]*\}/g, 'ACCOUNT').split(':');
  return Object.entries(TAIL_OF).some(
    ([type, tailOf]) =>
      SERVICE_OF[type] === service &&
      ofType(view, type).some(resource => covers(tail.join(':'), tailOf(resource.attributes))),
  );
}

/** `*` in the pattern stands for any text; a group's own `*` is its id, which only AWS knows. */
function covers(pattern: string, text: string): boolean {
  const escaped = pattern.split('*').map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text) || pattern === `${text}:*`;
}
