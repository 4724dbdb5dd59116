import { z } from 'zod';
import { ofType } from '../stack-view.ts';
import type { Relation } from './relation.ts';

const keptSchema = z.object({ lifecycle: z.object({ prevent_destroy: z.literal(true) }) });

/** Types that always hold what cannot be made again; and versioned buckets, which are versioned for that reason. */
const DATA_BEARING = [
  'aws_kms_key',
  'aws_efs_file_system',
  'aws_ebs_volume',
  'aws_backup_vault',
  'aws_dynamodb_table',
];

/** Terraform refuses to destroy what holds data, and no secret's value is in its state. */
export const keptData: Relation = view => {
  const versioned = ofType(view, 'aws_s3_bucket_versioning').map(({ attributes }) =>
    String(attributes.bucket),
  );
  const bearing = [
    ...DATA_BEARING.flatMap(type => ofType(view, type)),
    ...ofType(view, 'aws_s3_bucket').filter(({ address }) => versioned.includes(`\${${address}.bucket}`)),
  ];
  return [
    ...bearing
      .filter(({ attributes }) => !keptSchema.safeParse(attributes).success)
      .map(({ address }) => `${address} can be destroyed`),
    ...ofType(view, 'aws_secretsmanager_secret_version').map(
      ({ address }) => `${address} puts a value into the state`,
    ),
  ];
};
