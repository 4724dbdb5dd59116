import type { Quirk } from './quirk.ts';

const ignore = (type: string, attributes: readonly string[], because: string): Quirk => ({
  type,
  because,
  treatment: { kind: 'ignore', attributes },
});

const set = (type: string, values: Readonly<Record<string, boolean>>, because: string): Quirk => ({
  type,
  because,
  treatment: { kind: 'set', values },
});

const omit = (type: string, because: string): Quirk => ({ type, because, treatment: { kind: 'omit' } });

/**
 * What moto 5.2.5 does not do as AWS does, for provider 5.100.0; each row seen on it.
 * A type may have several rows. What works without help stands in `working-types.ts`.
 */
export const QUIRKS: readonly Quirk[] = [
  // Differences that would be planned again and again.
  ignore(
    'aws_acm_certificate',
    ['key_algorithm'],
    'tells RSA_2048 whatever was asked, which would replace it',
  ),
  ignore(
    'aws_autoscaling_group',
    [
      'service_linked_role_arn',
      'default_instance_warmup',
      'max_instance_lifetime',
      'instance_maintenance_policy',
      'service_linked_role_arn',
    ],
    'drops them when the group is made',
  ),
  ignore(
    'aws_autoscaling_lifecycle_hook',
    ['notification_target_arn', 'role_arn', 'notification_metadata'],
    'invents a queue and a role and drops the metadata',
  ),
  ignore(
    'aws_autoscaling_policy',
    ['enabled', 'predictive_scaling_configuration'],
    'tells `enabled = false` and an empty configuration',
  ),
  ignore('aws_backup_plan', ['tags_all'], 'does not give back tags'),
  ignore('aws_backup_vault', ['tags_all'], 'does not give back tags'),
  ignore(
    'aws_flow_log',
    ['destination_options'],
    'does not give back the options, which would replace the log',
  ),
  ignore(
    'aws_instance',
    ['associate_public_ip_address', 'vpc_security_group_ids', 'root_block_device[0].throughput'],
    'gives private machines a public address, tells groups for the network interface only, and no throughput',
  ),
  ignore('aws_lambda_function', ['dead_letter_config', 'logging_config'], 'does not give them back'),
  ignore(
    'aws_launch_template',
    ['tag_specifications'],
    'adds one for the template itself, made from its tags',
  ),
  ignore('aws_route53_zone', ['vpc'], 'does not give back the networks of a private zone'),
  ignore('aws_s3_bucket_notification', ['eventbridge'], 'does not give it back'),
  ignore('aws_sqs_queue', ['redrive_policy'], 'gives it back with other white space'),
  ignore('aws_vpc_dhcp_options', ['tags_all'], 'does not give back tags'),
  ignore(
    'aws_vpc_security_group_egress_rule',
    ['description'],
    'drops it when the rule names a security group',
  ),
  ignore(
    'aws_vpc_security_group_ingress_rule',
    ['description'],
    'drops it when the rule names a security group',
  ),

  // What would keep the apply from succeeding, or the destroy at the end of a demo.
  set(
    'aws_autoscaling_group',
    { force_delete: true },
    'never drains a group whose machines are protected from scaling in',
  ),
  set('aws_dynamodb_table', { deletion_protection_enabled: false }, 'a demo takes away what it made'),
  set('aws_ecr_repository', { force_delete: true }, 'a demo takes away what it made'),
  set(
    'aws_instance',
    { monitoring: false, disable_api_termination: false },
    'has no MonitorInstances; and a demo takes away what it made',
  ),
  set('aws_lb', { enable_deletion_protection: false }, 'a demo takes away what it made'),
  set('aws_s3_bucket', { force_destroy: true }, 'a demo takes away what it made'),

  // Calls that moto answers with status 404 or 500.
  omit('aws_accessanalyzer_analyzer', 'has no CreateAnalyzer'),
  omit(
    'aws_appautoscaling_target',
    'has no ListTagsForResource of application autoscaling: made, never read',
  ),
  omit('aws_autoscaling_notification', 'has no PutNotificationConfiguration'),
  omit('aws_backup_framework', 'has no CreateFramework'),
  omit('aws_backup_region_settings', 'has no UpdateRegionSettings'),
  omit('aws_backup_selection', 'has no CreateBackupSelection'),
  omit('aws_backup_vault_notifications', 'has no PutBackupVaultNotifications'),
  omit('aws_backup_vault_policy', 'has no PutBackupVaultAccessPolicy'),
  omit('aws_budgets_budget', 'has no ListTagsForResource of budgets: made, never read'),
  omit('aws_ce_anomaly_monitor', 'has no CreateAnomalyMonitor'),
  omit('aws_ce_cost_allocation_tag', 'has no UpdateCostAllocationTagsStatus'),
  omit('aws_cloudwatch_composite_alarm', 'has no PutCompositeAlarm'),
  omit('aws_dlm_lifecycle_policy', 'has no CreateLifecyclePolicy'),
  omit('aws_ebs_default_kms_key', 'has no GetEbsDefaultKmsKeyId: made, never read'),
  omit('aws_ecr_account_setting', 'has no PutAccountSetting'),
  omit('aws_ecr_pull_through_cache_rule', 'has no CreatePullThroughCacheRule'),
  omit('aws_efs_backup_policy', 'has no PutBackupPolicy'),
  omit('aws_efs_file_system_policy', 'has no DeleteFileSystemPolicy: made, never removed'),
  omit('aws_efs_replication_configuration', 'has no CreateReplicationConfiguration'),
  omit('aws_imagebuilder_component', 'has no CreateComponent'),
  omit('aws_placement_group', 'has no CreatePlacementGroup'),
  omit('aws_route53_resolver_query_log_config', 'has no tags for it: made, never read'),
  omit('aws_s3_account_public_access_block', 'asks S3 Control at a host name of the account’s own'),
  omit('aws_s3_bucket_intelligent_tiering_configuration', 'takes it for a request to make the bucket'),
  omit('aws_s3_bucket_metric', 'takes it for a request to make the bucket'),
  omit('aws_s3_bucket_request_payment_configuration', 'takes it for a request to make the bucket'),
  omit('aws_sqs_queue_redrive_allow_policy', 'never gives back what the provider waits for'),
  omit('aws_ssm_association', 'has no CreateAssociation'),
  omit('aws_ssm_service_setting', 'has no UpdateServiceSetting'),
];
