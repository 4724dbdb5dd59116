import { namesResource } from '../arn-match.ts';
import { statementsOf } from '../policies.ts';
import { ofType } from '../stack-view.ts';
import type { Relation } from './relation.ts';

/** Every log group is encrypted with the fleet's key, and the key's policy lets CloudWatch use it for that group. */
export const encryptedLogs: Relation = view => {
  const admitted = statementsOf(view)
    .filter(({ address }) => address.startsWith('aws_kms_key.'))
    .flatMap(({ Condition }) => Condition?.ArnEquals?.['kms:EncryptionContext:aws:logs:arn'] ?? []);
  return ofType(view, 'aws_cloudwatch_log_group').flatMap(group => {
    const alone = new Map([[group.address, group]]);
    return [
      ...(String(group.attributes.kms_key_id).startsWith('${aws_kms_key.')
        ? []
        : [`${group.address} is not encrypted`]),
      ...(admitted.some(arn => namesResource(alone, arn)) ? [] : [`${group.address} may not use the key`]),
      ...(Number(group.attributes.retention_in_days) > 0 ? [] : [`${group.address} is kept for ever`]),
    ];
  });
};
