/** The namespace of the metrics that machines ship; also `logs_namespace` of the Ansible role `logs`. */
export const METRICS_NAMESPACE = 'jenkins-fleet';
