import { namesResource } from '../arn-match.ts';
import { statementsOf } from '../policies.ts';
import { ofType, textsIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const TOPIC = /^\$\{(aws_sns_topic\.[\w-]+)\.arn\}$/;

/** Every alarm tells a topic of the stack, and the topic's policy lets that alarm's name in. */
export const notices: Relation = (view, fleet) => {
  const sources = statementsOf(view)
    .filter(({ Effect, Action }) => Effect === 'Allow' && Action.includes('sns:Publish'))
    .flatMap(({ Condition }) => Condition?.ArnLike?.['aws:SourceArn'] ?? []);
  return ofType(view, 'aws_cloudwatch_metric_alarm').flatMap(alarm => {
    const topics = textsIn(alarm.attributes.alarm_actions).flatMap(text => TOPIC.exec(text)?.[1] ?? []);
    const alone = new Map([[alarm.address, alarm]]);
    return [
      ...(topics.some(topic => view.has(topic)) ? [] : [`${alarm.address} tells nobody`]),
      ...(sources.some(source => namesResource(alone, source))
        ? []
        : [`${alarm.address} of ${fleet.fleet} may not publish`]),
    ];
  });
};
